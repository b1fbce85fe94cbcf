import NumericalMethods

/// The equations of what blocks share: the file's values, after the shifts of the levels have been eliminated.
struct SharedSystem: Sendable {
  /// The inverse of the matrix of the file's values, row after row.
  private(set) var inverse: [Double]
  /// Half the gradient by the file's values.
  private var gradient: [Double]
  /// The matrix, half gradient and coupling to the file's values of each level's shift.
  private var levels: [Level]
  private let size: Int

  private struct Level: Sendable {
    var curvature: Double
    var gradient: Double
    var coupling: [Double]
  }

  /// The precision of a shift about the present one: no measurement is charged by more than hundreds of eV.
  private static let shiftPrecision = 1e-4
  /// The precision of a shift that is known: a tenth of a meV.
  private static let knownShiftPrecision = 1e8

  /// Collects the eliminated blocks; `nil` where the file's values are not determined.
  init?(_ fit: SeriesFit, _ eliminated: [EliminatedBlock], _ state: SeriesState, damping: Double) {
    let places = fit.filePlaces
    size = places.count
    let size = size
    var matrix = [Double](repeating: 0, count: size * size)
    gradient = [Double](repeating: 0, count: size)
    levels = [Level](
      repeating: Level(
        curvature: fit.shiftsAreKnown ? Self.knownShiftPrecision : Self.shiftPrecision, gradient: 0,
        coupling: [Double](repeating: 0, count: size)),
      count: fit.levelCount)
    for (block, own) in zip(fit.blocks, eliminated) {
      let targets = own.tied.map { fit.target(block.design, $0) }
      for (i, target) in targets.enumerated() {
        switch target {
        case .shift:
          levels[block.level].gradient += own.reducedGradient[i]
          for (j, other) in targets.enumerated() {
            let value = own.reduced[i * targets.count + j]
            switch other {
            case .shift: levels[block.level].curvature += value
            case .file(let column): levels[block.level].coupling[column] += value
            case .constant: break
            }
          }
        case .file(let row):
          gradient[row] += own.reducedGradient[i]
          for (j, other) in targets.enumerated() {
            if case .file(let column) = other {
              matrix[row * size + column] += own.reduced[i * targets.count + j]
            }
          }
        case .constant: break
        }
      }
    }
    for (k, place) in places.enumerated() {
      guard let prior = fit.designs[place.design].parameters[place.place].prior else { continue }
      let precision = 1 / (prior.fileSpread * prior.fileSpread)
      matrix[k * size + k] += precision + damping * matrix[k * size + k]
      gradient[k] += precision * (state.fileValues[place.design][place.place] - prior.mean)
    }
    for index in levels.indices {
      levels[index].curvature *= 1 + damping
      let level = levels[index]
      for row in 0..<size where level.coupling[row] != 0 {
        let factor = level.coupling[row] / level.curvature
        gradient[row] -= factor * level.gradient
        for column in 0..<size { matrix[row * size + column] -= factor * level.coupling[column] }
      }
    }
    guard invertPositiveDefinite(&matrix, size: size) else { return nil }
    inverse = matrix
  }

  /// The steps of the file's values and of the shifts.
  var step: (file: [Double], shifts: [Double]) {
    let file = (0..<size).map { row in
      -(0..<size).reduce(0) { $0 + inverse[row * size + $1] * gradient[$1] }
    }
    let shifts = levels.map { level in
      -(level.gradient + zip(level.coupling, file).reduce(0) { $0 + $1.0 * $1.1 }) / level.curvature
    }
    return (file, shifts)
  }

  /// The covariance of the file's values and, as the last row, of the shift of a level.
  func covariance(level index: Int) -> [Double] {
    let level = levels[index]
    let width = size + 1
    var result = [Double](repeating: 0, count: width * width)
    var variance = 1 / level.curvature
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size {
        let value = inverse[row * size + column]
        result[row * width + column] = value
        sum += value * level.coupling[column]
      }
      let cross = -sum / level.curvature
      result[row * width + size] = cross
      result[size * width + row] = cross
      variance -= cross * level.coupling[row] / level.curvature
    }
    result[size * width + size] = variance
    return result
  }
}
