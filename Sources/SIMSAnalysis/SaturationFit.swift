import Foundation

/// Counts that approach a level: P (1 − exp(−(c + a u + b u²))), u running from 0 at the first to 1 at the last point.
///
/// Fitted by Poisson likelihood with a, b, c ≥ 0.
package struct SaturationFit {
  /// ln P, c, a, b and the likelihood there.
  private var fit: PoissonFit
  private let signal: ProfileSignal
  private let u: [Double]

  /// Fits a signal; `nil` with fewer than six points or where no step can be solved.
  package init?(_ signal: ProfileSignal) {
    guard signal.count >= 6, let first = signal.times.first, let last = signal.times.last, last > first
    else { return nil }
    let tail = max(signal.count / 3, 3)
    let counts = signal.counts.suffix(tail).reduce(0, +)
    let exposure = signal.exposures.suffix(tail).reduce(0, +)
    guard counts > 0, exposure > 0 else { return nil }
    self.signal = signal
    u = signal.times.map { ($0 - first) / (last - first) }
    guard
      let fit = PoissonFit(
        signal.counts, dispersion: signal.dispersion, start: [log(counts / exposure)] + Self.openShape,
        held: [], form: Self.form(u, signal.exposures))
    else { return nil }
    self.fit = fit
  }

  /// A shape that is neither level nor straight, from which all others can be reached; a level one has no gradient.
  private static let openShape = [0.7, 3.0, 1]

  /// The best fit whose level is this one, sought from here; `nil` where no step can be solved.
  func holding(logLevel: Double) -> SaturationFit? {
    let shapes = [Array(fit.parameters.dropFirst()), Self.openShape]
    let fits = shapes.compactMap { shape in
      PoissonFit(
        signal.counts, dispersion: signal.dispersion, start: [logLevel] + shape, held: [0],
        form: Self.form(u, signal.exposures))
    }
    guard let best = fits.min(by: { $0.deviance < $1.deviance }) else { return nil }
    var held = self
    held.fit = best
    return held
  }

  /// The logarithm of the rate at a position.
  package func logRate(at u: Double) -> Double { logLevel + log(Self.approach(fit.parameters, u)) }

  /// The logarithm of the level.
  package var logLevel: Double { fit.parameters[0] }

  /// Twice the negative logarithm of the likelihood over the signal's dispersion, up to a constant.
  package var deviance: Double { fit.deviance }

  private var means: [Double] { Self.form(u, signal.exposures).model(fit.parameters).map { max($0, 1e-8) } }

  /// The standard uncertainty of the logarithm of the level if the way to it were known.
  var countingUncertainty: Double { (signal.dispersion / max(means.reduce(0, +), 1)).squareRoot() }

  /// Pearson's χ² over degrees of freedom and the signal's dispersion.
  package var reducedChiSquare: Double {
    let sum = zip(signal.counts, means).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
    return sum / (Double(max(signal.count - 4, 1)) * signal.dispersion)
  }

  /// The largest value of c, a and b, behind which nothing changes any more.
  private static let largestShape = 200.0

  private static func form(_ u: [Double], _ exposures: [Double]) -> PoissonFit.Form {
    PoissonFit.Form(
      model: { p in zip(u, exposures).map { exp(p[0]) * approach(p, $0) * $1 } },
      derivatives: { p in
        var columns = [[Double]](repeating: [], count: 4)
        for (u, exposure) in zip(u, exposures) {
          let share = approach(p, u)
          let level = exp(p[0]) * exposure
          let slope = level * (1 - share)
          for (k, value) in [level * share, slope, slope * u, slope * u * u].enumerated() {
            columns[k].append(value)
          }
        }
        return columns
      },
      bounds: [-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude]
        + [ClosedRange<Double>](repeating: 0...largestShape, count: 3),
      longestStep: largestShape)
  }

  /// The share of the level that is reached; where it is as good as nothing its logarithm still has a number.
  private static func approach(_ p: [Double], _ u: Double) -> Double {
    max(1 - exp(-(p[1] + p[2] * u + p[3] * u * u)), 1e-12)
  }
}
