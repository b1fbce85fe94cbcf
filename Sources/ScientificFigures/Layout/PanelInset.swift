/// A smaller panel inside of another that shows a part of it enlarged; it goes where the data leave room.
public struct PanelInset: Sendable {
  /// The horizontal axis; its limits are the part that is enlarged.
  public var x: FigureAxis
  /// The vertical axis; its limits are the part that is enlarged.
  public var y: FigureAxis
  /// What is drawn.
  public var marks: [any PanelMark]
  /// The largest share of the frame's width that the inset takes with its labels.
  public var width: Double
  /// The largest share of the frame's height.
  public var height: Double
  /// Whether the enlarged part is outlined and connected with the inset.
  public var isConnected: Bool

  /// Creates an inset.
  public init(
    x: FigureAxis, y: FigureAxis, marks: [any PanelMark], width: Double = 0.48, height: Double = 0.5,
    isConnected: Bool = true
  ) {
    self.x = x
    self.y = y
    self.marks = marks
    self.width = width
    self.height = height
    self.isConnected = isConnected
  }
}
