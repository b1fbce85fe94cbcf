import RasterCanvas

/// A line across the whole frame at a value of y.
public struct LevelMark: PanelMark {
  /// The value.
  public var y: Double
  /// How the line looks.
  public var stroke: SceneStroke
  /// The name in the legend; `nil` for none.
  public var name: FigureText?

  /// Creates a line.
  public init(_ y: Double, stroke: SceneStroke, name: FigureText? = nil) {
    self.y = y
    self.stroke = stroke
    self.name = name
  }

  /// The line in a legend.
  public var legendEntries: [LegendEntry] { name.map { [LegendEntry($0, line: stroke)] } ?? [] }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    guard let level = plot.y.position(y) else { return [] }
    let line = CanvasPath.segment(
      from: CanvasPoint(plot.frame.minX, level), to: CanvasPoint(plot.frame.maxX, level))
    return [.shape(SceneShape(line, stroke: stroke, role: .guide))]
  }
}
