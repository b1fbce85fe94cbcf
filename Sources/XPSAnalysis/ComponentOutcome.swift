import AnalysisFindings
import PeakFitting

/// The outcomes of quantities of components, with the cases in which there is none.
enum ComponentOutcome {
  /// The share of components in the area of their region, in percent.
  static func share(of components: [String], in fit: RegionFit) -> Finding.Outcome {
    guard fit.result.convergence.isConverged else { return .noAnswer(notConverged(unit: "%")) }
    do throws(FitProblem) {
      let curves = fit.curves(of: components)
      let quantity = try fit.result.share(of: curves, among: fit.allCurves).scaled(by: 100)
      let others = try fit.variants.map { (variant) throws(FitProblem) in
        try variant.share(of: curves, among: fit.allCurves).value * 100
      }
      if isAbsent(components, in: fit) {
        return .noAnswer(
          NoAnswer(
            .belowDetection, "The fit puts the area of \(components.joined(separator: ", ")) at zero.",
            unit: "%"))
      }
      let share = estimate(quantity, others, unit: "%", in: fit)
      guard share.combinedUncertainty > 0 else {
        // All other components are at zero: the fit cannot say how much of them the noise would hide.
        return .noAnswer(
          NoAnswer(
            .unresolved, "The fit puts all other components of \(fit.model.coreLevel) at zero.", atMost: 100,
            unit: "%"))
      }
      return .estimate(share)
    } catch {
      return .noAnswer(NoAnswer(.fitFailed, error.explanation, unit: "%"))
    }
  }

  /// The ratio of two components' areas.
  static func ratio(of numerator: String, to denominator: String, in fit: RegionFit) -> Finding.Outcome {
    guard fit.result.convergence.isConverged else { return .noAnswer(notConverged(unit: "1")) }
    if isAbsent([denominator], in: fit) {
      return .noAnswer(NoAnswer(.unbounded, "The fit puts the area of \(denominator) at zero.", unit: "1"))
    }
    if isAbsent([numerator], in: fit) {
      return .noAnswer(NoAnswer(.belowDetection, "The fit puts the area of \(numerator) at zero.", unit: "1"))
    }
    do throws(FitProblem) {
      let (above, below) = (fit.curves(of: numerator), fit.curves(of: denominator))
      let others = try fit.variants.map { (variant) throws(FitProblem) in
        try variant.ratio(of: above, to: below).value
      }
      return .estimate(estimate(try fit.result.ratio(of: above, to: below), others, unit: "1", in: fit))
    } catch {
      return .noAnswer(NoAnswer(.fitFailed, error.explanation, unit: "1"))
    }
  }

  /// A quantity with its fitted uncertainty, and in the shared part what positions at their tolerance add: all specimens
  /// rest on the same table of positions.
  private static func estimate(
    _ quantity: DerivedQuantity, _ variants: [Double], unit: String, in fit: RegionFit
  ) -> Estimate {
    var estimate = quantity.estimate(unit: unit)
    estimate.sharedEffects = variants.enumerated().map { index, value in
      SharedEffect(
        source: "\(fit.model.coreLevel) positions, variant \(index + 1)", effect: value - quantity.value)
    }
    return estimate
  }

  private static func notConverged(unit: String) -> NoAnswer {
    NoAnswer(.fitFailed, "The fit did not converge.", unit: unit)
  }

  /// Whether the fit holds the heights of all components at their lower bound, zero.
  private static func isAbsent(_ components: [String], in fit: RegionFit) -> Bool {
    components.allSatisfy { component in
      let main = fit.model.components.first { $0.name == component }?.tiedTo ?? component
      return fit.result.parameter(main, .height)?.status == .atLowerBound
    }
  }
}
