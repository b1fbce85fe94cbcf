import Foundation
import NumericalMethods

/// Fits of a signal with smoothness drawn from what its counts say of it (Gibbs sampling).
///
/// Third differences of the coefficients are normal with variances of their own in blocks; each variance is a common one over
/// χ² of one degree of freedom, so that few may be much larger than all others (horseshoe-like shrinkage: Faulkner and
/// Minin, Bayesian Analysis 13, 225, 2018). A curve is drawn for the variances, variances for the curve, and so on.
struct DrawnSmoothness {
  private let curve: SplineCurve
  /// The fits, each as likely as the others; the first is the one that they began at.
  private var fits: [SplineDesign.Fit]

  /// Draws that are kept, and those before, which remember where it began.
  private static let kept = 80
  private static let forgotten = 16
  /// The degrees of freedom with which the common variance counts in each block.
  private static let degreesOfFreedom = 1.0
  /// Rows of a block; where blocks begin is drawn as well.
  private static let blockSize = 2 * SplineDesign.reach + 1

  /// Draws from a fit on.
  init(
    _ curve: SplineCurve, _ design: SplineDesign, _ start: SplineDesign.Fit, _ signal: ProfileSignal,
    _ generator: SeededGenerator
  ) {
    self.curve = curve
    fits = [start]
    var (design, fit, generator) = (design, start, generator)
    var common = 1 / start.penaltyWeight
    for draw in 0..<(Self.forgotten + Self.kept) {
      let step = fit.information.scaledNormal(fit.coefficients.map { _ in generator.normal() })
      let weights = Self.weights(
        design, zip(fit.coefficients, step).map { $0 + $1 }, common: &common, &generator)
      let (local, mean) = SplineDesign.ofMeanOne(weights)
      design.localWeights = local
      guard mean.isFinite, let next = design.fit(signal, penaltyWeight: mean, start: fit.coefficients)
      else { return }
      fit = next
      if draw >= Self.forgotten { fits.append(fit) }
    }
  }

  /// A curve that the counts might as well have come from: one draw from the normal posterior of a fit's coefficients.
  ///
  /// - Parameter draw: The number of the draw, by which fits take turns.
  func plausible(_ draw: Int, _ generator: inout SeededGenerator) -> SplineCurve {
    let fit = fits[draw % fits.count]
    var drawn = curve
    let step = fit.information.scaledNormal(fit.coefficients.map { _ in generator.normal() })
    drawn.coefficients = zip(fit.coefficients, step).map { $0 + $1 }
    return drawn
  }

  /// Inverse variances of the third differences of a drawn curve, and the common variance that goes with them.
  private static func weights(
    _ design: SplineDesign, _ coefficients: [Double], common: inout Double,
    _ generator: inout SeededGenerator
  ) -> [Double] {
    var weights = design.localWeights
    var (sum, blocks) = (0.0, 0.0)
    var first = -generator.index(below: blockSize)
    while first < weights.count {
      let rows = max(first, 0)..<min(first + blockSize, weights.count)
      let squares = rows.reduce(0) { $0 + design.square(coefficients, $1) }
      let weight =
        2 * generator.gamma(shape: 0.5 * (Double(rows.count) + degreesOfFreedom))
        / (squares + degreesOfFreedom * common)
      for row in rows { weights[row] = weight }
      sum += weight
      blocks += 1
      first += blockSize
    }
    common = 2 * generator.gamma(shape: 0.5 * blocks * degreesOfFreedom) / (degreesOfFreedom * sum)
    return weights
  }
}
