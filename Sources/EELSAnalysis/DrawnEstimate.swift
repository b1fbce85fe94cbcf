import AnalysisFindings

/// An estimate from draws that scatter about a reference as the truth may about the value.
enum DrawnEstimate {
  /// - Parameters:
  ///   - value: The value in the data.
  ///   - draws: The same number in data drawn from the fitted model.
  ///   - reference: The number in the fitted model itself.
  ///   - unit: The unit.
  ///   - floor: The smallest possible value.
  static func make(
    value: Double, draws: [Double], reference: Double, unit: String, floor: Double = 0
  ) -> Estimate {
    let plausible = draws.map { value - ($0 - reference) }.sorted()
    let (lower, upper) = (quantile(plausible, 0.025), quantile(plausible, 0.975))
    // A thousand draws hardly reach the outermost quantiles: at least as far as a normal distribution would.
    let stretch = 3.290527 / 1.959964
    let farLower = min(quantile(plausible, 0.0005), value - stretch * (value - lower))
    let farUpper = max(quantile(plausible, 0.9995), value + stretch * (upper - value))
    let method = "parametric bootstrap, \(draws.count) draws"
    return Estimate(
      value: value, unit: unit, standardUncertainty: (upper - lower) / (2 * 1.959964),
      statedIntervals: [
        ConfidenceInterval(level: 0.95, lower: max(lower, floor), upper: max(upper, floor), method: method),
        ConfidenceInterval(
          level: 0.999, lower: max(farLower, floor), upper: max(farUpper, floor), method: method),
      ])
  }

  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let first = sorted.first else { return .nan }
    let position = share * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }
}
