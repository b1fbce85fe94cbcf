public import AnalysisFindings

/// A number that follows from fitted parameters, with its derivatives, so that its uncertainty and its correlation with
/// siblings follow from the covariance.
public struct DerivedQuantity: Sendable, Hashable {
  /// The value.
  public var value: Double
  /// The derivative by each free parameter, in the order of the result's covariance.
  public var gradient: [Double]
  /// The standard uncertainty; infinite where the data do not determine the quantity.
  public var standardUncertainty: Double
  /// Degrees of freedom of the uncertainty; `nil` where the noise was known.
  public var degreesOfFreedom: Double?

  /// The quantity in another unit.
  public func scaled(by factor: Double) -> DerivedQuantity {
    DerivedQuantity(
      value: value * factor, gradient: gradient.map { $0 * factor },
      standardUncertainty: standardUncertainty * abs(factor), degreesOfFreedom: degreesOfFreedom)
  }

  /// The quantity as a finding's estimate.
  public func estimate(unit: String) -> Estimate {
    Estimate(
      value: value, unit: unit, standardUncertainty: standardUncertainty, degreesOfFreedom: degreesOfFreedom)
  }
}
