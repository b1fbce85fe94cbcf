public import RasterCanvas

/// Something that is drawn in a panel from data.
///
/// A new kind of mark is one new file with a type that conforms. Marks only say what to draw: the layout decides where
/// the frame is, and calls `overflowAbove` until what stands above the data has room.
public protocol PanelMark: Sendable {
  /// The values of x that must be visible, among those that the scale can show.
  func horizontalLimits(scale: AxisScale) -> AxisLimits?
  /// The values of y that must be visible, among those that the scale can show.
  func verticalLimits(scale: AxisScale) -> AxisLimits?
  /// By how many points the mark needs more room above the data than the frame gives; 0 or less if it fits.
  func overflowAbove(in plot: PlotContext) -> Double
  /// How far the mark's labels stand out over the right side of the frame, in points, which the layout keeps free.
  func overhangRight(in plot: PlotContext) -> Double
  /// What to draw, in points of the page.
  func draw(in plot: PlotContext) -> [SceneItem]
  /// The mark's lines in a legend.
  var legendEntries: [LegendEntry] { get }
  /// Whether the mark is cut at the frame.
  var isClipped: Bool { get }
}

extension PanelMark {
  /// Nothing needs to be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? { nil }
  /// Nothing needs to be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? { nil }
  /// The mark fits.
  public func overflowAbove(in plot: PlotContext) -> Double { 0 }
  /// Nothing stands out.
  public func overhangRight(in plot: PlotContext) -> Double { 0 }
  /// The mark has no line in legends.
  public var legendEntries: [LegendEntry] { [] }
  /// The mark is cut at the frame.
  public var isClipped: Bool { true }
}

/// Where a mark draws.
public struct PlotContext: Sendable {
  /// The frame, in points of the page.
  public let frame: CanvasRectangle
  /// The way from data to the page along x.
  public let x: AxisMapping
  /// The way from data to the page along y.
  public let y: AxisMapping
  /// The theme.
  public let theme: FigureTheme
  /// What sets texts.
  public let setter: TextSetter
  /// The upper edge of the data on the page before room for labels was added, in points.
  public let dataTop: Double

  /// The place of a pair of values, or `nil` where a scale has none.
  public func point(_ x: Double, _ y: Double) -> CanvasPoint? {
    guard let across = self.x.position(x), let up = self.y.position(y) else { return nil }
    return CanvasPoint(across, up)
  }

  /// Where a text goes relative to a point.
  public enum Alignment: Sendable, Hashable {
    /// The text begins at the point.
    case leading
    /// The text is centred at the point.
    case centre
    /// The text ends at the point.
    case trailing
  }

  /// A text whose capitals are centred vertically at a point.
  public func text(
    _ source: FigureText, at point: CanvasPoint, _ alignment: Alignment, size: Double, bold: Bool = false,
    colour: CanvasColor = .ink, role: SceneRole = .annotation
  ) -> SceneText {
    let set = setter.set(source, size: size, bold: bold)
    let shift: Double =
      switch alignment {
      case .leading: 0
      case .centre: set.width / 2
      case .trailing: set.width
      }
    return SceneText(
      text: set, source: source, origin: CanvasPoint(point.x - shift, point.y + set.capitalHeight / 2),
      readsUpwards: false, colour: colour, role: role)
  }
}
