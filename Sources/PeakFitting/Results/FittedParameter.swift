/// One parameter after a fit.
public struct FittedParameter: Sendable, Hashable {
  /// Which parameter it is.
  public var reference: ParameterReference
  /// Its value.
  public var value: Double
  /// What became of it.
  public var status: Status
  /// The standard uncertainty from the covariance of the free set.
  ///
  /// `nil` for a parameter that is fixed, at a bound, or not determined by the data; a parameter at a bound has a
  /// one-sided profile limit instead.
  public var standardUncertainty: Double?

  /// What became of a parameter.
  public enum Status: String, Sendable, Hashable {
    /// Found by the fit.
    case free
    /// Held by the model.
    case fixed
    /// Follows from others.
    case tied
    /// Pressed against its lower bound.
    case atLowerBound
    /// Pressed against its upper bound.
    case atUpperBound
    /// Free, but the data do not determine it.
    case undetermined
  }
}
