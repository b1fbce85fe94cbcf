import RasterCanvas

/// Finds the place of every panel so that all labels have room, and draws the page.
///
/// Margins are measured from the labels themselves: ticks are chosen for a first guess of the frames, the labels give
/// margins, the margins give frames, until nothing moves; then marks that need room above the data get it.
struct PageLayout {
  let figure: ScientificFigure
  let setter: TextSetter
  private(set) var panels: [ResolvedPanel]
  private(set) var pageHeight = 0.0
  private(set) var legend: LegendBlock?
  private var notes = NoteLines()
  private var legendOrigin = CanvasPoint.zero
  /// By how many points rows are lower than the figure asks for.
  private var spared: [Int: Double] = [:]

  var theme: FigureTheme { figure.theme }
  static let margin = 3.0

  init(figure: ScientificFigure, measuring: any TextMeasuring) {
    self.figure = figure
    setter = TextSetter(measuring: measuring, smallest: figure.theme.smallestText)
    var index = 0
    panels = figure.cells.map { cell in
      guard cell.panel.hasLetter, figure.cells.count(where: { $0.panel.hasLetter }) > 1 else {
        return ResolvedPanel(cell: cell, letter: nil)
      }
      defer { index += 1 }
      return ResolvedPanel(cell: cell, letter: figure.theme.letterStyle.letter(index))
    }
    chooseLegendPlaces()
    shareLimits()
    let inner = figure.theme.width - 2 * Self.margin
    legend = LegendBlock(above: figure.legend, theme: theme, setter: setter, width: inner)
    for _ in 0..<8 {
      settle()
      if !makeRoom() { break }
    }
    // What finds no free place in its panel goes above or under all panels, with the letter of the panel.
    var movedNotes: [FigureText] = []
    var movedEntries: [LegendEntry] = []
    for panel in panels where panel.hasFreeLabels {
      let placement = PanelPlacement(panel, theme: theme, setter: setter)
      let letter = panel.letter.map { FigureText(plain: $0 + ": ") } ?? FigureText(runs: [])
      movedNotes += placement.unplacedLines.map { letter + $0 }
      movedEntries += placement.unplacedEntries.map { entry in
        var named = entry
        named.text = letter + entry.text
        return named
      }
    }
    legend = LegendBlock(
      above: figure.legend + movedEntries, theme: theme, setter: setter, width: inner)
    notes = NoteLines(figure.notes + movedNotes, theme: theme, setter: setter, width: inner)
    arrange()
  }

  /// The least height of a whole number of pixels at 300 dots per inch, in points.
  static func wholePixels(_ height: Double) -> Double { (height / 0.24).rounded(.up) * 0.24 }

  /// A legend beside a frame that would take more than two fifths of its column goes inside.
  private mutating func chooseLegendPlaces() {
    let total = max(figure.columnWeights.reduce(0, +), 0.01)
    for index in panels.indices {
      guard let legend = LegendBlock(beside: panels[index], theme: theme, setter: setter) else { continue }
      let cell = panels[index].cell
      if !cell.panel.endLabels.isEmpty { panels[index].legend = .inside }
      let columns = figure.columnWeights.dropFirst(max(cell.column, 0)).prefix(max(cell.columnSpan, 1))
      let share = columns.reduce(0, +) / total
      if legend.width + PanelMargins.legendGap > 0.4 * share * theme.width { panels[index].legend = .inside }
    }
  }

