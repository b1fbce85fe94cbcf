/// The two boundaries of the interphase in sputter time.
struct InterfaceTimes {
  /// Where the outer ion is largest.
  var outer: Double
  /// The first descending crossing of the normalised ions after that; `nil` where there is none.
  var total: Double?
  /// Whether the maximum lies at the end of its fitting window, so that its position is a bound.
  var outerAtWindowEnd: Bool
}

/// The rule for the interphase, read off local fits whose windows a smooth fit of the same counts chooses.
struct InterfaceRule {
  /// Whether each ion is divided by its maximum.
  let normalised: Bool
  /// The points among which the outer maximum is sought.
  let hill: Range<Int>

  /// The boundaries in a pair of signals; `nil` where a fit fails.
  ///
  /// - Parameters:
  ///   - outer: The outer ion.
  ///   - bulk: The bulk ion, on the same times.
  ///   - outerLogRates: The logarithm of the outer ion's smooth rate at each point.
  ///   - bulkLogRates: The same of the bulk ion.
  func times(
    _ outer: ProfileSignal, _ bulk: ProfileSignal, outerLogRates: [Double], bulkLogRates: [Double]
  ) -> InterfaceTimes? {
    guard let summit = hill.max(by: { outerLogRates[$0] < outerLogRates[$1] }),
      let plateauPoint = bulkLogRates.indices.max(by: { bulkLogRates[$0] < bulkLogRates[$1] }),
      let peak = FittingWindow.widestFit(
        outer,
        among: FittingWindow.around(
          summit, logRates: outerLogRates, shares: [0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95], order: 3),
        order: 3),
      let plateau = FittingWindow.widestFit(
        bulk,
        among: FittingWindow.around(
          plateauPoint, logRates: bulkLogRates, shares: [0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99], order: 2),
        order: 2)
    else { return nil }
    let top = peak.maximum
    var result = InterfaceTimes(outer: top.time, total: nil, outerAtWindowEnd: top.atEnd)
    let offset = normalised ? top.logRate - plateau.maximum.logRate : 0
    let difference = outerLogRates.indices.map { outerLogRates[$0] - bulkLogRates[$0] - offset }
    let crossing = outer.times.indices.dropFirst().first {
      outer.times[$0] > top.time && difference[$0] <= 0
        && (difference[$0 - 1] > 0 || outer.times[$0 - 1] <= top.time)
    }
    guard let crossing else { return result }
    let windows = FittingWindow.symmetric(about: crossing, count: outer.count, order: 2)
    guard let outerFit = FittingWindow.widestFit(outer, among: windows, order: 2),
      let bulkFit = FittingWindow.widestFit(bulk, among: windows, order: 2)
    else { return nil }
    result.total = descendingZero(outerFit, bulkFit, offset: offset, last: outer.times.last ?? 0)
      .map { max($0, top.time) }
    return result
  }

  /// Where the difference of two fits falls through `offset`; beyond their common window along the tangent at its end.
  private func descendingZero(
    _ outer: LocalPolynomial, _ bulk: LocalPolynomial, offset: Double, last: Double
  ) -> Double? {
    let lower = max(outer.centre - outer.halfLength, bulk.centre - bulk.halfLength)
    let upper = min(outer.centre + outer.halfLength, bulk.centre + bulk.halfLength)
    guard upper > lower else { return nil }
    let difference = { (time: Double) in outer.logRate(at: time) - bulk.logRate(at: time) - offset }
    let steps = 48
    let width = (upper - lower) / Double(steps)
    if difference(lower) <= 0 { return tangentZero(difference, at: lower, step: width) }
    for step in 1...steps {
      let end = lower + Double(step) * width
      if difference(end) <= 0 {
        var (left, right) = (end - width, end)
        for _ in 0..<40 {
          let middle = 0.5 * (left + right)
          if difference(middle) > 0 { left = middle } else { right = middle }
        }
        return 0.5 * (left + right)
      }
    }
    return tangentZero(difference, at: upper, step: -width).flatMap { $0 <= last ? $0 : nil }
  }

  private func tangentZero(_ difference: (Double) -> Double, at time: Double, step: Double) -> Double? {
    let value = difference(time)
    let slope = (difference(time + step) - value) / step
    guard slope < 0 else { return nil }
    return time - value / slope
  }
}
