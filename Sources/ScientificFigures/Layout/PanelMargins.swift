import RasterCanvas

/// The room that a panel's labels need outside of its frame, in points.
struct PanelMargins {
  private(set) var left = 0.0
  private(set) var right = 0.0
  private(set) var above = 0.0
  private(set) var below = 0.0
  /// The width of the widest label on the y axis.
  private(set) var yLabelWidth = 0.0
  /// The height of the labels under the x axis.
  private(set) var xLabelHeight = 0.0
  /// Whether the labels under the x axis must read upwards, because side by side they have no room.
  private(set) var xLabelsReadUpwards = false
  /// The lines of the y axis' label.
  private(set) var yTitle: [(text: TypesetText, source: FigureText)] = []
  /// The lines of the x axis' label.
  private(set) var xTitle: [(text: TypesetText, source: FigureText)] = []
  /// The lines of the title.
  private(set) var title: [(text: TypesetText, source: FigureText)] = []
  /// The width of the panel's letter with the gap after it.
  private(set) var letterWidth = 0.0
  /// The height of the row of the letter and the title.
  private(set) var titleHeight = 0.0
  /// The label right of the frame.
  private(set) var side: (text: TypesetText, source: FigureText)?
  /// How far right of the frame that label begins.
  private(set) var sideOffset = 0.0

  static let headBarGap = 2.0
  /// The height of the strip under coloured bars in which the whiskers of their ends stand.
  static let whiskerStrip = 4.0
  static let labelGap = 2.6
  static let colourBarWidth = 7.0
  static let colourBarGap = 5.0
  static let legendGap = 7.0
  /// A label of an axis in more lines would leave nothing for the data.
  private static let mostTitleLines = 4

  init(_ panel: ResolvedPanel, theme: FigureTheme, setter: TextSetter) {
    measureLeft(panel, theme, setter)
    measureBelow(panel, theme, setter)
    measureHanging(panel, theme, setter)
    measureAbove(panel, theme, setter)
    let context = panel.context(theme: theme, setter: setter)
    right = max(right, panel.panel.marks.map { $0.overhangRight(in: context) }.max() ?? 0)
    if let legend = LegendBlock(beside: panel, theme: theme, setter: setter) {
      right = max(right, legend.width + Self.legendGap)
    }
    if let bar = panel.panel.colourBar {
      let drawing = ColourBarDrawing(bar, panel: panel, theme: theme, setter: setter)
      right += drawing.width
      let overhang = drawing.overhang(beyond: panel.frame)
      above = max(above, overhang.above)
      below = max(below, overhang.below)
    }
    right = max(right, EndLabels(panel, theme: theme, setter: setter).width)
    measureSide(panel, theme, setter)
  }

  /// The lines of a label beside the vertical axis: names come from users, and beyond a third of the page they are
  /// broken, or nothing would be left for the data.
  static func label(
    _ tick: AxisTicks.Labelled, of axis: FigureAxis, size: Double, theme: FigureTheme, setter: TextSetter
  ) -> [(text: TypesetText, source: FigureText)] {
    axis.places == nil
      ? [(setter.set(tick.label, size: size), tick.label)]
      : setter.name(tick.label, size: size, width: theme.width / 3)
  }

  private mutating func measureSide(_ panel: ResolvedPanel, _ theme: FigureTheme, _ setter: TextSetter) {
    guard let source = panel.panel.side, !source.isEmpty else { return }
    let height = panel.frame.maxY - panel.top
    let short = setter.shortened(source, size: theme.titleSize, bold: true, width: height)
    let text = setter.set(short, size: theme.titleSize, bold: true)
    // Labels under the axis may reach below this one, but a legend or a colour bar stands between it and the frame.
    let hasNeighbour =
      panel.legend == .right || panel.panel.colourBar != nil || !panel.panel.endLabels.isEmpty
    sideOffset = (hasNeighbour ? right : 0) + Self.labelGap
    right = max(right, sideOffset + text.height)
    side = (text, short)
  }

