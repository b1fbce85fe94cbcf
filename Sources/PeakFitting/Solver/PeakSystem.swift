import InterphaseCKernels

/// One spectrum and one compiled model, with all the memory that a fit needs.
///
/// Memory is allocated once and used again for every iteration and, in a batch, for every spectrum.
final class PeakSystem: LeastSquaresSystem {
  let model: CompiledModel
  let freeCount: Int
  let pointCount: Int
  /// Points in a column, rounded up so that kernels run over whole blocks; the surplus has no weight.
  let stride: Int
  /// The distance of the rows of the curvature.
  private let leading: Int
  private var statistic: FitStatistic
  private let storage: UnsafeMutablePointer<Double>
  private let x: UnsafeMutablePointer<Double>
  private let y: UnsafeMutablePointer<Double>
  private let fixed: UnsafeMutablePointer<Double>
  private let peaks: UnsafeMutablePointer<Double>
  private let total: UnsafeMutablePointer<Double>
  private let residuals: UnsafeMutablePointer<Double>
  private let rootWeights: UnsafeMutablePointer<Double>
  private let spare: UnsafeMutablePointer<Double>
  private let jacobian: UnsafeMutablePointer<Double>
  private let tiedColumns: UnsafeMutablePointer<Double>
  private let flat: UnsafeMutablePointer<Double>
  private let slopes: UnsafeMutablePointer<Double>
  private let tapeScratch: UnsafeMutablePointer<Double>
  private let matrix: UnsafeMutablePointer<Double>
  private let factor: UnsafeMutablePointer<Double>
  private let solution: UnsafeMutablePointer<Double>
  private let floors: UnsafeMutablePointer<Double>
  private let level = interphase_kernel_level()
  let gradient: UnsafeMutablePointer<Double>
  let diagonal: UnsafeMutablePointer<Double>
  private let columns: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  private let movable: UnsafeMutablePointer<Int>
  private let chosen: UnsafeMutablePointer<Int64>
  private let layout: ColumnLayout
  /// A quantity that is held at a target by a pseudo-observation.
  var constraint: QuantityConstraint?
  private var constrained: (value: Double, gradient: [Double])?

  init(_ model: CompiledModel, _ spectrum: FitSpectrum, _ statistic: FitStatistic) {
    self.model = model
    self.statistic = statistic
    freeCount = model.freeCount
    pointCount = spectrum.x.count
    stride = (pointCount + 7) / 8 * 8
    leading = (freeCount + 7) / 8 * 8
    layout = ColumnLayout(model)
    let flatCount = model.bindings.count
    let n = freeCount
    var need = 8 * stride + (n + layout.ownColumnCount) * stride + flatCount
    need += layout.slopeCount + layout.scratchCount + n * leading + n * (n + 8) + 4 * n + 8 * 24
    // Aligned to whole blocks, so that no block lies across two cache lines.
    let raw = UnsafeMutableRawPointer.allocate(byteCount: need * 8, alignment: 64)
    storage = raw.initializeMemory(as: Double.self, repeating: 0, count: need)
    var next = storage
    func take(_ count: Int) -> UnsafeMutablePointer<Double> {
      defer { next += (count + 7) / 8 * 8 }
      return next
    }
    x = take(stride)
    y = take(stride)
    fixed = take(stride)
    peaks = take(stride)
    total = take(stride)
    residuals = take(stride)
    rootWeights = take(stride)
    spare = take(stride)
    jacobian = take(n * stride)
    tiedColumns = take(layout.ownColumnCount * stride)
    flat = take(flatCount)
    slopes = take(layout.slopeCount)
    tapeScratch = take(layout.scratchCount)
    matrix = take(n * leading)
    factor = take(n * (n + 8))
    solution = take(n)
    floors = take(n)
    gradient = take(n)
    diagonal = take(n)
    columns = .allocate(capacity: max(flatCount, 1))
    movable = .allocate(capacity: max(n, 1))
    movable.initialize(repeating: 0, count: max(n, 1))
    chosen = .allocate(capacity: max(n, 1))
    chosen.initialize(repeating: 0, count: max(n, 1))
    for place in 0..<max(flatCount, 1) {
      (columns + place).initialize(to: spare)
    }
    for place in 0..<flatCount {
      switch layout.targets[place] {
      case .free(let index): columns[place] = jacobian + index * stride
      case .own(let index): columns[place] = tiedColumns + index * stride
      case .unused: columns[place] = spare
      }
    }
    load(spectrum, statistic)
  }

