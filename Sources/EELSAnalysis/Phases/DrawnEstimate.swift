import AnalysisFindings
import Foundation

/// An estimate from draws that scatter about a reference as the truth may about the value.
enum DrawnEstimate {
  /// - Parameters:
  ///   - value: The value in the data.
  ///   - draws: The same number in data drawn from the fitted model.
  ///   - reference: The number in the fitted model itself.
  ///   - unit: The unit.
  ///   - scatter: A further standard uncertainty of this scan alone, in `unit`; part of the random one.
  ///   - effects: What repeats of the scan would share, in `unit`; it widens the intervals.
  ///   - floor: The smallest possible value.
  static func make(
    value: Double, draws: [Double], reference: Double, unit: String, scatter: Double = 0,
    effects: [SharedEffect] = [],
    floor: Double = 0
  ) -> Estimate {
    let plausible = draws.map { value - ($0 - reference) }.sorted()
    let (lower, upper) = (quantile(plausible, 0.025), quantile(plausible, 0.975))
    // A thousand draws hardly reach the outermost quantiles: at least as far as a normal distribution would.
    let stretch = 3.290527 / 1.959964
    let farLower = min(quantile(plausible, 0.0005), value - stretch * (value - lower))
    let farUpper = max(quantile(plausible, 0.9995), value + stretch * (upper - value))
    let method = "parametric bootstrap, \(draws.count) draws"
    let widened = { (end: Double, deviate: Double) -> Double in
      value + (end < value ? -1 : 1)
        * hypot(end - value, deviate * hypot(scatter, effects.standardUncertainty))
    }
    return Estimate(
      value: value, unit: unit, standardUncertainty: hypot((upper - lower) / (2 * 1.959964), scatter),
      sharedEffects: effects,
      statedIntervals: [
        ConfidenceInterval(
          level: 0.95, lower: max(widened(lower, 1.959964), floor),
          upper: max(widened(upper, 1.959964), floor), method: method),
        ConfidenceInterval(
          level: 0.999, lower: max(widened(farLower, 3.290527), floor),
          upper: max(widened(farUpper, 3.290527), floor), method: method),
      ])
  }

  /// Half of the interval that holds 68 % of the draws.
  static func spread(_ draws: [Double]) -> Double {
    let sorted = draws.sorted()
    return 0.5 * (quantile(sorted, 0.8413) - quantile(sorted, 0.1587))
  }

  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let first = sorted.first else { return .nan }
    let position = share * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }
}
