public import RasterCanvas

/// Bars from a base line.
public struct BarsMark: PanelMark {
  /// The centres of the bars.
  public var positions: [Double]
  /// The ends of the bars.
  public var values: [Double]
  /// Where each bar begins; empty for zero, as every bar chart of amounts does.
  public var bases: [Double]
  /// The width in values of x.
  public var width: Double
  /// The fill.
  public var fill: CanvasColor
  /// The outline; `nil` for none.
  public var stroke: SceneStroke?
  /// The name in the legend; `nil` for none.
  public var name: FigureText?
  /// The marker that goes with the bars in the legend.
  public var marker: MarkerStyle?

  /// Creates bars.
  public init(
    positions: [Double], values: [Double], bases: [Double] = [], width: Double, fill: CanvasColor,
    stroke: SceneStroke? = nil, name: FigureText? = nil, marker: MarkerStyle? = nil
  ) {
    self.positions = positions
    self.values = values
    self.bases = bases
    self.width = width
    self.fill = fill
    self.stroke = stroke
    self.name = name
    self.marker = marker
  }

  /// The values of x that must be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? {
    AxisLimits.of(positions.flatMap { [$0 - width / 2, $0 + width / 2] }, scale: scale)
  }

  /// The values of y that must be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? {
    AxisLimits.of(values + (bases.isEmpty ? [0] : bases), scale: scale)
  }

  /// The line in a legend.
  public var legendEntries: [LegendEntry] {
    name.map { [LegendEntry($0, line: stroke, marker: marker, fill: fill)] } ?? []
  }

  /// The stretches across the page of the bars that end above a height of the page.
  func stretches(in x: AxisMapping, y: AxisMapping, beyond height: Double) -> [ClosedRange<Double>] {
    zip(positions, values).compactMap { position, value in
      guard let end = y.position(value), end < height, let one = x.position(position - width / 2),
        let other = x.position(position + width / 2)
      else { return nil }
      return min(one, other)...max(one, other)
    }
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    var items: [SceneItem] = []
    for (index, (position, value)) in zip(positions, values).enumerated() {
      let base = index < bases.count ? bases[index] : 0
      guard let left = plot.x.position(position - width / 2),
        let right = plot.x.position(position + width / 2),
        let end = plot.y.position(value)
      else { continue }
      // Zero has no place on a logarithmic axis: the bar begins at the frame.
      let start = plot.y.position(base) ?? plot.y.start
      let bar = CanvasRectangle(
        x: min(left, right), y: min(start, end), width: abs(right - left), height: abs(end - start))
      items.append(
        .shape(SceneShape(.rectangle(bar), fill: fill, stroke: stroke, role: .data, snaps: true)))
    }
    return items
  }
}
