/// Sets texts in the sizes of a theme.
public struct TextSetter: Sendable {
  /// What knows the widths of letters.
  public let measuring: any TextMeasuring
  /// The smallest size that subscripts may have, in points.
  public let smallest: Double

  /// Creates a setter.
  public init(measuring: any TextMeasuring, smallest: Double) {
    self.measuring = measuring
    self.smallest = smallest
  }

  /// Sets a text.
  public func set(_ text: FigureText, size: Double, bold: Bool = false) -> TypesetText {
    TypesetText(text, size: size, bold: bold, smallest: smallest, measuring: measuring)
  }
}
