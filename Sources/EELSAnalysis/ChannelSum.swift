import Foundation

/// A number read off a spectrum together with how it changes with each channel's counts.
///
/// Two numbers of one spectrum share its noise: their covariance comes from the two gradients.
struct ChannelSum {
  var value: Double
  /// The derivative with respect to the counts of each channel.
  var gradient: [Double]

  static func zero(_ channels: Int) -> ChannelSum {
    ChannelSum(value: 0, gradient: [Double](repeating: 0, count: channels))
  }

  /// Adds a multiple of another number.
  mutating func add(_ factor: Double, _ other: ChannelSum) {
    value += factor * other.value
    for k in gradient.indices { gradient[k] += factor * other.gradient[k] }
  }
}

/// The noise of a scan's channels.
struct ChannelNoise {
  /// The variance of a channel's counts over their expectation: 1 for counted electrons, the camera's gain otherwise.
  var gain: Double
  /// The correlation of channels one, two and three apart.
  var correlations: [Double]

  /// The covariance of two numbers of one spectrum whose expected counts are known.
  func covariance(_ a: ChannelSum, _ b: ChannelSum, counts: [Double]) -> Double {
    var sum = 0.0
    let deviations = counts.map { max($0, 0).squareRoot() }
    for k in counts.indices where a.gradient[k] != 0 {
      sum += a.gradient[k] * b.gradient[k] * max(counts[k], 0)
      for (lag, correlation) in correlations.enumerated() where correlation != 0 {
        for other in [k - lag - 1, k + lag + 1] where counts.indices.contains(other) {
          sum += correlation * a.gradient[k] * b.gradient[other] * deviations[k] * deviations[other]
        }
      }
    }
    return gain * sum
  }

  /// The standard uncertainty of a number.
  func uncertainty(_ a: ChannelSum, counts: [Double]) -> Double {
    max(covariance(a, a, counts: counts), 0).squareRoot()
  }

  /// The noise from the scatter of many spectra about their fitted backgrounds.
  ///
  /// Correlations that do not stand out of their own uncertainty are taken as none.
  static func estimate(
    _ spectra: [[Double]], energies: [Double], windows: [ClosedRange<Double>],
    method: PowerLawBackground.Method
  ) -> ChannelNoise {
    var (sum, freedom) = (0.0, 0.0)
    var products = [0.0, 0.0, 0.0]
    var pairs = 0.0
    for window in windows {
      let channels = energies.indices.filter { window.contains(energies[$0]) }
      guard channels.count >= 12 else { continue }
      for counts in spectra {
        guard
          let fit = PowerLawBackground.fit(counts, energies: energies, window: window, method: method)
        else { continue }
        let residuals = channels.map {
          (counts[$0] - fit(energies[$0])) / max(fit(energies[$0]), 1e-9).squareRoot()
        }
        sum += residuals.reduce(0) { $0 + $1 * $1 }
        freedom += Double(residuals.count - 2)
        pairs += Double(residuals.count)
        for lag in 1...3 {
          products[lag - 1] += zip(residuals, residuals.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
        }
      }
    }
    guard freedom > 0, sum > 0 else { return ChannelNoise(gain: 1, correlations: []) }
    let gain = sum / freedom
    // The two fitted parameters pull residuals apart: about −2/n on each correlation.
    let correlations = products.map { $0 / sum + 2 / (pairs / Double(max(spectra.count, 1))) }
    let limit = 4 / pairs.squareRoot()
    let kept = correlations.prefix { abs($0) > limit }
    return ChannelNoise(gain: gain, correlations: Array(kept))
  }
}
