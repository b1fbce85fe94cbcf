public import RasterCanvas

/// Markers at points, with error bars where they are known.
public struct PointsMark: PanelMark {
  /// The values of x.
  public var x: [Double]
  /// The values of y.
  public var y: [Double]
  /// How the markers look.
  public var marker: MarkerStyle
  /// The ends of vertical error bars, one pair a point; empty for none.
  public var verticalBars: [AxisLimits?]
  /// The ends of horizontal error bars, one pair a point; empty for none.
  public var horizontalBars: [AxisLimits?]
  /// How error bars look.
  public var barStroke: SceneStroke
  /// The length of the caps of error bars, in points.
  public var cap: Double
  /// The name in the legend; `nil` for none.
  public var name: FigureText?

  /// Creates points.
  public init(
    x: [Double], y: [Double], marker: MarkerStyle, verticalBars: [AxisLimits?] = [],
    horizontalBars: [AxisLimits?] = [],
    barStroke: SceneStroke = SceneStroke(CanvasColor(hex: 0x666666 as UInt32), width: 0.6), cap: Double = 3,
    name: FigureText? = nil
  ) {
    self.x = x
    self.y = y
    self.marker = marker
    self.verticalBars = verticalBars
    self.horizontalBars = horizontalBars
    self.barStroke = barStroke
    self.cap = cap
    self.name = name
  }

  /// The values of x that must be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? {
    AxisLimits.of(x + ends(of: horizontalBars), scale: scale)
  }

  /// The values of y that must be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? {
    AxisLimits.of(y + ends(of: verticalBars), scale: scale)
  }

  /// The line in a legend.
  public var legendEntries: [LegendEntry] { name.map { [LegendEntry($0, marker: marker)] } ?? [] }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    var bars = CanvasPath()
    var centres: [CanvasPoint] = []
    for index in 0..<min(x.count, y.count) {
      guard let centre = plot.point(x[index], y[index]) else { continue }
      centres.append(centre)
      if let bar = index < verticalBars.count ? verticalBars[index] : nil,
        let top = ends(bar.upper, plot.y), let bottom = ends(bar.lower, plot.y)
      {
        bars.addErrorBar(
          from: CanvasPoint(centre.x, bottom), to: CanvasPoint(centre.x, top), cap: cap)
      }
      if let bar = index < horizontalBars.count ? horizontalBars[index] : nil,
        let left = ends(bar.lower, plot.x), let right = ends(bar.upper, plot.x)
      {
        bars.addErrorBar(from: CanvasPoint(left, centre.y), to: CanvasPoint(right, centre.y), cap: cap)
      }
    }
    var items: [SceneItem] = []
    if !bars.isEmpty { items.append(.shape(SceneShape(bars, stroke: barStroke, role: .data))) }
    items.append(
      .markers(
        SceneMarkers(
          marker.shape, size: marker.size, centres: centres, fill: marker.fill, stroke: marker.stroke)))
    return items
  }

  private func ends(of bars: [AxisLimits?]) -> [Double] {
    bars.compactMap { $0 }.flatMap { [$0.lower, $0.upper] }
  }

  /// An end beyond what the scale has a place for (an open interval, zero on a log axis) runs to the frame's edge.
  private func ends(_ value: Double, _ mapping: AxisMapping) -> Double? {
    if let place = mapping.position(value) { return place }
    if value.isNaN { return nil }
    let low = mapping.isReversed ? mapping.end : mapping.start
    let high = mapping.isReversed ? mapping.start : mapping.end
    return value > 0 ? high : low
  }
}

extension CanvasPath {
  /// Adds a line with a cap at each end, at right angles to it.
  mutating func addErrorBar(from start: CanvasPoint, to end: CanvasPoint, cap: Double) {
    let isVertical = abs(start.x - end.x) < abs(start.y - end.y) || start.x == end.x
    let half = isVertical ? CanvasPoint(cap / 2, 0) : CanvasPoint(0, cap / 2)
    append(.segment(from: start, to: end))
    for tip in [start, end] where cap > 0 {
      append(.segment(from: tip - half, to: tip + half))
    }
  }
}
