import RasterCanvas

/// Which labels of coloured bars stand in their bars and which in a line above them, where none touches another.
struct HeadBarLabels {
  struct Placed {
    var text: TypesetText
    var source: FigureText
    var bar: (left: Double, right: Double)
    var colour: CanvasColor
    /// The centre of a label above its bar; `nil` for one inside.
    var centreAbove: Double?
  }

  private(set) var labels: [Placed] = []
  /// The height of a bar, and of a line of labels above it.
  let lineHeight: Double
  /// The gap between the frame and the bars, in which the whiskers of their ends stand clear of all letters.
  private let gap: Double
  /// The height of bars, labels and whiskers above the frame; 0 without bars.
  var height: Double {
    guard !labels.isEmpty else { return 0 }
    return lineHeight + gap + (labels.contains { $0.centreAbove != nil } ? lineHeight : 0)
  }

  init(_ panel: ResolvedPanel, theme: FigureTheme, setter: TextSetter) {
    let size = theme.noteSize
    lineHeight = size * 1.25
    gap =
      panel.panel.headBars.contains { $0.endInterval != nil }
      ? PanelMargins.whiskerStrip : PanelMargins.headBarGap
    let mapping = panel.xMapping
    for bar in panel.panel.headBars where bar.to > bar.from {
      let from = mapping.position(bar.from) ?? mapping.start
      let to = mapping.position(bar.to) ?? mapping.end
      let left = min(max(min(from, to), panel.frame.minX), panel.frame.maxX)
      let right = max(min(max(from, to), panel.frame.maxX), panel.frame.minX)
      guard right > left else { continue }
      let source = setter.shortened(bar.label, size: size, width: panel.frame.width * 0.6)
      labels.append(
        Placed(
          text: setter.set(source, size: size), source: source, bar: (left, right), colour: bar.colour,
          centreAbove: nil))
    }
    let outside = labels.indices.filter {
      labels[$0].text.width + 4 > labels[$0].bar.right - labels[$0].bar.left
    }
    let places = LabelSpreading.spread(
      wanted: outside.map { (labels[$0].bar.left + labels[$0].bar.right) / 2 },
      extents: outside.map { labels[$0].text.width + 4 }, from: panel.frame.minX - 2, to: panel.frame.maxX + 2
    )
    for (index, place) in zip(outside, places) { labels[index].centreAbove = place }
  }

  /// The bars, their labels and the whiskers at their ends.
  func items(panel: ResolvedPanel, theme: FigureTheme) -> [SceneItem] {
    let bottom = panel.top - gap
    let top = bottom - lineHeight
    var items: [SceneItem] = []
    for label in labels {
      let area = CanvasRectangle(
        x: label.bar.left, y: top, width: label.bar.right - label.bar.left, height: bottom - top)
      items.append(.shape(SceneShape(.rectangle(area), fill: label.colour, role: .zone, snaps: true)))
    }
    for label in labels {
      let middle = label.centreAbove ?? (label.bar.left + label.bar.right) / 2
      let line = label.centreAbove == nil ? (top + bottom) / 2 : top - lineHeight / 2
      items.append(
        .text(
          SceneText(
            text: label.text, source: label.source,
            origin: CanvasPoint(middle - label.text.width / 2, line + label.text.capitalHeight / 2),
            readsUpwards: false, colour: .ink, role: .annotation)))
    }
    var whiskers = CanvasPath()
    for bar in panel.panel.headBars {
      guard let interval = bar.endInterval else { continue }
      let mapping = panel.xMapping
      let low = mapping.position(interval.lower) ?? mapping.start
      let high = mapping.position(interval.upper) ?? mapping.end
      let left = min(max(min(low, high), panel.frame.minX), panel.frame.maxX)
      let right = max(min(max(low, high), panel.frame.maxX), panel.frame.minX)
      guard right > left else { continue }
      whiskers.addErrorBar(
        from: CanvasPoint(left, panel.top - gap / 2), to: CanvasPoint(right, panel.top - gap / 2), cap: 2.6)
    }
    if !whiskers.isEmpty {
      items.append(
        .shape(SceneShape(whiskers, stroke: SceneStroke(.ink, width: theme.axisWidth), role: .data)))
    }
    return items
  }
}
