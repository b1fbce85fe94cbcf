import RasterCanvas

/// A panel whose axes know what they show; the layout gives it its place.
struct ResolvedPanel {
  let cell: FigureCell
  let letter: String?
  /// Where the legend goes: beside the frame only if it leaves the frame most of the panel's share of the page.
  var legend: FigurePanel.Legend
  /// The values of x shown.
  var xLimits: AxisLimits
  /// The values of y shown without room for labels.
  var yLimits: AxisLimits
  /// The largest value of y in the data.
  var yDataTop: Double
  /// The share of the height that labels above the data take.
  var headroom = 0.0
  /// The height that the panel's own labels above the data take, in points; the headroom of a group may be larger.
  var labelRoom = 0.0
  /// The height above the frame that labels above the data take where the axis ends at limits of its own; the same for
  /// all panels of a row.
  var roomAboveFrame = 0.0
  /// The height of coloured bars with their labels above the frame, the same for all panels of a row, so that letters
  /// and titles stand at one height.
  var headHeight = 0.0
  /// The main frame on the page, without strips.
  var frame = CanvasRectangle(x: 0, y: 0, width: 100, height: 100)
  var xTicks = AxisTicks(major: [])
  var yTicks = AxisTicks(major: [])

  var panel: FigurePanel { cell.panel }

  /// Whether the vertical axis ends where the figure says: labels above the data then have no room in the frame.
  var keepsYLimits: Bool { panel.y.limits != nil }

  /// Whether anything is placed where the data leave room.
  var hasFreeLabels: Bool {
    panel.corner != nil || legend == .inside || !panel.notes.isEmpty || panel.inset != nil
  }

  init(cell: FigureCell, letter: String?) {
    self.cell = cell
    self.letter = letter
    legend = cell.panel.legend
    let panel = cell.panel
    let stripMarks = panel.strips.flatMap(\.marks)
    let across = (panel.marks + stripMarks).compactMap { $0.horizontalLimits(scale: panel.x.scale) }
    let up = panel.marks.compactMap { $0.verticalLimits(scale: panel.y.scale) }
    xLimits = Self.limits(panel.x, across)
    yLimits = Self.limits(panel.y, up)
    let isDownward = panel.y.isReversed
    let all = up.dropFirst().reduce(up.first) { $0?.union($1) }
    yDataTop = all.map { isDownward ? $0.lower : $0.upper } ?? (isDownward ? yLimits.lower : yLimits.upper)
  }

  static func limits(_ axis: FigureAxis, _ found: [AxisLimits]) -> AxisLimits {
    if let limits = axis.limits, axis.scale.forward(limits.lower) != nil,
      axis.scale.forward(limits.upper) != nil,
      limits.upper > limits.lower
    {
      return limits
    }
    let fallback = axis.scale == .logarithmic ? AxisLimits(1, 10) : AxisLimits(0, 1)
    var range = found.dropFirst().reduce(found.first) { $0?.union($1) } ?? fallback
    var padding = axis.padding
    if let anchor = axis.anchor, axis.scale.forward(anchor) != nil {
      if anchor <= range.lower { padding.lower = 0 }
      if anchor >= range.upper { padding.upper = 0 }
      range = range.union(AxisLimits(anchor, anchor))
    }
    return range.padded(lower: padding.lower, upper: padding.upper, scale: axis.scale)
  }

  var xMapping: AxisMapping {
    AxisMapping(
      scale: panel.x.scale, limits: xLimits, start: frame.minX, end: frame.maxX,
      isReversed: panel.x.isReversed,
      gap: panel.x.gap)
  }

  var yMapping: AxisMapping {
    AxisMapping(
      scale: panel.y.scale, limits: shownYLimits, start: frame.maxY, end: frame.minY,
      isReversed: panel.y.isReversed, gap: panel.y.gap)
  }

  /// The values of y shown, with the room above the data.
  var shownYLimits: AxisLimits {
    let scale = panel.y.scale
    guard headroom > 0, !keepsYLimits, let low = scale.forward(yLimits.lower),
      let high = scale.forward(yLimits.upper)
    else {
      return yLimits
    }
    let length = (high - low) / (1 - min(headroom, 0.8))
    return panel.y.isReversed
      ? AxisLimits(scale.inverse(high - length), yLimits.upper)
      : AxisLimits(yLimits.lower, scale.inverse(low + length))
  }

  func context(theme: FigureTheme, setter: TextSetter) -> PlotContext {
    let y = yMapping
    return PlotContext(
      frame: frame, x: xMapping, y: y, theme: theme, setter: setter,
      dataTop: max(y.position(yDataTop) ?? frame.minY, frame.minY))
  }

  /// Where a mark draws: labels above the data also have the room above the frame.
  func context(of mark: any PanelMark, theme: FigureTheme, setter: TextSetter) -> PlotContext {
    let inside = context(theme: theme, setter: setter)
    guard !mark.isClipped, roomAboveFrame > 0 else { return inside }
    let frame = CanvasRectangle(
      x: frame.minX, y: frame.minY - roomAboveFrame, width: frame.width,
      height: frame.height + roomAboveFrame)
    return PlotContext(
      frame: frame, x: inside.x, y: inside.y, theme: theme, setter: setter, dataTop: inside.dataTop)
  }

  /// The frames of the strips, from the top down.
  var stripFrames: [CanvasRectangle] {
    var top = frame.minY - panel.strips.reduce(0) { $0 + $1.height }
    return panel.strips.map { strip in
      defer { top += strip.height }
      return CanvasRectangle(x: frame.minX, y: top, width: frame.width, height: strip.height)
    }
  }

  /// The upper edge of the panel with its strips and the labels above its frame.
  var top: Double { frame.minY - roomAboveFrame - panel.strips.reduce(0) { $0 + $1.height } }

  func stripMapping(_ strip: PanelStrip, _ frame: CanvasRectangle) -> AxisMapping {
    let limits = Self.limits(strip.y, strip.marks.compactMap { $0.verticalLimits(scale: strip.y.scale) })
    return AxisMapping(
      scale: strip.y.scale, limits: limits, start: frame.maxY, end: frame.minY, isReversed: strip.y.isReversed
    )
  }
}
