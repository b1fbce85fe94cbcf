/// What a model says of one parameter: free within bounds, fixed, or tied to others.
public enum ParameterSetting: Sendable, Hashable {
  /// Found by the fit, starting from a value, within bounds (either may be infinite).
  case free(start: Double, lower: Double, upper: Double)
  /// Held at a value.
  case fixed(Double)
  /// Follows from other parameters.
  case tied(TieExpression)

  /// Free within closed bounds.
  public static func free(_ start: Double, in bounds: ClosedRange<Double>) -> ParameterSetting {
    .free(start: start, lower: bounds.lowerBound, upper: bounds.upperBound)
  }

  /// Free and at least a value.
  public static func free(_ start: Double, atLeast lower: Double) -> ParameterSetting {
    .free(start: start, lower: lower, upper: .infinity)
  }

  /// Free without bounds.
  public static func free(_ start: Double) -> ParameterSetting {
    .free(start: start, lower: -.infinity, upper: .infinity)
  }

  /// Equal to another parameter.
  public static func same(as component: String, _ name: ParameterName) -> ParameterSetting {
    .tied(.of(component, name))
  }
}
