import RasterCanvas

/// An inset that is set: its size, and how to draw it at a place.
struct InsetDrawing {
  private var panel: ResolvedPanel
  private let inset: PanelInset
  private let plot: PlotContext
  private let margins: PanelMargins
  /// The size with labels, in points.
  let size: (width: Double, height: Double)

  /// Sets an inset.
  ///
  /// - Parameter share: The part of its largest width and height that it takes.
  init(_ inset: PanelInset, share: Double, in plot: PlotContext) {
    self.inset = inset
    self.plot = plot
    let width = max(plot.frame.width * inset.width * share, 20)
    let height = max(plot.frame.height * inset.height * share, 20)
    size = (width, height)
    let content = FigurePanel(x: inset.x, y: inset.y, marks: inset.marks, hasLetter: false)
    panel = ResolvedPanel(cell: FigureCell(row: 0, column: 0, panel: content), letter: nil)
    panel.frame = CanvasRectangle(x: 0, y: 0, width: width, height: height)
    var margins = PanelMargins(panel, theme: plot.theme, setter: plot.setter)
    // Ticks for a frame give margins, and margins give the frame.
    for _ in 0..<2 {
      panel.frame = CanvasRectangle(
        x: margins.left, y: margins.above, width: max(width - margins.left - margins.right, 8),
        height: max(height - margins.above - margins.below, 8))
      panel.xTicks = .fitting(
        inset.x, mapping: panel.xMapping, isHorizontal: true, theme: plot.theme, setter: plot.setter)
      panel.yTicks = .fitting(
        inset.y, mapping: panel.yMapping, isHorizontal: false, theme: plot.theme, setter: plot.setter)
      margins = PanelMargins(panel, theme: plot.theme, setter: plot.setter)
    }
    self.margins = margins
  }

  /// The inset with its upper left corner at a point, over a white ground.
  func items(at corner: CanvasPoint) -> [SceneItem] {
    var panel = panel
    panel.frame.x += corner.x
    panel.frame.y += corner.y
    let ground = CanvasRectangle(x: corner.x, y: corner.y, width: size.width, height: size.height)
    let drawing = PanelDrawing(panel, label: "inset", theme: plot.theme, setter: plot.setter)
    return [.shape(SceneShape(.rectangle(ground), fill: .white, role: .zone))]
      + connection(to: panel.frame, keepingClearOf: drawing.group) + [.group(drawing.group)]
  }

  /// The outline of the enlarged part, and two lines from its corners to those of the inset that cross no label.
  private func connection(
    to frame: CanvasRectangle, keepingClearOf group: SceneGroup
  ) -> [SceneItem] {
    guard inset.isConnected, let source else { return [] }
    let boxes = [source.expanded(by: -0.5), frame.expanded(by: -0.5)]
    let labels = FigureScene(width: 0, height: 0, title: "", altText: "", items: [.group(group)]).texts
      .map { $0.bounds.expanded(by: 1) }
    var lines: [(path: CanvasPath, cost: Int)] = []
    for (from, to) in zip(corners(of: source), corners(of: frame)) {
      let points = (1..<40).map { from + (to - from) * (Double($0) / 40) }
      // A line that runs through one of the boxes would hide what it shows.
      guard !points.contains(where: { point in boxes.contains { $0.contains(point) } }) else { continue }
      let cost = points.count { point in labels.contains { $0.contains(point) } }
      lines.append((.segment(from: from, to: to), cost))
    }
    var path = CanvasPath.rectangle(source)
    for line in lines.sorted(by: { $0.cost < $1.cost }).prefix(2) { path.append(line.path) }
    return [
      .shape(
        SceneShape(path, stroke: SceneStroke(.noteGrey, width: plot.theme.hairWidth), role: .guide))
    ]
  }

  /// The enlarged part in the large panel.
  private var source: CanvasRectangle? {
    guard let one = plot.point(panel.xLimits.lower, panel.yLimits.lower),
      let other = plot.point(panel.xLimits.upper, panel.yLimits.upper)
    else { return nil }
    let left = max(min(one.x, other.x), plot.frame.minX)
    let top = max(min(one.y, other.y), plot.frame.minY)
    let right = min(max(one.x, other.x), plot.frame.maxX)
    let bottom = min(max(one.y, other.y), plot.frame.maxY)
    guard right > left, bottom > top else { return nil }
    return CanvasRectangle(x: left, y: top, width: right - left, height: bottom - top)
  }

  private func corners(of area: CanvasRectangle) -> [CanvasPoint] {
    [
      CanvasPoint(area.minX, area.minY), CanvasPoint(area.maxX, area.minY),
      CanvasPoint(area.maxX, area.maxY), CanvasPoint(area.minX, area.maxY),
    ]
  }
}
