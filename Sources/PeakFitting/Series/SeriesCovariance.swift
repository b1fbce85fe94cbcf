import NumericalMethods

/// The covariance of all parameters of a series: the inverse of the Hessian over blocks, file and shifts.
///
/// The Hessian is the expected one (Fisher's) with the priors' precisions; no parameter is held at a bound.
package struct SeriesCovariance: Sendable {
  private let fit: SeriesFit
  private let eliminated: [EliminatedBlock]
  private let shared: SharedSystem
  private let blocksOfLevel: [[Int]]

  init?(_ fit: SeriesFit, _ state: SeriesState, _ equations: [BlockEquations]) {
    guard let eliminated = fit.eliminate(equations, state, damping: 0, holdsBounds: false),
      let shared = SharedSystem(fit, eliminated, state, damping: 0)
    else { return nil }
    self.fit = fit
    self.eliminated = eliminated
    self.shared = shared
    var blocksOfLevel = [[Int]](repeating: [], count: fit.levelCount)
    for (index, block) in fit.blocks.enumerated() { blocksOfLevel[block.level].append(index) }
    self.blocksOfLevel = blocksOfLevel
  }

  /// The joint covariance of all parameters of all blocks of a level, in the order of the blocks.
  package func level(_ level: Int) -> LevelCovariance {
    let blocks = blocksOfLevel[level]
    let common = shared.covariance(level: level)
    let width = fit.filePlaces.count + 1
    var starts: [Int: Int] = [:]
    var size = 0
    for block in blocks {
      starts[block] = size
      size += eliminated[block].descent.count
    }
    var matrix = [Double](repeating: 0, count: size * size)
    for (position, block) in blocks.enumerated() {
      let (rows, n) = (gains(block), eliminated[block].descent.count)
      let start = starts[block] ?? 0
      for row in 0..<n {
        for column in 0..<n {
          matrix[(start + row) * size + start + column] = eliminated[block].inverse[row * n + column]
        }
      }
      // G C for this block, then (G C) G′ᵀ for itself and the blocks before it.
      let indices = sharedIndices(block)
      for row in 0..<n {
        var product = [Double](repeating: 0, count: width)
        for (k, index) in indices.enumerated() {
          guard let index else { continue }
          let gain = rows[row * indices.count + k]
          for column in 0..<width { product[column] += gain * common[index * width + column] }
        }
        for other in blocks[...position] {
          let (others, m) = (gains(other), eliminated[other].descent.count)
          let otherIndices = sharedIndices(other)
          let first = starts[other] ?? 0
          for column in 0..<m {
            var sum = 0.0
            for (k, index) in otherIndices.enumerated() {
              guard let index else { continue }
              sum += product[index] * others[column * otherIndices.count + k]
            }
            matrix[(start + row) * size + first + column] += sum
            if other != block { matrix[(first + column) * size + start + row] += sum }
          }
        }
      }
    }
    return LevelCovariance(starts: starts, size: size, matrix: matrix)
  }

  /// A⁻¹ P: how the block's parameters follow the expected values.
  private func gains(_ block: Int) -> [Double] {
    let own = eliminated[block]
    let n = own.descent.count
    return (0..<n).flatMap { row in
      own.tied.indices.map { own.inverse[row * n + own.tied[$0]] * own.precisions[$0] }
    }
  }

  /// The row of each tied parameter's expected value among the shared ones; `nil` for a constant.
  private func sharedIndices(_ block: Int) -> [Int?] {
    eliminated[block].tied.map { place in
      switch fit.target(fit.blocks[block].design, place) {
      case .file(let index): index
      case .shift: fit.filePlaces.count
      case .constant: nil
      }
    }
  }
}

/// The joint covariance of the parameters of one level.
package struct LevelCovariance: Sendable {
  private let starts: [Int: Int]
  private let size: Int
  private let matrix: [Double]

  init(starts: [Int: Int], size: Int, matrix: [Double]) {
    self.starts = starts
    self.size = size
    self.matrix = matrix
  }

  /// The covariance of two parameters, each given by its block and place; 0 for one that is not of the level.
  package subscript(_ a: (block: Int, place: Int), _ b: (block: Int, place: Int)) -> Double {
    guard let first = starts[a.block], let second = starts[b.block] else { return 0 }
    return matrix[(first + a.place) * size + second + b.place]
  }
}