  /// Axes of a group show what any of them shows.
  private mutating func shareLimits() {
    for (axis, path) in [(\FigurePanel.x, \ResolvedPanel.xLimits), (\FigurePanel.y, \ResolvedPanel.yLimits)] {
      var shared: [String: AxisLimits] = [:]
      for panel in panels {
        guard let group = panel.panel[keyPath: axis].group else { continue }
        shared[group] = shared[group]?.union(panel[keyPath: path]) ?? panel[keyPath: path]
      }
      for index in panels.indices {
        guard let group = panels[index].panel[keyPath: axis].group, let limits = shared[group] else {
          continue
        }
        panels[index][keyPath: path] = limits
      }
    }
    // The label room of a group is made above the highest datum of the group.
    var tops: [String: Double] = [:]
    for panel in panels where panel.panel.y.group != nil && !panel.panel.y.isReversed {
      guard let group = panel.panel.y.group else { continue }
      tops[group] = max(tops[group] ?? panel.yDataTop, panel.yDataTop)
    }
    for index in panels.indices where !panels[index].panel.y.isReversed {
      guard let group = panels[index].panel.y.group, let top = tops[group] else { continue }
      panels[index].yDataTop = top
    }
  }

  /// Arranges until no frame moves any more, at most three times.
  private mutating func settle() {
    for _ in 0..<3 {
      let frames = panels.map(\.frame)
      arrange()
      if panels.map(\.frame) == frames { break }
    }
  }

  /// One round: ticks for the present frames, margins for the ticks, frames for the margins.
  private mutating func arrange() {
    for index in panels.indices { chooseTicks(index) }
    shareHeadHeights()
    let columnCount = max(figure.columnWeights.count, 1)
    let rowCount = max(figure.rowHeights.count, 1)
    var left = [Double](repeating: 0, count: columnCount)
    var right = [Double](repeating: 0, count: columnCount)
    var above = [Double](repeating: 0, count: rowCount)
    var below = [Double](repeating: 0, count: rowCount)
    for panel in panels {
      let margins = PanelMargins(panel, theme: theme, setter: setter)
      let first = min(max(panel.cell.column, 0), columnCount - 1)
      let last = min(first + max(panel.cell.columnSpan, 1), columnCount) - 1
      let top = min(max(panel.cell.row, 0), rowCount - 1)
      let bottom = min(top + max(panel.cell.rowSpan, 1), rowCount) - 1
      left[first] = max(left[first], margins.left)
      right[last] = max(right[last], margins.right)
      above[top] = max(above[top], margins.above)
      below[bottom] = max(below[bottom], margins.below)
    }
    let labels = left.reduce(0, +) + right.reduce(0, +)
    let gaps = Double(columnCount - 1) * figure.columnGap
    let room = max(figure.theme.width - 2 * Self.margin - labels - gaps, 10 * Double(columnCount))
    let weights = figure.columnWeights.map { max($0, 0.01) }
    let total = max(weights.reduce(0, +), 0.01)
    var starts: [Double] = []
    var ends: [Double] = []
    var x = Self.margin
    for column in 0..<columnCount {
      x += left[column]
      starts.append(x)
      x += room * (column < weights.count ? weights[column] : 1) / total
      ends.append(x)
      x += right[column] + figure.columnGap
    }
    var y = Self.margin
    if let legend {
      legendOrigin = CanvasPoint(max(Self.margin, starts[0]), y)
      if legendOrigin.x + legend.width > figure.theme.width - Self.margin { legendOrigin.x = Self.margin }
      y += legend.height + 3
    }
    var tops: [Double] = []
    var bottoms: [Double] = []
    for row in 0..<rowCount {
      y += above[row]
      tops.append(y)
      y += height(ofRow: row, starts: starts, ends: ends)
      bottoms.append(y)
      y += below[row] + (row < rowCount - 1 ? figure.rowGap : 0)
    }
    y += notes.height
    pageHeight = Self.wholePixels(y + Self.margin)
    for index in panels.indices {
      let cell = panels[index].cell
      let first = min(max(cell.column, 0), columnCount - 1)
      let last = min(first + max(cell.columnSpan, 1), columnCount) - 1
      let top = min(max(cell.row, 0), rowCount - 1)
      let bottom = min(top + max(cell.rowSpan, 1), rowCount) - 1
      let strips = panels[index].panel.strips.reduce(0) { $0 + $1.height }
      let upper = tops[top] + strips
      panels[index].frame = CanvasRectangle(
        x: starts[first], y: upper, width: ends[last] - starts[first], height: max(bottoms[bottom] - upper, 5)
      )
    }
  }

