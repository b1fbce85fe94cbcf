import AnalysisFindings
import Foundation

/// The mean share of an ion among all ions between two depths.
enum NearSurfaceShare {
  /// The mean of counts over totals, with its counting uncertainty.
  ///
  /// Each ratio is a Poisson count times a known weight; the interval is the gamma one for weighted sums of counts
  /// (Fay and Feuer, Statistics in Medicine 16, 791, 1997), which holds down to no counts at all.
  static func estimate(
    counts: [Double], totals: [Double], dispersion: Double, shared effects: [SharedEffect] = []
  ) -> Estimate? {
    let used = zip(counts, totals).filter { $0.1 > 0 }
    guard !used.isEmpty else { return nil }
    let weights = used.map { 1 / ($0.1 * Double(used.count)) }
    let mean = zip(used, weights).reduce(0) { $0 + $1.0.0 * $1.1 }
    // The ion is part of the total: the variance of a share p of T counts is p (1 − p) / T.
    let variance =
      dispersion
      * zip(used, weights).reduce(0) { $0 + $1.0.0 * max(1 - $1.0.0 / $1.0.1, 0) * $1.1 * $1.1 }
    let largest = dispersion * (weights.max() ?? 0)
    let intervals = [(0.95, 1.959964), (0.999, 3.290527)].map { level, deviate in
      let lower = variance > 0 ? gammaQuantile(-deviate, mean: mean, variance: variance) : 0
      let upper = gammaQuantile(deviate, mean: mean + largest, variance: variance + largest * largest)
      let shared = deviate * effects.standardUncertainty
      return ConfidenceInterval(
        level: level, lower: max(mean - hypot(mean - lower, shared), 0),
        upper: mean + hypot(upper - mean, shared),
        method: "gamma interval of weighted counts")
    }
    return Estimate(
      value: mean, unit: "1", standardUncertainty: variance.squareRoot(),
      sharedEffects: effects, statedIntervals: intervals)
  }

  /// The quantile of a gamma distribution at a normal deviate (Wilson and Hilferty, PNAS 17, 684, 1931).
  private static func gammaQuantile(_ deviate: Double, mean: Double, variance: Double) -> Double {
    let shape = mean * mean / variance
    let root = 1 - 1 / (9 * shape) + deviate / (3 * shape.squareRoot())
    return root > 0 ? mean * root * root * root : 0
  }
}