  private mutating func measureLeft(_ panel: ResolvedPanel, _ theme: FigureTheme, _ setter: TextSetter) {
    let axis = panel.panel.y
    var overhang = 0.0
    if axis.showsTickLabels {
      for tick in panel.yTicks.major {
        let lines = Self.label(tick, of: axis, size: theme.tickSize, theme: theme, setter: setter)
        yLabelWidth = max(yLabelWidth, lines.map(\.text.width).max() ?? 0)
        guard let place = panel.yMapping.position(tick.value) else { continue }
        let height = lines.reduce(0) { $0 + $1.text.height }
        overhang = max(overhang, panel.frame.minY - (place - height / 2) - 4)
      }
    }
    for (strip, frame) in zip(panel.panel.strips, panel.stripFrames) where strip.y.showsTickLabels {
      let mapping = panel.stripMapping(strip, frame)
      for tick in AxisTicks.fitting(
        strip.y, mapping: mapping, isHorizontal: false, theme: theme, setter: setter
      ).major {
        yLabelWidth = max(yLabelWidth, setter.set(tick.label, size: theme.noteSize).width)
      }
    }
    if axis.showsTicks { left += theme.tickLength }
    if yLabelWidth > 0 { left += yLabelWidth + Self.labelGap }
    if axis.showsLabel {
      let label = axis.fullLabel(style: theme.unitStyle, exponent: panel.yTicks.exponent)
      yTitle = setter.name(
        label, size: theme.textSize, width: panel.frame.height, lines: Self.mostTitleLines)
      left += yTitle.reduce(0) { $0 + $1.text.height } + (yTitle.isEmpty ? 0 : Self.labelGap)
    }
    if let strip = panel.panel.strips.first, strip.y.showsLabel, yTitle.isEmpty {
      left += setter.set(strip.y.label, size: theme.noteSize).height + Self.labelGap
    }
    above = max(above, overhang)
  }

  /// The labels of the y axis hang over the lower edge by half of their height where nothing stands under the frame.
  private mutating func measureHanging(_ panel: ResolvedPanel, _ theme: FigureTheme, _ setter: TextSetter) {
    guard panel.panel.y.showsTickLabels else { return }
    for tick in panel.yTicks.major {
      guard let place = panel.yMapping.position(tick.value) else { continue }
      let text = setter.set(tick.label, size: theme.tickSize)
      below = max(below, place + text.height / 2 - panel.frame.maxY)
    }
  }

  private mutating func measureBelow(_ panel: ResolvedPanel, _ theme: FigureTheme, _ setter: TextSetter) {
    let axis = panel.panel.x
    if axis.showsTicks { below += theme.tickLength }
    if axis.showsTickLabels {
      let size = axis.places == nil ? theme.tickSize : theme.textSize
      let placed = panel.xTicks.major.compactMap { tick -> (Double, TypesetText)? in
        guard let place = panel.xMapping.position(tick.value) else { return nil }
        return (place, setter.set(tick.label, size: size))
      }.sorted { $0.0 < $1.0 }
      if axis.places != nil {
        var reach = -Double.infinity
        for (place, text) in placed {
          if place - text.width / 2 < reach { xLabelsReadUpwards = true }
          reach = place + text.width / 2 + 2
        }
      }
      for (place, text) in placed {
        let across = xLabelsReadUpwards ? text.height : text.width
        xLabelHeight = max(xLabelHeight, xLabelsReadUpwards ? text.width : text.height)
        right = max(right, place + across / 2 - panel.frame.maxX + 0.5)
        left = max(left, panel.frame.minX - (place - across / 2) + 0.5)
      }
      if xLabelHeight > 0 { below += xLabelHeight + Self.labelGap }
    }
    if axis.showsLabel {
      let label = axis.fullLabel(style: theme.unitStyle, exponent: panel.xTicks.exponent)
      xTitle = setter.name(
        label, size: theme.textSize, width: panel.frame.width, lines: Self.mostTitleLines)
      below += xTitle.reduce(0) { $0 + $1.text.height } + (xTitle.isEmpty ? 0 : Self.labelGap)
    }
  }

  private mutating func measureAbove(_ panel: ResolvedPanel, _ theme: FigureTheme, _ setter: TextSetter) {
    let height = panel.headHeight
    if let letter = panel.letter {
      let text = setter.set(FigureText(plain: letter), size: theme.letterSize, bold: true)
      letterWidth = text.width + 5
      titleHeight = text.height
    }
    if let source = panel.panel.title {
      // A title that cannot be centred beside the letter is still kept clear of it.
      title = setter.lines(
        source, size: theme.titleSize, bold: true, width: max(panel.frame.width - 2 * letterWidth, 30))
      titleHeight = max(titleHeight, title.reduce(0) { $0 + $1.text.height })
    }
    above = max(above, panel.roomAboveFrame + height + (titleHeight > 0 ? titleHeight + 2 : 0), 1)
  }
}
