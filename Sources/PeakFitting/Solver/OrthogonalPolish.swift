import NumericalMethods

extension BoundedLevenbergMarquardt {
  /// Gauss–Newton steps by orthogonal factors of the derivatives, until they no longer move the parameters.
  ///
  /// The normal equations lose twice as many digits to an ill-conditioned problem as these do. Parameters at a bound
  /// stay there. Ends at the latest after 300 steps, or when steps stop shrinking because of rounding.
  func polish(_ system: PeakSystem, at point: inout [Double], cost: Double) -> DescentOutcome {
    let n = point.count
    var outcome = DescentOutcome(
      cost: cost, iterations: 0, evaluations: 0, end: .gradient, gradientCosine: 0)
    let inside = (0..<n).filter { point[$0] > lower[$0] && point[$0] < upper[$0] }
    guard !inside.isEmpty else { return outcome }
    var previous = Double.infinity
    var stalled = 0
    for _ in 0..<300 {
      if isCancelled() { break }
      outcome.iterations += 1
      outcome.evaluations += 1
      let here = point.withUnsafeBufferPointer { p in p.baseAddress.map { system.linearise($0) } ?? .nan }
      guard let step = orthogonalStep(system, inside) else { break }
      var size = 0.0
      var trial = point
      for (k, s) in zip(inside, step) {
        trial[k] += s
        size = max(size, abs(s) / max(abs(point[k]), 1e-300))
      }
      let there = trial.withUnsafeBufferPointer { p in p.baseAddress.map { system.cost($0) } ?? .nan }
      let inBox = inside.allSatisfy { trial[$0] > lower[$0] && trial[$0] < upper[$0] }
      guard inBox, there <= here * (1 + 1e-9) else { break }
      point = trial
      outcome.cost = there
      stalled = size < 0.9 * previous ? 0 : stalled + 1
      previous = size
      if size < 1e-14 || (size < 1e-7 && stalled >= 3) { break }
    }
    return outcome
  }

  private func orthogonalStep(_ system: PeakSystem, _ inside: [Int]) -> [Double]? {
    let weighted = system.weightedColumns()
    let rows = weighted.residuals.count
    var columns: [Double] = []
    var scales: [Double] = []
    for k in inside {
      let column = weighted.columns[(k * rows)..<((k + 1) * rows)]
      let scale = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard scale > 0, scale.isFinite else { return nil }
      scales.append(scale)
      columns += column.map { $0 / scale }
    }
    let factors = HouseholderFactorization(columnMajor: columns, rows: rows, columns: inside.count)
    guard let factors, factors.rank == inside.count, let step = factors.solve(weighted.residuals) else {
      return nil
    }
    return zip(step, scales).map { -$0 / $1 }
  }
}
