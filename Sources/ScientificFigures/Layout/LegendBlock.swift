import RasterCanvas

/// A legend that is set: its size, and how to draw it at a place.
struct LegendBlock {
  private let entries: [LegendEntry]
  private let texts: [TypesetText]
  private let title: TypesetText?
  private let titleSource: FigureText?
  private let theme: FigureTheme
  private let columns: Int
  private let columnWidths: [Double]
  /// The height of a row: charges over subscripts and bars need more than plain letters.
  private let rowHeight: Double

  let width: Double
  let height: Double

  /// Sets a legend in one column, or in as many as fit a width.
  init(
    _ entries: [LegendEntry], title: FigureText? = nil, theme: FigureTheme, setter: TextSetter,
    widest: Double? = nil
  ) {
    self.entries = entries
    self.theme = theme
    texts = entries.map { setter.set($0.text, size: theme.tickSize) }
    self.title = title.map { setter.set($0, size: theme.tickSize) }
    titleSource = title
    let sample = theme.tickSize * 2.4
    let cells = texts.map { sample + 3 + $0.width + theme.tickSize * 1.4 }
    var columns = widest == nil ? 1 : max(1, entries.count)
    var widths: [Double] = []
    repeat {
      widths = (0..<columns).map { column in
        cells.enumerated().filter { $0.offset % columns == column }.map(\.element).max() ?? 0
      }
      if widths.reduce(0, +) <= widest ?? .infinity || columns == 1 { break }
      columns -= 1
    } while columns > 0
    self.columns = columns
    columnWidths = widths
    let rows = entries.isEmpty ? 0 : (entries.count + columns - 1) / columns
    let body = widths.reduce(0, +) - (entries.isEmpty ? 0 : theme.tickSize * 1.4)
    width = max(body, self.title?.width ?? 0)
    rowHeight = (texts + [self.title].compactMap { $0 }).reduce(theme.tickSize * 1.5) { height, text in
      let above = text.ascent - text.capitalHeight / 2
      return max(height, 2 * above, 2 * (text.descent + text.capitalHeight / 2))
    }
    height = Double(rows + (self.title == nil ? 0 : 1)) * rowHeight
  }

  /// The legend that stands right of a panel; `nil` if it has none there.
  init?(beside panel: ResolvedPanel, theme: FigureTheme, setter: TextSetter) {
    guard panel.legend == .right else { return nil }
    let entries = Self.entries(of: panel.panel, widest: theme.width * 0.25, theme: theme, setter: setter)
    guard !entries.isEmpty else { return nil }
    self.init(entries, title: panel.panel.legendTitle, theme: theme, setter: setter)
  }

  /// The legend above all panels of a page, in as many columns as fit; `nil` for no entries.
  init?(above entries: [LegendEntry], theme: FigureTheme, setter: TextSetter, width: Double) {
    guard !entries.isEmpty else { return nil }
    let fitted = entries.map { entry in
      var short = entry
      short.text = setter.shortened(entry.text, size: theme.tickSize, width: width * 0.6)
      return short
    }
    self.init(fitted, theme: theme, setter: setter, widest: width)
  }

  /// The entries of a panel's marks with names cut to a width.
  static func entries(
    of panel: FigurePanel, widest: Double, theme: FigureTheme, setter: TextSetter
  ) -> [LegendEntry] {
    panel.marks.flatMap(\.legendEntries).map { entry in
      var short = entry
      short.text = setter.shortened(entry.text, size: theme.tickSize, width: widest)
      return short
    }
  }

  func draw(at corner: CanvasPoint) -> [SceneItem] {
    var items: [SceneItem] = []
    var top = corner.y
    if let title, let titleSource {
      items.append(
        .text(
          SceneText(
            text: title, source: titleSource,
            origin: CanvasPoint(corner.x, top + rowHeight / 2 + title.capitalHeight / 2),
            readsUpwards: false, colour: .ink, role: .legend)))
      top += rowHeight
    }
    let sample = theme.tickSize * 2.4
    for (index, entry) in entries.enumerated() {
      let column = index % columns
      let x = corner.x + columnWidths.prefix(column).reduce(0, +)
      let middle = top + (Double(index / columns) + 0.5) * rowHeight
      items += swatch(entry, x: x, middle: middle, width: sample)
      let text = texts[index]
      items.append(
        .text(
          SceneText(
            text: text, source: entry.text,
            origin: CanvasPoint(x + sample + 3, middle + text.capitalHeight / 2), readsUpwards: false,
            colour: .ink,
            role: .legend)))
    }
    return items
  }

  private func swatch(_ entry: LegendEntry, x: Double, middle: Double, width: Double) -> [SceneItem] {
    var items: [SceneItem] = []
    if let fill = entry.fill {
      let height = theme.tickSize * 0.85
      let patch = CanvasRectangle(x: x, y: middle - height / 2, width: width, height: height)
      items.append(
        .shape(SceneShape(.rectangle(patch), fill: fill, stroke: entry.line, role: .legend, snaps: true)))
    } else if let line = entry.line {
      let path = CanvasPath.segment(from: CanvasPoint(x, middle), to: CanvasPoint(x + width, middle))
      items.append(.shape(SceneShape(path, stroke: line, role: .legend)))
    }
    if let marker = entry.marker {
      items.append(
        .markers(
          SceneMarkers(
            marker.shape, size: marker.size, centres: [CanvasPoint(x + width / 2, middle)], fill: marker.fill,
            stroke: marker.stroke, role: .legend)))
    }
    return items
  }
}
