import RasterCanvas

/// Draws one panel at its place.
struct PanelDrawing {
  private let panel: ResolvedPanel
  private let label: String
  private let theme: FigureTheme
  private let setter: TextSetter
  private let margins: PanelMargins

  /// Prepares a panel; its groups are named after the label.
  init(_ panel: ResolvedPanel, label: String, theme: FigureTheme, setter: TextSetter) {
    self.panel = panel
    self.label = label
    self.theme = theme
    self.setter = setter
    margins = PanelMargins(panel, theme: theme, setter: setter)
  }

  /// Everything of the panel as one group named `panel N`, where N is the label.
  var group: SceneGroup {
    var group = SceneGroup(name: "panel \(label)")
    let placement = PanelPlacement(panel, theme: theme, setter: setter)
    group.items += clipped(placement.marks, to: panel.frame, name: "marks \(label)")
    group.items += strips
    group.items += HeadBarLabels(panel, theme: theme, setter: setter).items(panel: panel, theme: theme)
    group.items += frame(panel.frame)
    group.items += xAxis + yAxis + titles
    group.items += EndLabels(panel, theme: theme, setter: setter).items
    group.items += placement.items
    if let legend = LegendBlock(beside: panel, theme: theme, setter: setter) {
      group.items += legend.draw(at: CanvasPoint(panel.frame.maxX + PanelMargins.legendGap, panel.frame.minY))
    }
    if let bar = panel.panel.colourBar {
      group.items += ColourBarDrawing(bar, panel: panel, theme: theme, setter: setter).items
    }
    return group
  }

  private func clipped(
    _ marks: [(item: [SceneItem], isClipped: Bool)], to frame: CanvasRectangle, name: String
  ) -> [SceneItem] {
    var items: [SceneItem] = []
    var run: [SceneItem] = []
    func flush() {
      if !run.isEmpty { items.append(.group(SceneGroup(name: name, clip: frame, items: run))) }
      run = []
    }
    for (drawn, isClipped) in marks {
      if isClipped {
        run += drawn
      } else {
        flush()
        items += drawn
      }
    }
    flush()
    return items
  }

  private var strips: [SceneItem] {
    var items: [SceneItem] = []
    for (strip, area) in zip(panel.panel.strips, panel.stripFrames) {
      let mapping = panel.stripMapping(strip, area)
      let context = PlotContext(
        frame: area, x: panel.xMapping, y: mapping, theme: theme, setter: setter, dataTop: area.minY)
      items += clipped(strip.marks.map { ($0.draw(in: context), true) }, to: area, name: "strip \(label)")
      items += frame(area)
      guard strip.y.showsTickLabels else { continue }
      let ticks = AxisTicks.fitting(
        strip.y, mapping: mapping, isHorizontal: false, theme: theme, setter: setter)
      items += yTicks(ticks, of: strip.y, mapping: mapping, labelled: true, size: theme.noteSize)
      guard strip.y.showsLabel else { continue }
      let text = setter.set(strip.y.label, size: theme.noteSize)
      let centre = area.minX - theme.tickLength - PanelMargins.labelGap * 2 - margins.yLabelWidth
      // The label stands in one line with the label of the main axis, if there is one.
      items.append(
        .text(
          SceneText(
            text: text, source: strip.y.label,
            origin: CanvasPoint(centre - text.descent, min(area.center.y + text.width / 2, area.maxY + 4)),
            readsUpwards: true, colour: .ink, role: .axisLabel)))
    }
    return items
  }

  private func frame(_ area: CanvasRectangle) -> [SceneItem] {
    var path = CanvasPath()
    var colour = CanvasColor.ink
    var width = theme.axisWidth
    switch panel.panel.frame {
    case .none: return []
    case .box: path = .rectangle(area)
    case .coloured(let chosen):
      path = .rectangle(area)
      colour = chosen
      width = theme.axisWidth * 2.2
    case .open:
      path = .polyline([
        CanvasPoint(area.minX, area.minY), CanvasPoint(area.minX, area.maxY),
        CanvasPoint(area.maxX, area.maxY),
      ])
    }
    return [
      .shape(SceneShape(path, stroke: SceneStroke(colour, width: width), role: .axis, snaps: true))
    ] + AxisBreakDrawing(panel, theme: theme).items(over: area)
  }

  private var xAxis: [SceneItem] {
    let axis = panel.panel.x
    let mapping = panel.xMapping
    let bottom = panel.frame.maxY
    var major = CanvasPath()
    var minor = CanvasPath()
    var items: [SceneItem] = []
    for tick in panel.xTicks.major {
      guard let x = mapping.position(tick.value) else { continue }
      major.append(.segment(from: CanvasPoint(x, bottom), to: CanvasPoint(x, bottom + theme.tickLength)))
    }
    for value in panel.xTicks.minor {
      guard let x = mapping.position(value) else { continue }
      minor.append(
        .segment(from: CanvasPoint(x, bottom), to: CanvasPoint(x, bottom + theme.tickLength * 0.57)))
    }
    if axis.showsTicks { items += tickShapes(major, minor) }
    var y = bottom + (axis.showsTicks ? theme.tickLength : 0)
    if axis.showsTickLabels {
      y += PanelMargins.labelGap
      let size = axis.places == nil ? theme.tickSize : theme.textSize
      for tick in panel.xTicks.major {
        guard let x = mapping.position(tick.value) else { continue }
        let source = tick.label
        let text = setter.set(source, size: size)
        let origin =
          margins.xLabelsReadUpwards
          ? CanvasPoint(x + (text.ascent - text.descent) / 2, y + text.width)
          : CanvasPoint(x - text.width / 2, y + text.ascent)
        items.append(
          .text(
            SceneText(
              text: text, source: source, origin: origin, readsUpwards: margins.xLabelsReadUpwards,
              colour: .ink,
              role: .tickLabel)))
      }
      y += margins.xLabelHeight
    }
    y += PanelMargins.labelGap
    for line in margins.xTitle {
      items.append(
        .text(
          SceneText(
            text: line.text, source: line.source,
            origin: CanvasPoint(panel.frame.center.x - line.text.width / 2, y + line.text.ascent),
            readsUpwards: false, colour: .ink, role: .axisLabel)))
      y += line.text.height
    }
    return items
  }

