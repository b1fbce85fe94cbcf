import AnalysisFindings
import Foundation

/// An estimate from plausible values, one a draw.
enum DrawnEstimate {
  /// What the spread of the draws is worth as degrees of freedom: it rests on the curvature of a maximum that the same
  /// counts gave, and scatters by about 14 % between simulated profiles, 1/√(2 · 25).
  static let degreesOfFreedom = 25.0

  /// Draws spread about a value by as much as Student's t is wider than the normal distribution at 95 %.
  static func widened(_ draws: [Double], about value: Double) -> [Double] {
    draws.map { value + 2.059539 / 1.959964 * ($0 - value) }
  }

  /// Makes an estimate with intervals at 95 % and 99.9 %.
  ///
  /// The outermost interval is the wider of the draws' own quantiles and the 95 % one stretched as Student's t
  /// would be, because a thousand draws hardly reach so far.
  /// - Parameters:
  ///   - value: The best value.
  ///   - random: Plausible values with the random part alone.
  ///   - combined: The same draws with the shared part in them.
  ///   - shared: What the sputter rate does to the value.
  ///   - unit: The unit of all of them.
  ///   - limits: What is possible at all.
  ///   - method: How the draws were made.
  static func make(
    value: Double, random: [Double], combined: [Double], shared: [SharedEffect], unit: String,
    limits: ClosedRange<Double>, method: String
  ) -> Estimate {
    let sortedRandom = random.sorted()
    let spread = quantile(sortedRandom, 0.975) - quantile(sortedRandom, 0.025)
    let sorted = combined.sorted()
    let lower = quantile(sorted, 0.025)
    let upper = quantile(sorted, 0.975)
    let middle = quantile(sorted, 0.5)
    let stretch = 3.725144 / 2.059539
    let farLower = min(quantile(sorted, 0.0005), middle - stretch * (middle - lower))
    let farUpper = max(quantile(sorted, 0.9995), middle + stretch * (upper - middle))
    return Estimate(
      value: value, unit: unit, standardUncertainty: spread / (2 * 1.959964),
      sharedEffects: shared, degreesOfFreedom: degreesOfFreedom,
      statedIntervals: [(0.95, lower, upper), (0.999, farLower, farUpper)].map {
        ConfidenceInterval(
          level: $0.0, lower: clamp($0.1, limits), upper: clamp($0.2, limits), method: method)
      })
  }

  /// The correlation of two sets of draws; 0 where one does not vary.
  static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(min(x.count, y.count))
    guard n > 1 else { return 0 }
    let meanX = x.reduce(0, +) / n
    let meanY = y.reduce(0, +) / n
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - meanX) * (a - meanX)
      yy += (b - meanY) * (b - meanY)
      xy += (a - meanX) * (b - meanY)
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
  }

  /// A quantile of sorted values by linear interpolation.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let first = sorted.first else { return .nan }
    let position = share * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
  }

  private static func clamp(_ value: Double, _ limits: ClosedRange<Double>) -> Double {
    min(max(value, limits.lowerBound), limits.upperBound)
  }
}
