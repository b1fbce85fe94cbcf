public import RasterCanvas

/// A shaded stretch of an axis over the whole frame.
public struct ZoneMark: PanelMark {
  /// Which axis the stretch lies on.
  public var direction: Direction
  /// The stretch; infinite ends run to the frame's edge.
  public var limits: AxisLimits
  /// The fill.
  public var fill: CanvasColor
  /// A line at each finite end; `nil` for none.
  public var edge: SceneStroke?
  /// What the stretch is, at its right or upper end; left out where the stretch is lower or narrower than the text.
  public var label: FigureText?
  /// The colour of the label.
  public var labelColour: CanvasColor

  /// Which axis a stretch or line belongs to.
  public enum Direction: Sendable, Hashable {
    /// Values of x.
    case x
    /// Values of y.
    case y
  }

  /// Creates a zone.
  public init(
    _ direction: Direction, _ limits: AxisLimits, fill: CanvasColor, edge: SceneStroke? = nil,
    label: FigureText? = nil, labelColour: CanvasColor = .ink
  ) {
    self.direction = direction
    self.limits = limits
    self.fill = fill
    self.edge = edge
    self.label = label
    self.labelColour = labelColour
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    let frame = plot.frame
    let mapping = direction == .x ? plot.x : plot.y
    let low = mapping.position(limits.lower) ?? mapping.start
    let high = mapping.position(limits.upper) ?? mapping.end
    let (first, last) = (min(low, high), max(low, high))
    let area: CanvasRectangle
    switch direction {
    case .x:
      let left = max(first, frame.minX)
      area = CanvasRectangle(
        x: left, y: frame.minY, width: min(last, frame.maxX) - left, height: frame.height)
    case .y:
      let top = max(first, frame.minY)
      area = CanvasRectangle(
        x: frame.minX, y: top, width: frame.width, height: min(last, frame.maxY) - top)
    }
    guard area.width > 0, area.height > 0 else { return [] }
    return [.shape(SceneShape(.rectangle(area), fill: fill, stroke: edge, role: .zone, snaps: true))]
      + labelItems(area, in: plot)
  }

  private func labelItems(_ area: CanvasRectangle, in plot: PlotContext) -> [SceneItem] {
    guard let label else { return [] }
    let size = plot.theme.noteSize
    let set = plot.setter.set(label, size: size)
    guard set.width + 6 <= area.width, set.height + 2 <= area.height else { return [] }
    let place =
      direction == .y
      ? CanvasPoint(area.maxX - 3, area.center.y) : CanvasPoint(area.center.x, area.minY + set.height / 2 + 1)
    let alignment: PlotContext.Alignment = direction == .y ? .trailing : .centre
    return [.text(plot.text(label, at: place, alignment, size: size, colour: labelColour))]
  }
}
