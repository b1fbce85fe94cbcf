import AnalysisFindings
import Foundation

/// An estimate from plausible values, one a draw.
enum DrawnEstimate {
  /// What the spread of the draws is worth as degrees of freedom: it scatters by about 14 % between simulated profiles,
  /// 1/√(2 · 25).
  static let degreesOfFreedom = 25.0

  /// Makes an estimate with intervals at 95 % and 99.9 %.
  ///
  /// The draws hold what is not known of the smoothness, so that the inner interval is between their own quantiles. The outer one
  /// is the wider of those and of the inner one stretched as Student's t would be: a thousand draws hardly reach so far.
  /// - Parameters:
  ///   - value: The best value.
  ///   - draws: Plausible values with the random part alone.
  ///   - effects: What one standard uncertainty of each shared fact does, by its source.
  ///   - unit: The unit of all of them.
  ///   - limits: What is possible at all.
  ///   - method: How the draws were made.
  static func make(
    value: Double, draws: [Double], effects: [SharedEffect], unit: String,
    limits: ClosedRange<Double>, method: String
  ) -> Estimate {
    let sorted = draws.sorted()
    let spread = quantile(sorted, 0.975) - quantile(sorted, 0.025)
    let shared = effects.standardUncertainty
    // Quantiles of the normal distribution, and of Student's t with 25 degrees of freedom for the outer one.
    let intervals = [(0.95, 1.959964, 1.959964), (0.999, 3.290527, 3.725144)].map { level, normal, student in
      let tail = (1 - level) / 2
      let ends = [tail, 1 - tail].map { share in
        let drawn = quantile(sorted, share) - value
        let stretched = (quantile(sorted, share < 0.5 ? 0.025 : 0.975) - value) * student / 1.959964
        let random = abs(stretched) > abs(drawn) ? stretched : drawn
        // The shared part is normal and independent of the draws: half-widths add as squares.
        let outwards = share < 0.5 ? -1.0 : 1
        let half = max(outwards * random, 0)
        return value + min(outwards * random, 0) * outwards + outwards * hypot(half, normal * shared)
      }
      return ConfidenceInterval(
        level: level, lower: clamp(ends[0], limits), upper: clamp(ends[1], limits), method: method)
    }
    return Estimate(
      value: value, unit: unit, standardUncertainty: spread / (2 * 1.959964), sharedEffects: effects,
      degreesOfFreedom: degreesOfFreedom, statedIntervals: intervals)
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
