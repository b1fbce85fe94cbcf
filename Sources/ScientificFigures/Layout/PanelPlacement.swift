import RasterCanvas

/// Where the corner label, the legend and the notes of a panel go, so that they cover nothing.
struct PanelPlacement {
  /// What is drawn in the panel by its marks, in points of the page.
  let marks: [(item: [SceneItem], isClipped: Bool)]
  /// The labels at their places.
  private(set) var items: [SceneItem] = []
  /// By how many points the panel should be higher above the data for everything to find a free place.
  private(set) var missing = 0.0
  /// Lines that found no free place; they go under the figure.
  private(set) var unplacedLines: [FigureText] = []
  /// Entries of a legend that found no free place; they go above the figure.
  private(set) var unplacedEntries: [LegendEntry] = []

  private struct Block {
    var width: Double
    var height: Double
    var draw: (CanvasPoint, _ alignRight: Bool) -> [SceneItem]
    /// What the block says, for the case that it finds no place.
    var lines: [FigureText] = []
    var entries: [LegendEntry] = []
    /// Whether the panel is made higher for it.
    var makesRoom: Bool
  }

  private static let inset = 4.0
  /// Panels are not made higher above the data than this share; what then has no place leaves the panel.
  static let mostHeadroom = 0.6

  init(_ panel: ResolvedPanel, theme: FigureTheme, setter: TextSetter) {
    marks = panel.panel.marks.map { mark in
      (mark.draw(in: panel.context(of: mark, theme: theme, setter: setter)), mark.isClipped)
    }
    let context = panel.context(theme: theme, setter: setter)
    let blocks = Self.blocks(panel, context)
    guard !blocks.isEmpty || panel.panel.inset != nil else { return }
    var grid = OccupancyGrid(frame: context.frame, items: marks.flatMap(\.item))
    if let inset = panel.panel.inset {
      place(inset, in: &grid, context, canMakeRoom: !panel.keepsYLimits)
    }
    for block in blocks {
      let (corner, cost) = Self.best((block.width, block.height), in: context.frame, costs: grid.costs)
      if cost > 0 {
        let canFit = block.width + 2 * Self.inset <= context.frame.width && block.makesRoom
        if canFit, panel.headroom < Self.mostHeadroom, !panel.keepsYLimits {
          missing += block.height + Self.inset
        }
        unplacedLines += block.lines
        unplacedEntries += block.entries
        continue
      }
      let area = CanvasRectangle(x: corner.x, y: corner.y, width: block.width, height: block.height)
      items += block.draw(corner, area.center.x > context.frame.center.x)
      grid.cover(area.expanded(by: 1.5))
    }
  }

  /// Places a smaller panel where the data leave room, as large as they allow; if they allow none, room is asked for.
  private mutating func place(
    _ inset: PanelInset, in grid: inout OccupancyGrid, _ context: PlotContext, canMakeRoom: Bool
  ) {
    for share in [1, 0.85, 0.7, 0.55] {
      let drawing = InsetDrawing(inset, share: share, in: context)
      let (corner, cost) = Self.best(drawing.size, in: context.frame, costs: grid.costs)
      guard cost == 0 else {
        if share == 0.55, canMakeRoom { missing += drawing.size.height + Self.inset }
        continue
      }
      let drawn = drawing.items(at: corner)
      items += drawn
      grid.add(drawn)
      grid.cover(
        CanvasRectangle(x: corner.x, y: corner.y, width: drawing.size.width, height: drawing.size.height)
          .expanded(by: 1.5))
      return
    }
  }

  private static func best(
    _ size: (width: Double, height: Double), in frame: CanvasRectangle, costs: OccupancyGrid.Costs
  ) -> (corner: CanvasPoint, cost: Int) {
    let acrossRoom = max(frame.width - size.width - 2 * inset, 0)
    let upRoom = max(frame.height - size.height - 2 * inset, 0)
    let acrossSteps = max(1, Int(acrossRoom / 4))
    let upSteps = max(1, Int(upRoom / 3))
    var best: (corner: CanvasPoint, cost: Int, distance: Double)?
    for row in 0...upSteps {
      for column in 0...acrossSteps {
        let across = Double(column) / Double(acrossSteps)
        let up = Double(row) / Double(upSteps)
        let corner = CanvasPoint(frame.minX + inset + across * acrossRoom, frame.minY + inset + up * upRoom)
        let area = CanvasRectangle(x: corner.x, y: corner.y, width: size.width, height: size.height)
        let cost = costs.cost(of: area.expanded(by: 1))
        // Sideways moves are cheaper than leaving the upper edge, edges are better than the middle.
        let distance =
          abs(across - 1) + 2 * up + 0.5 * min(across, 1 - across)
        if best == nil || (cost, distance) < (best?.cost ?? 0, best?.distance ?? 0) {
          best = (corner, cost, distance)
        }
      }
    }
    return (best?.corner ?? CanvasPoint(frame.minX, frame.minY), best?.cost ?? 0)
  }

  private static func blocks(_ resolved: ResolvedPanel, _ context: PlotContext) -> [Block] {
    let panel = resolved.panel
    var blocks: [Block] = []
    let widest = max(context.frame.width - 2 * inset, 10)
    let theme = context.theme
    if let corner = panel.corner, !corner.isEmpty {
      let source = context.setter.shortened(corner, size: theme.titleSize, bold: true, width: widest)
      blocks.append(linesBlock([source], size: theme.titleSize, bold: true, colour: .ink, context))
    }
    if resolved.legend == .inside {
      let entries = LegendBlock.entries(of: panel, widest: widest * 0.7, theme: theme, setter: context.setter)
      if !entries.isEmpty {
        let legend = LegendBlock(entries, title: panel.legendTitle, theme: theme, setter: context.setter)
        blocks.append(
          Block(
            width: legend.width, height: legend.height, draw: { corner, _ in legend.draw(at: corner) },
            entries: panel.marks.flatMap(\.legendEntries), makesRoom: true))
      }
    }
    let lines = panel.notes.flatMap { note in
      context.setter.lines(note, size: theme.noteSize, width: widest).map(\.source)
    }
    if !lines.isEmpty {
      var block = linesBlock(lines, size: theme.noteSize, bold: false, colour: .noteGrey, context)
      block.lines = panel.notes
      block.makesRoom = false
      blocks.append(block)
    }
    return blocks
  }

  private static func linesBlock(
    _ lines: [FigureText], size: Double, bold: Bool, colour: CanvasColor, _ context: PlotContext
  ) -> Block {
    let set = lines.map { context.setter.set($0, size: size, bold: bold) }
    let width = set.map(\.width).max() ?? 0
    let height = set.reduce(0) { $0 + $1.height + 1 }
    return Block(
      width: width, height: height,
      draw: { corner, alignRight in
        // A veil keeps guides that run behind a bold label from crossing its letters.
        let area = CanvasRectangle(x: corner.x - 1, y: corner.y, width: width + 2, height: height)
        let veil = SceneShape(.rectangle(area), fill: CanvasColor.white.withOpacity(0.8), role: .zone)
        var top = corner.y
        return (bold ? [.shape(veil)] : [])
          + zip(set, lines).map { text, source in
            defer { top += text.height + 1 }
            return .text(
              SceneText(
                text: text, source: source,
                origin: CanvasPoint(corner.x + (alignRight ? width - text.width : 0), top + text.ascent),
                readsUpwards: false, colour: colour, role: .annotation))
          }
      }, lines: lines, makesRoom: true)
  }
}
