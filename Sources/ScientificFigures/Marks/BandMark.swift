public import RasterCanvas

/// The area between two curves over the same x, or beside one another at the same y.
public struct BandMark: PanelMark {
  /// The values along which the band runs.
  public var x: [Double]
  /// The lower curve.
  public var lower: [Double]
  /// The upper curve.
  public var upper: [Double]
  /// The fill.
  public var fill: CanvasColor
  /// Slanted lines over the fill; `nil` for none.
  public var hatch: SceneStroke?
  /// The name in the legend; `nil` for none.
  public var name: FigureText?
  /// Whether the band says what must be visible.
  public var setsLimits: Bool
  /// Whether the band is data to a reader, or only hides what lies behind it.
  public var role: SceneRole
  /// The axis along which the band runs.
  public var direction: ZoneMark.Direction

  /// Creates a band.
  public init(
    x: [Double], lower: [Double], upper: [Double], fill: CanvasColor, hatch: SceneStroke? = nil,
    name: FigureText? = nil, setsLimits: Bool = true, role: SceneRole = .data,
    along direction: ZoneMark.Direction = .x
  ) {
    self.x = x
    self.lower = lower
    self.upper = upper
    self.fill = fill
    self.hatch = hatch
    self.name = name
    self.setsLimits = setsLimits
    self.role = role
    self.direction = direction
  }

  /// The values of x that must be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? {
    setsLimits ? AxisLimits.of(direction == .x ? x : lower + upper, scale: scale) : nil
  }

  /// The values of y that must be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? {
    setsLimits ? AxisLimits.of(direction == .x ? lower + upper : x, scale: scale) : nil
  }

  /// The line in a legend.
  public var legendEntries: [LegendEntry] { name.map { [LegendEntry($0, fill: fill)] } ?? [] }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    var path = CanvasPath()
    var lines = CanvasPath()
    var top: [CanvasPoint] = []
    var bottom: [CanvasPoint] = []
    func close() {
      if top.count > 1 {
        path.append(.polygon(top + bottom.reversed()))
        if hatch != nil { lines.append(HatchLines.path(between: top, and: bottom)) }
      }
      top = []
      bottom = []
    }
    for index in 0..<min(x.count, lower.count, upper.count) {
      if let high = place(x[index], upper[index], in: plot), let low = place(x[index], lower[index], in: plot)
      {
        top.append(high)
        bottom.append(low)
      } else {
        close()
      }
    }
    close()
    var items: [SceneItem] = path.isEmpty ? [] : [.shape(SceneShape(path, fill: fill, role: role))]
    if let hatch, !lines.isEmpty { items.append(.shape(SceneShape(lines, stroke: hatch, role: .zone))) }
    return items
  }

  private func place(_ along: Double, _ across: Double, in plot: PlotContext) -> CanvasPoint? {
    direction == .x ? plot.point(along, across) : plot.point(across, along)
  }
}