  /// Coloured bars of a row take as much height as the highest of them with its labels.
  private mutating func shareHeadHeights() {
    var heights: [Int: Double] = [:]
    for panel in panels {
      let height = HeadBarLabels(panel, theme: theme, setter: setter).height
      heights[panel.cell.row] = max(heights[panel.cell.row] ?? 0, height)
    }
    for index in panels.indices { panels[index].headHeight = heights[panels[index].cell.row] ?? 0 }
  }

  /// The height of a row as the figure asks for it, or that of the highest frame in it that has a height of its own.
  private func height(ofRow row: Int, starts: [Double], ends: [Double]) -> Double {
    let heights = panels.compactMap { panel -> Double? in
      guard let aspect = panel.panel.aspect, panel.cell.row == row, panel.cell.rowSpan == 1 else {
        return nil
      }
      let first = min(max(panel.cell.column, 0), starts.count - 1)
      let last = min(first + max(panel.cell.columnSpan, 1), ends.count) - 1
      return (ends[last] - starts[first]) * min(max(aspect, 0.05), 5)
    }
    if let highest = heights.max() { return max(highest, 5) }
    let asked = row < figure.rowHeights.count ? max(figure.rowHeights[row], 5) : 60
    return asked - (spared[row] ?? 0)
  }

  private mutating func chooseTicks(_ index: Int) {
    let panel = panels[index]
    panels[index].xTicks = .fitting(
      panel.panel.x, mapping: panel.xMapping, isHorizontal: true, theme: theme, setter: setter)
    panels[index].yTicks = .fitting(
      panel.panel.y, mapping: panel.yMapping, isHorizontal: false, theme: theme, setter: setter)
  }

  /// Gives panels the room above the data that their marks and labels still need; whether anything changed.
  private mutating func makeRoom() -> Bool {
    var changed = false
    for index in panels.indices {
      let panel = panels[index]
      var missing =
        panel.panel.marks.map { mark in
          mark.overflowAbove(in: panel.context(of: mark, theme: theme, setter: setter))
        }.max() ?? 0
      if panel.hasFreeLabels {
        missing = max(missing, PanelPlacement(panel, theme: theme, setter: setter).missing)
      }
      guard missing > 0.25 else { continue }
      guard !panel.keepsYLimits else {
        let room = min(panel.roomAboveFrame + missing, 0.75 * fullHeight(of: panel))
        // Strips stand where the labels would.
        guard panel.panel.strips.isEmpty, room > panel.roomAboveFrame else { continue }
        changed = true
        for other in panels.indices where panels[other].cell.row == panel.cell.row {
          panels[other].roomAboveFrame = max(panels[other].roomAboveFrame, room)
        }
        continue
      }
      let room = min(panel.headroom * panel.frame.height + missing, 0.75 * fullHeight(of: panel))
      changed = changed || room > panel.labelRoom
      panels[index].labelRoom = max(panel.labelRoom, room)
    }
    guard changed else { return false }
    let shared = SharedHeadroom(panels, heights: panels.map(fullHeight), theme: theme, setter: setter)
    for (index, share) in shared.shares.enumerated() { panels[index].headroom = share }
    spared = shared.spared
    return true
  }

  /// The height of a panel's frame if its row has the height that the figure asks for.
  private func fullHeight(of panel: ResolvedPanel) -> Double {
    max(panel.frame.height + (spared[panel.cell.row] ?? 0), 1)
  }

  /// The page as a scene.
  func scene() -> FigureScene {
    var scene = FigureScene(
      width: figure.theme.width, height: pageHeight, title: figure.title, altText: figure.altText)
    if let legend {
      scene.items.append(.group(SceneGroup(name: "legend", items: legend.draw(at: legendOrigin))))
    }
    for (index, panel) in panels.enumerated() {
      scene.items.append(.group(PanelDrawing(panel, label: "\(index)", theme: theme, setter: setter).group))
    }
    scene.items += notes.items(left: Self.margin, bottom: pageHeight - Self.margin)
    return scene
  }
}
