import Foundation
import NumericalMethods

/// A smooth expectation of counts: the exponential of a cubic spline with a penalty on its third differences.
///
/// Eilers and Marx, Statistical Science 11, 89 (1996), for Poisson counts; the penalty's weight by the Laplace form of
/// the restricted likelihood (Wood, J. R. Stat. Soc. B 73, 3, 2011). The penalty leaves a Gaussian peak untouched.
/// Curves drawn from the posterior of the coefficients hold the smoothing bias on average over the profile (Nychka,
/// J. Am. Stat. Assoc. 83, 1134, 1988), so that what is read off them has honest intervals; ``DrawnSmoothness`` draws them.
package struct PenalizedSpline {
  /// The fitted logarithm of the rate.
  package let curve: SplineCurve
  private let design: SplineDesign
  private let fit: SplineDesign.Fit
  /// The covariance of coefficients that share a point.
  private let covariance: BandedSystem

  /// Fits a signal; `nil` with fewer than eight points, without counts, or where no weight gives a solution.
  package init?(_ signal: ProfileSignal) {
    guard signal.count >= 8, let first = signal.times.first, let last = signal.times.last, last > first,
      signal.counts.reduce(0, +) > 0
    else { return nil }
    let segments = Self.segments(signal.times, span: last - first)
    let width = (last - first) / Double(segments)
    var design = SplineDesign(times: signal.times, first: first, width: width, segments: segments)
    guard var best = design.bestFit(signal) else { return nil }
    for _ in 0..<Self.adaptations {
      design.adaptPenalties(to: best)
      guard let better = design.bestFit(signal, near: best) else { break }
      let change = zip(better.coefficients, best.coefficients).reduce(0) { max($0, abs($1.0 - $1.1)) }
      best = better
      if change < Self.standstill { break }
    }
    curve = SplineCurve(
      firstTime: first, segmentWidth: width, segments: segments, coefficients: best.coefficients)
    self.design = design
    fit = best
    covariance = best.information.bandOfInverse
  }

  /// Fits of other smoothness that the same counts leave possible.
  func drawnSmoothness(_ signal: ProfileSignal, _ generator: SeededGenerator) -> DrawnSmoothness {
    DrawnSmoothness(curve, design, fit, signal, generator)
  }

  /// One segment a usual step of the times, so that the penalty alone decides what is smooth, however narrow a layer is, and
  /// that points left out elsewhere change nothing.
  private static func segments(_ times: [Double], span: Double) -> Int {
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
    let wanted = span / max(steps[steps.count / 2], span / Double(mostSegments))
    return min(max(Int(wanted.rounded()), 5), mostSegments)
  }

  /// More segments cost time and resolve nothing that a profile of so many points shows.
  private static let mostSegments = 150

  /// How often the local penalties are set anew from the last fit, unless its logarithms stand still before.
  ///
  /// Stopped on the way the fit hangs on where it began, and a few frames far away can move a flat maximum.
  private static let adaptations = 15
  private static let standstill = 1e-3

  /// The logarithm of the expected rate at a time.
  package func logRate(at time: Double) -> Double { curve.logRate(at: time) }

  /// The standard uncertainty of the logarithm of the rate at a time, smoothing bias included on average.
  package func logRateUncertainty(at time: Double) -> Double {
    let (index, basis) = SplineCurve.basis(
      time, first: curve.firstTime, width: curve.segmentWidth, segments: curve.segments)
    var sum = 0.0
    for a in 0..<4 {
      for b in 0..<4 { sum += basis[a] * basis[b] * covariance[index + max(a, b), index + min(a, b)] }
    }
    return max(sum, 0).squareRoot()
  }

  /// The logarithms of a curve's rates at the points that were fitted.
  package func logRates(_ curve: SplineCurve) -> [Double] { design.values(curve.coefficients) }
}
