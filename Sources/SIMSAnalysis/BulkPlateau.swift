import Foundation

/// The level that the bulk ion reaches behind the interphase, by which it is normalised.
///
/// Where the counts pass through a maximum that is the level. Otherwise the last part of the rise is fitted as
/// P (1 − exp(−(c + a u + b u²))) by Poisson likelihood, which holds exponential tails (mixing) as well as Gaussian ones (roughness):
/// the level lies between what is reached at the end and what as much again of the profile would reach.
package struct BulkPlateau: Sendable {
  /// The logarithm of the level, counts a unit of exposure.
  package var logRate: Double
  /// The standard uncertainty of the logarithm.
  package var uncertainty = 0.0
  /// The logarithm of what is reached at the end of the profile.
  package var reachedLogRate: Double
  /// By how much the logarithm would still rise behind the end of the profile, with its standard uncertainty.
  package var furtherRise = 0.0
  /// The standard uncertainty of the further rise.
  package var furtherRiseUncertainty = 0.0
  /// Whether the counts fall again before the end, so that the level is their maximum.
  package var isPassed: Bool
  /// Whether the counts rise at all behind the outer maximum.
  package var rises = true

  /// A smaller rise, as a logarithm, is no boundary of a layer.
  static let leastRise = 0.1
  /// A further rise by this much moves the crossing by more than other errors do.
  static let largestRise = 0.05
  /// A further rise known no better than this may be any.
  static let largestUncertainty = 0.1

  /// Whether the signal plainly still rises at the end: more than noise, and more than can be made good for.
  package var isStillRising: Bool {
    furtherRise > 1.65 * furtherRiseUncertainty
      && furtherRise + 1.65 * furtherRiseUncertainty > Self.largestRise
      || furtherRiseUncertainty > Self.largestUncertainty
  }

  /// Judges a signal from a point on; `nil` where no level can be fitted.
  ///
  /// - Parameters:
  ///   - fitted: The bulk ion with its smooth fit.
  ///   - start: The point of the outer maximum, in front of which the bulk ion may be residue of the surface.
  init?(_ fitted: FittedSignal, from start: Int) {
    let (signal, spline) = (fitted.signal, fitted.spline)
    let values = spline.logRates(spline.curve)
    guard let top = values.indices.dropFirst(start).max(by: { values[$0] < values[$1] }),
      let last = values.last, let end = signal.times.last
    else { return nil }
    let noise = hypot(
      spline.logRateUncertainty(at: signal.times[top]), spline.logRateUncertainty(at: end))
    let rise = values[top] - values[start]
    let startUncertainty = spline.logRateUncertainty(at: signal.times[start])
    guard rise > max(3 * hypot(noise, startUncertainty), Self.leastRise) else {
      self.init(logRate: values[top], isPassed: true, rises: false)
      return
    }
    let plateau = Self.plateau(values, top: top, from: start)
    if values[top] - last > max(3 * noise, 0.02) {
      let counts = signal.counts[plateau].reduce(0, +)
      self.init(
        logRate: log(counts / max(signal.exposures[plateau].reduce(0, +), 1e-12)), isPassed: true)
      uncertainty = hypot((signal.dispersion / max(counts, 1)).squareRoot(), Self.drift(signal, in: plateau))
      return
    }
    var fit: SaturationFit?
    for share in [0.5, 0.7, 0.85] {
      let first = max((values.lastIndex { $0 < values[top] + log(share) } ?? -1) + 1, start)
      guard signal.count - first >= 6 else { break }
      guard let next = SaturationFit(signal.part(first..<signal.count)) else { continue }
      fit = next
      if next.reducedChiSquare < 1 + 3 * (2 / Double(signal.count - first)).squareRoot() { break }
    }
    guard let fit else { return nil }
    let reached = fit.logRate(at: 1)
    // As much again of the profile as lies behind the point where the fit begins.
    let further = fit.rise(from: 1, to: 2)
    let ahead = max(further.value, 0)
    self.init(logRate: reached.value + ahead / 2, isPassed: false)
    reachedLogRate = reached.value
    uncertainty = hypot(
      hypot(reached.uncertainty, further.uncertainty), hypot(ahead / 2, Self.drift(signal, in: plateau)))
    furtherRise = ahead
    furtherRiseUncertainty = further.uncertainty
  }

  /// The points around the highest one at which a smooth fit reaches nearly as much.
  private static func plateau(_ values: [Double], top: Int, from start: Int) -> Range<Int> {
    let hill = InterfaceRule.hill(around: top, values, share: 0.97)
    return max(hill.lowerBound, start)..<hill.upperBound
  }

  /// By how much the logarithm of a level drifts between the middle and the end of some points, beyond what noise makes it.
  private static func drift(_ whole: ProfileSignal, in range: Range<Int>) -> Double {
    let signal = whole.part(range)
    let exposure = signal.exposures.reduce(0, +)
    let rate = signal.counts.reduce(0, +) / max(exposure, 1e-12)
    guard signal.count >= 4, rate > 0 else { return 0 }
    let middle = zip(signal.times, signal.exposures).reduce(0) { $0 + $1.0 * $1.1 } / exposure
    var (products, squares) = (0.0, 0.0)
    for i in signal.times.indices {
      let distance = signal.times[i] - middle
      products += distance * (signal.counts[i] / rate - signal.exposures[i])
      squares += distance * distance * signal.exposures[i]
    }
    guard squares > 0 else { return 0 }
    let slope = products / squares
    let noise = signal.dispersion / (rate * squares)
    let length = (signal.times.last ?? 0) - (signal.times.first ?? 0)
    return 0.5 * length * max(slope * slope - noise, 0).squareRoot()
  }

  /// The largest value of a smooth fit, whatever comes after it.
  init(maximumOf fitted: FittedSignal) { self.init(logRate: fitted.highest, isPassed: true) }

  private init(logRate: Double, isPassed: Bool, rises: Bool = true) {
    self.logRate = logRate
    reachedLogRate = logRate
    self.isPassed = isPassed
    self.rises = rises
  }
}