  deinit {
    storage.deallocate()
    columns.deallocate()
    movable.deallocate()
    chosen.deallocate()
  }

  /// Takes another spectrum with the same number of points.
  func load(_ spectrum: FitSpectrum, _ statistic: FitStatistic) {
    guard spectrum.x.count == pointCount else { return }
    self.statistic = statistic
    for i in 0..<pointCount {
      x[i] = spectrum.x[i]
      y[i] = spectrum.y[i]
      fixed[i] = spectrum.fixedBackground.isEmpty ? 0 : spectrum.fixedBackground[i]
    }
    for i in pointCount..<stride { x[i] = x[max(pointCount - 1, 0)] }
  }

  /// The matrix J̃ᵀJ̃ of the last linearisation, row by row, for the parameters whose curvature was formed.
  var curvatureMatrix: DenseMatrixView { DenseMatrixView(base: matrix, leading: leading) }

  /// The weighted derivative columns and residuals of the last linearisation, without masked surplus.
  func weightedColumns() -> (columns: [Double], residuals: [Double]) {
    var result: [Double] = []
    result.reserveCapacity(freeCount * pointCount)
    for k in 0..<freeCount {
      result += UnsafeBufferPointer(start: jacobian + k * stride, count: pointCount)
    }
    return (result, Array(UnsafeBufferPointer(start: residuals, count: pointCount)))
  }

