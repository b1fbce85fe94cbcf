/// The curves of a fit at the data's abscissae.
public struct FitCurves: Sendable, Hashable {
  /// The abscissae.
  public var x: [Double]
  /// The data.
  public var data: [Double]
  /// All that counts as background.
  public var background: [Double]
  /// The peaks, without background, in the model's order.
  public var components: [Component]
  /// Background and peaks together.
  public var envelope: [Double]
  /// (data − envelope) / standard deviation; the deviation expected under the model for Poisson likelihood.
  public var normalizedResiduals: [Double]

  /// The curve of a component; `nil` for a name that is not there.
  public func component(_ name: String) -> [Double]? { components.first { $0.name == name }?.values }

  /// One peak's curve.
  public struct Component: Sendable, Hashable {
    /// The component's name.
    public var name: String
    /// Its values, without background.
    public var values: [Double]
  }
}
