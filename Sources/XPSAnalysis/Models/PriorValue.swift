/// A number that a fit may change, with how well it is known beforehand: `286.5 ± 0.2`.
///
/// The spread is the standard deviation of a normal prior: an assumption that data may correct. Bounds are walls.
public struct PriorValue: Sendable, Hashable, Codable {
  /// The usual value.
  public var value: Double
  /// The standard deviation of the true value about it; 0 fixes it.
  public var spread: Double
  /// Limits that the fit never crosses; `nil` for none.
  public var bounds: ClosedRange<Double>?

  /// Creates a value with its spread.
  public init(_ value: Double, spread: Double = 0, bounds: ClosedRange<Double>? = nil) {
    self.value = value
    self.spread = spread
    self.bounds = bounds
  }

  /// The value as printed: `286.5 ± 0.2`, `17.3` where it is fixed.
  public var printed: String {
    let wall = bounds.map { " in [\($0.lowerBound), \($0.upperBound)]" } ?? ""
    return (spread > 0 ? "\(value) ± \(spread)" : "\(value)") + wall
  }
}