  /// The weighted residuals (data − model) of the fitted points at the last linearisation.
  func residualsAtLastPoint() -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(pointCount)
    for i in 0..<pointCount where rootWeights[i] > 0 { result.append(-residuals[i]) }
    return result
  }

  /// Derivatives are computed along with the values: most trial points are adopted, and then nothing is done twice.
  func cost(_ free: UnsafePointer<Double>) -> Double {
    evaluateParameters(free)
    evaluate()
    let cost = statistic.linearise(
      total, y, count: pointCount, residuals: residuals, rootWeights: rootWeights)
    guard let constraint else { return cost }
    constrained = constraint.evaluate(Array(UnsafeBufferPointer(start: free, count: freeCount)))
    guard let constrained else { return .infinity }
    let deviation = (constrained.value - constraint.target) / constraint.tolerance
    return cost + deviation * deviation
  }

  func adopt() {
    interphase_weigh_columns(
      level, Int64(stride), Int64(freeCount), rootWeights, residuals, jacobian, gradient, diagonal)
    guard let constraint, let constrained else { return }
    let weight = 1 / (constraint.tolerance * constraint.tolerance)
    let deviation = constrained.value - constraint.target
    for (k, slope) in constrained.gradient.enumerated() where slope != 0 {
      gradient[k] += weight * deviation * slope
      diagonal[k] += weight * slope * slope
    }
  }

  func formCurvature(held: UnsafePointer<Bool>?) {
    var count = 0
    for k in 0..<freeCount where held?[k] != true {
      chosen[count] = Int64(k)
      count += 1
    }
    interphase_curvature(
      level, Int64(stride), Int64(leading), Int64(count), chosen, jacobian, diagonal, matrix)
    guard let constraint, let constrained else { return }
    let weight = 1 / (constraint.tolerance * constraint.tolerance)
    for a in 0..<count {
      let row = Int(chosen[a])
      for b in 0..<count where b != a {
        let column = Int(chosen[b])
        matrix[row * leading + column] += weight * constrained.gradient[row] * constrained.gradient[column]
      }
    }
  }

  private func evaluateParameters(_ free: UnsafePointer<Double>) {
    for (place, binding) in model.bindings.enumerated() {
      switch binding {
      case .fixed(let value): flat[place] = value
      case .free(let index): flat[place] = free[index]
      case .tied(let program):
        program.evaluate(free, scratch: tapeScratch)
        flat[place] = tapeScratch[0]
        let first = layout.slopeStarts[place]
        for k in program.dependencies.indices { slopes[first + k] = tapeScratch[k + 1] }
      }
    }
  }

  private func evaluate() {
    peaks.update(repeating: 0, count: stride)
    for index in layout.columnsToClear { (jacobian + index * stride).update(repeating: 0, count: stride) }
    for curve in model.curves where !curve.isBackground {
      curve.shape.fill(
        x, count: stride, parameters: flat + curve.first, values: peaks,
        derivatives: columns + curve.first)
    }
    total.update(from: peaks, count: stride)
    for i in 0..<pointCount { total[i] += fixed[i] }
    distribute(layout.peakShares)
    for loss in model.losses {
      loss.shape.add(x, count: pointCount, parameters: flat + loss.first, peaks: peaks, to: total)
      loss.shape.fillDerivatives(
        x, count: pointCount, parameters: flat + loss.first, peaks: peaks, derivatives: columns + loss.first)
    }
    if !model.losses.isEmpty {
      for index in layout.columnsOfPeaks {
        let column = jacobian + index * stride
        spare.update(from: column, count: stride)
        for loss in model.losses {
          loss.shape.add(x, count: pointCount, parameters: flat + loss.first, peaks: spare, to: column)
        }
      }
      distribute(layout.lossShares)
    }
    for curve in model.curves where curve.isBackground {
      curve.shape.fill(
        x, count: stride, parameters: flat + curve.first, values: total,
        derivatives: columns + curve.first)
    }
    distribute(layout.backgroundShares)
  }

  /// Adds columns of tied parameters to those of the free parameters on which they depend.
  private func distribute(_ shares: [ColumnLayout.Share]) {
    for share in shares {
      let slope = share.slope < 0 ? 1 : slopes[share.slope]
      let source = columns[share.place]
      let target = jacobian + share.free * stride
      interphase_add_scaled(level, Int64(stride), slope, source, target)
    }
  }

  func solve(
    damping: UnsafePointer<Double>, held: UnsafePointer<Bool>, step: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = freeCount
    let (movable, matrix, factor, floors) = (movable, matrix, factor, floors)
    // Those that move from the front, those that are set on a bound by this step from the back.
    var m = 0
    var given = n
    for k in 0..<n {
      if !held[k] {
        movable[m] = k
        m += 1
      } else if step[k] != 0 {
        given -= 1
        movable[given] = k
      }
    }
    // The right-hand side is one more row.
    let height = (m + 8) / 8 * 8
    for a in 0..<m {
      let row = movable[a]
      let source = matrix + row * leading
      let target = factor + a * height
      var right = -gradient[row]
      for k in given..<n { right -= source[movable[k]] * step[movable[k]] }
      for b in a..<m { target[b] = source[movable[b]] }
      target[m] = right
      target[a] += damping[row]
      floors[a] = 1e-14 * target[a]
    }
    guard
      interphase_cholesky_solve(level, Int64(m), Int64(height), factor, floors, solution) != 0
    else { return false }
    for a in 0..<m { step[movable[a]] = solution[a] }
    return true
  }

  func curvature(along step: UnsafePointer<Double>) -> Double {
    // Where the step is 0 the curvature may not have been formed.
    interphase_quadratic_form(level, Int64(freeCount), Int64(leading), matrix, step)
  }
}

/// A square matrix that lives in a system's memory.
struct DenseMatrixView {
  let base: UnsafePointer<Double>
  let leading: Int

  init(base: UnsafeMutablePointer<Double>, leading: Int) {
    self.base = UnsafePointer(base)
    self.leading = leading
  }

  subscript(row: Int, column: Int) -> Double { base[row * leading + column] }
}