  private var yAxis: [SceneItem] {
    let axis = panel.panel.y
    var items: [SceneItem] = []
    if axis.showsTicks || axis.showsTickLabels {
      items += yTicks(
        panel.yTicks, of: axis, mapping: panel.yMapping, labelled: axis.showsTickLabels, size: theme.tickSize,
        drawn: axis.showsTicks)
    }
    var x = panel.frame.minX - (axis.showsTicks ? theme.tickLength : 0)
    if margins.yLabelWidth > 0 { x -= margins.yLabelWidth + PanelMargins.labelGap }
    x -= PanelMargins.labelGap
    for line in margins.yTitle.reversed() {
      x -= line.text.descent
      items.append(
        .text(
          SceneText(
            text: line.text, source: line.source,
            origin: CanvasPoint(x, panel.frame.center.y + line.text.width / 2), readsUpwards: true,
            colour: .ink,
            role: .axisLabel)))
      x -= line.text.ascent
    }
    return items
  }

  private func yTicks(
    _ ticks: AxisTicks, of axis: FigureAxis, mapping: AxisMapping, labelled: Bool, size: Double,
    drawn: Bool = true
  ) -> [SceneItem] {
    let left = panel.frame.minX
    var major = CanvasPath()
    var minor = CanvasPath()
    var items: [SceneItem] = []
    for tick in ticks.major {
      guard let y = mapping.position(tick.value) else { continue }
      major.append(.segment(from: CanvasPoint(left, y), to: CanvasPoint(left - theme.tickLength, y)))
      guard labelled else { continue }
      let reach = (drawn ? theme.tickLength : 0) + PanelMargins.labelGap
      let lines = PanelMargins.label(tick, of: axis, size: size, theme: theme, setter: setter)
      items += lines.centred(at: y).map { line in
        .text(
          SceneText(
            text: line.text, source: line.source,
            origin: CanvasPoint(left - reach - line.text.width, line.baseline), readsUpwards: false,
            colour: .ink, role: .tickLabel))
      }
    }
    for value in ticks.minor {
      guard let y = mapping.position(value) else { continue }
      minor.append(.segment(from: CanvasPoint(left, y), to: CanvasPoint(left - theme.tickLength * 0.57, y)))
    }
    return (drawn ? tickShapes(major, minor) : []) + items
  }

  private func tickShapes(_ major: CanvasPath, _ minor: CanvasPath) -> [SceneItem] {
    var items: [SceneItem] = []
    if !minor.isEmpty {
      items.append(
        .shape(SceneShape(minor, stroke: SceneStroke(.ink, width: theme.fineWidth), role: .tick, snaps: true))
      )
    }
    if !major.isEmpty {
      items.append(
        .shape(SceneShape(major, stroke: SceneStroke(.ink, width: theme.axisWidth), role: .tick, snaps: true))
      )
    }
    return items
  }

  private var titles: [SceneItem] {
    var items: [SceneItem] = []
    let bottom = panel.top - 2 - panel.headHeight
    if let letter = panel.letter {
      let source = FigureText(plain: letter)
      let text = setter.set(source, size: theme.letterSize, bold: true)
      items.append(
        .text(
          SceneText(
            text: text, source: source, origin: CanvasPoint(panel.frame.minX, bottom - text.descent),
            readsUpwards: false, colour: .ink, role: .panelLetter)))
    }
    // Titles of a row stand on one line, whether they have subscripts or not.
    var baseline = bottom - setter.set("x", size: theme.titleSize, bold: true).descent
    for (index, line) in margins.title.enumerated().reversed() {
      let free = CanvasPoint(
        max(panel.frame.center.x - line.text.width / 2, panel.frame.minX + margins.letterWidth),
        baseline)
      items.append(
        .text(
          SceneText(
            text: line.text, source: line.source, origin: free, readsUpwards: false,
            colour: panel.panel.titleColour, role: .title)))
      if index > 0 { baseline -= line.text.ascent + margins.title[index - 1].text.descent }
    }
    if let side = margins.side {
      let middle = (panel.top + panel.frame.maxY + side.text.width) / 2
      items.append(
        .text(
          SceneText(
            text: side.text, source: side.source,
            origin: CanvasPoint(panel.frame.maxX + margins.sideOffset + side.text.ascent, middle),
            readsUpwards: true, colour: .ink, role: .title)))
    }
    return items
  }
}
