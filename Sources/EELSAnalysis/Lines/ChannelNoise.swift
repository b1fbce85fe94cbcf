import Foundation

/// The noise of a scan's channels: variance = gain × counts + read-out, neighbours correlated.
struct ChannelNoise {
  /// The variance of a channel's counts over their expectation: 1 for counted electrons, the camera's gain otherwise.
  var gain: Double
  /// The variance of a channel without counts.
  var readout: Double
  /// The correlation of channels one, two and three apart.
  var correlations: [Double]

  /// The variance of a channel of known expectation; never 0.
  func variance(_ counts: Double) -> Double { max(gain * counts + readout, gain, 1e-12) }

  /// How much larger the variance of a sum over many channels is than without correlation.
  var inflation: Double { max(1 + 2 * correlations.reduce(0, +), 0.1) }

  /// The covariance of two numbers of one spectrum whose expected counts are known.
  func covariance(_ a: ChannelSum, _ b: ChannelSum, counts: [Double]) -> Double {
    var sum = 0.0
    for k in counts.indices where a.gradient[k] != 0 {
      let variance = self.variance(max(counts[k], 0))
      sum += a.gradient[k] * b.gradient[k] * variance
      for (lag, correlation) in correlations.enumerated() where correlation != 0 {
        for other in [k - lag - 1, k + lag + 1] where counts.indices.contains(other) {
          sum +=
            correlation * a.gradient[k] * b.gradient[other]
            * (variance * self.variance(max(counts[other], 0))).squareRoot()
        }
      }
    }
    return sum
  }

  /// The standard uncertainty of a number.
  func uncertainty(_ a: ChannelSum, counts: [Double]) -> Double {
    max(covariance(a, a, counts: counts), 0).squareRoot()
  }

  /// The noise from the scatter of many spectra about their fitted backgrounds.
  ///
  /// Gain and read-out are told apart by regions of unlike counts (vacuum and particle, before O K and before the metal);
  /// a read-out or a correlation that does not stand out of its own uncertainty is taken as none.
  static func estimate(
    _ spectra: [[Double]], energies: [Double], windows: [ClosedRange<Double>],
    method: EdgeBackground.Method
  ) -> ChannelNoise {
    var (sum, freedom, pairs) = (0.0, 0.0, 0.0)
    var products = [0.0, 0.0, 0.0]
    var regions: [(level: Double, variance: Double, freedom: Double)] = []
    for window in windows {
      let channels = energies.indices.filter { window.contains(energies[$0]) }
      guard channels.count >= 12 else { continue }
      for counts in spectra {
        guard
          let fit = EdgeBackground.fit(counts, energies: energies, window: window, method: method)
        else { continue }
        let expected = channels.map { max(fit(energies[$0]), 1e-9) }
        let residuals = zip(channels, expected).map { (counts[$0] - $1) / $1.squareRoot() }
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        let level = expected.reduce(0, +) / Double(expected.count)
        regions.append((level, squares / Double(residuals.count - 2) * level, Double(residuals.count - 2)))
        sum += squares
        freedom += Double(residuals.count - 2)
        pairs += Double(residuals.count)
        for lag in 1...3 {
          products[lag - 1] += zip(residuals, residuals.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
        }
      }
    }
    guard freedom > 0, sum > 0 else { return ChannelNoise(gain: 1, readout: 0, correlations: []) }
    let (gain, readout) = line(regions) ?? (sum / freedom, 0)
    // The two fitted parameters pull residuals apart: about −2/n on each correlation.
    let correlations = products.map { $0 / sum + 2 / (pairs / Double(max(spectra.count, 1))) }
    let limit = 4 / pairs.squareRoot()
    return ChannelNoise(
      gain: gain, readout: readout, correlations: Array(correlations.prefix { abs($0) > limit }))
  }

  /// The straight line of variance on counts, where its value at no counts is above 0 by four standard deviations.
  private static func line(
    _ regions: [(level: Double, variance: Double, freedom: Double)]
  ) -> (gain: Double, readout: Double)? {
    var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for region in regions where region.variance > 0 {
      // The variance of a variance is 2 σ⁴/ν; the level stands for σ², because scatter must not weigh itself.
      let weight = region.freedom / max(region.level * region.level, 1e-12)
      w += weight
      wx += weight * region.level
      wy += weight * region.variance
      wxx += weight * region.level * region.level
      wxy += weight * region.level * region.variance
    }
    let determinant = w * wxx - wx * wx
    guard regions.count >= 6, determinant > 1e-6 * w * wxx else { return nil }
    let readout = (wxx * wy - wx * wxy) / determinant
    let gain = (w * wxy - wx * wy) / determinant
    guard gain > 0, readout > 4 * gain * (2 * wxx / determinant).squareRoot() else { return nil }
    return (gain, readout)
  }
}
