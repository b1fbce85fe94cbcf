import Foundation

/// The level that the bulk ion reaches behind the interphase, by which it is normalised.
///
/// Where the counts pass through a maximum that is the level. Otherwise the last part of the rise is fitted as
/// P (1 − exp(−(c + a u + b u²))) by Poisson likelihood, which holds exponential tails (mixing) as well as Gaussian ones
/// (roughness): the level is what as much again of the profile would reach, for every P that the counts allow.
package struct BulkPlateau: Sendable {
  /// The logarithm of the level, counts a unit of exposure.
  package var logRate: Double
  /// The standard uncertainty of the logarithm.
  package var uncertainty = 0.0
  /// The logarithm of what is reached at the end of the profile.
  package var reachedLogRate: Double
  /// The least and the largest further rise of the logarithm behind the end that the counts allow, one-sided at 95 %.
  package var furtherRise = 0.0...0.0
  /// Whether the counts fall again before the end, so that the level is their maximum.
  package var isPassed: Bool
  /// Whether the counts rise at all behind the outer maximum.
  package var rises = true
  /// What the level may be, where the rise is not known to have ended.
  private var profile: SaturationProfile?
  /// The standard uncertainty that comes on top of that.
  private var drift = 0.0

  /// A smaller rise, as a logarithm, is no boundary of a layer.
  static let leastRise = 0.1
  /// A further rise that the counts demand is one above this.
  static let demandedRise = 0.005
  /// A demanded further rise by this much moves the crossing by more than other errors do.
  static let largestRise = 0.05
  /// A further rise that may be this large may be any.
  static let anyRise = 0.15

  /// Whether the signal may still rise at the end by more than can be made good for.
  package var isStillRising: Bool {
    furtherRise.upperBound > Self.anyRise
      || furtherRise.lowerBound > Self.demandedRise && furtherRise.upperBound > Self.largestRise
  }

  /// The logarithm of a level that the counts might as well have come from.
  ///
  /// - Parameters:
  ///   - share: A share of the likelihood, 0 to 1, evenly drawn.
  ///   - deviate: A deviate of the standard normal distribution.
  package func plausible(share: Double, deviate: Double) -> Double {
    guard let profile else { return logRate + uncertainty * deviate }
    return profile.logRate(share: share) + drift * deviate
  }

  /// Judges a signal from a point on; `nil` where no level can be fitted.
  ///
  /// - Parameters:
  ///   - fitted: The bulk ion with its smooth fit.
  ///   - start: The point of the outer maximum, in front of which the bulk ion may be residue of the surface.
  package init?(_ fitted: FittedSignal, from start: Int) {
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
    var fit: (SaturationFit, misfit: Double)?
    for share in [0.5, 0.7, 0.85] {
      let first = max((values.lastIndex { $0 < values[top] + log(share) } ?? -1) + 1, start)
      guard signal.count - first >= 6 else { break }
      guard let next = SaturationFit(signal.part(first..<signal.count)) else { continue }
      let misfit = next.reducedChiSquare / (1 + 3 * (2 / Double(signal.count - first)).squareRoot())
      // A shorter part of the rise is taken where the form fits that better, not where the counts just scatter.
      if misfit < fit?.misfit ?? .infinity { fit = (next, misfit) }
      if misfit < 1 { break }
    }
    guard let fit = fit?.0 else { return nil }
    let profile = SaturationProfile(fit)
    self.init(logRate: profile.logRate(share: 0.5), isPassed: false)
    reachedLogRate = fit.logRate(at: 1)
    drift = Self.drift(signal, in: plateau)
    // Between the quantiles at one standard deviation of a normal distribution.
    uncertainty = hypot(0.5 * (profile.logRate(share: 0.8413) - profile.logRate(share: 0.1587)), drift)
    furtherRise = profile.furtherRise
    self.profile = profile
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
