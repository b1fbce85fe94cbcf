import RasterCanvas

/// A colour bar at the right side of a panel.
struct ColourBarDrawing {
  private let bar: ColourBar
  private let theme: FigureTheme
  private let setter: TextSetter
  private let area: CanvasRectangle
  private let mapping: AxisMapping
  private let ticks: AxisTicks
  private let tickTexts: [(place: Double, text: TypesetText, source: FigureText)]
  private let title: [(text: TypesetText, source: FigureText)]

  init(_ bar: ColourBar, panel: ResolvedPanel, theme: FigureTheme, setter: TextSetter) {
    self.bar = bar
    self.theme = theme
    self.setter = setter
    let frame = panel.frame
    let tip = bar.extendsAbove ? 5.0 : 0
    let area = CanvasRectangle(
      x: frame.maxX + PanelMargins.colourBarGap, y: frame.minY + tip, width: PanelMargins.colourBarWidth,
      height: max(frame.height - tip, 5))
    let mapping = AxisMapping(
      scale: bar.axis.scale, limits: bar.axis.limits ?? AxisLimits(0, 1), start: area.maxY, end: area.minY)
    let ticks = AxisTicks.fitting(
      bar.axis, mapping: mapping, isHorizontal: false, theme: theme, setter: setter)
    tickTexts = ticks.major.compactMap { tick in
      guard let place = mapping.position(tick.value) else { return nil }
      let source = tick.label
      return (place, setter.set(source, size: theme.tickSize), source)
    }
    title = setter.lines(
      bar.axis.fullLabel(style: theme.unitStyle, exponent: ticks.exponent), size: theme.textSize,
      width: frame.height)
    self.area = area
    self.mapping = mapping
    self.ticks = ticks
  }

  /// The width that the bar takes beside the frame, in points.
  var width: Double {
    PanelMargins.colourBarGap + PanelMargins.colourBarWidth + theme.tickLength + PanelMargins.labelGap
      + (tickTexts.map(\.text.width).max() ?? 0) + PanelMargins.labelGap
      + title.reduce(0) { $0 + $1.text.height } + 1
  }

  /// How far the labels at the ends of the bar reach beyond the frame, in points.
  func overhang(beyond frame: CanvasRectangle) -> (above: Double, below: Double) {
    let baselines = tickTexts.map { ($0.place + $0.text.capitalHeight / 2, $0.text) }
    return (
      baselines.map { frame.minY - ($0.0 - $0.1.ascent) }.max() ?? 0,
      baselines.map { $0.0 + $0.1.descent - frame.maxY }.max() ?? 0
    )
  }

  var items: [SceneItem] {
    var items: [SceneItem] = []
    // One pixel column of 256 colours keeps the steps of the map exactly.
    let colours = (0..<256).map { bar.map.colour(Double(255 - $0) / 255) }
    if let image = try? RasterImage(width: 1, height: 256, colors: colours) {
      items.append(.image(SceneImage(image, frame: area, resampling: .nearest, name: "colour bar")))
    }
    let line = SceneStroke(.ink, width: theme.axisWidth)
    if bar.extendsAbove {
      let tip = CanvasPath.polygon([
        CanvasPoint(area.minX, area.minY), CanvasPoint(area.center.x, area.minY - 5),
        CanvasPoint(area.maxX, area.minY),
      ])
      items.append(.shape(SceneShape(tip, fill: bar.map.colour(1), stroke: line, role: .axis)))
    }
    items.append(.shape(SceneShape(.rectangle(area), stroke: line, role: .axis, snaps: true)))
    var major = CanvasPath()
    var minor = CanvasPath()
    for tick in ticks.major {
      guard let y = mapping.position(tick.value) else { continue }
      major.append(
        .segment(from: CanvasPoint(area.maxX, y), to: CanvasPoint(area.maxX + theme.tickLength, y)))
    }
    for value in ticks.minor {
      guard let y = mapping.position(value) else { continue }
      minor.append(
        .segment(from: CanvasPoint(area.maxX, y), to: CanvasPoint(area.maxX + theme.tickLength * 0.57, y)))
    }
    items.append(.shape(SceneShape(major, stroke: line, role: .tick, snaps: true)))
    items.append(
      .shape(SceneShape(minor, stroke: SceneStroke(.ink, width: theme.fineWidth), role: .tick, snaps: true)))
    let labelX = area.maxX + theme.tickLength + PanelMargins.labelGap
    for tick in tickTexts {
      items.append(
        .text(
          SceneText(
            text: tick.text, source: tick.source,
            origin: CanvasPoint(labelX, tick.place + tick.text.capitalHeight / 2), readsUpwards: false,
            colour: .ink,
            role: .tickLabel)))
    }
    var x = labelX + (tickTexts.map(\.text.width).max() ?? 0) + PanelMargins.labelGap
    for part in title {
      x += part.text.ascent
      items.append(
        .text(
          SceneText(
            text: part.text, source: part.source, origin: CanvasPoint(x, area.center.y + part.text.width / 2),
            readsUpwards: true, colour: .ink, role: .axisLabel)))
      x += part.text.descent
    }
    return items
  }
}
