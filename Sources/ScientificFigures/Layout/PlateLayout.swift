import RasterCanvas

/// Sets whole figures as blocks on one page: rows of blocks that end at one line, each with a letter and a heading.
struct PlateLayout {
  private let plate: ScientificFigure
  private let setter: TextSetter
  private let measuring: any TextMeasuring

  private struct Placed {
    var block: FigureBlock
    var layout: PageLayout
    var x: Double
    var width: Double
  }

  init(plate: ScientificFigure, measuring: any TextMeasuring) {
    self.plate = plate
    self.measuring = measuring
    setter = TextSetter(measuring: measuring, smallest: plate.theme.smallestText)
  }

  private var theme: FigureTheme { plate.theme }
  private var headingHeight: Double { theme.letterSize * 1.35 }

  /// The page as a scene.
  func scene() -> FigureScene {
    let margin = PageLayout.margin
    let inner = theme.width - 2 * margin
    var items: [SceneItem] = []
    var y = margin
    if let legend = LegendBlock(above: plate.legend, theme: theme, setter: setter, width: inner) {
      items.append(.group(SceneGroup(name: "legend", items: legend.draw(at: CanvasPoint(margin, y)))))
      y += legend.height + plate.rowGap
    }
    var letter = 0
    for (index, row) in plate.blocks.filter({ !$0.isEmpty }).enumerated() {
      if index > 0 { y += plate.rowGap }
      let placed = place(row)
      for one in placed {
        let name = theme.letterStyle.letter(letter)
        letter += 1
        var block = SceneGroup(name: "block \(name)")
        block.items += heading(one, letter: name, top: y)
        block.items += one.layout.scene().items.map { $0.moved(x: one.x, y: y + headingHeight) }
        items.append(.group(block))
      }
      y += headingHeight + (placed.map(\.layout.pageHeight).max() ?? 0)
    }
    let notes = NoteLines(plate.notes, theme: theme, setter: setter, width: inner)
    let height = PageLayout.wholePixels(y + notes.height + margin)
    items += notes.items(left: margin, bottom: height - margin)
    return FigureScene(
      width: theme.width, height: height, title: plate.title, altText: plate.altText, items: items)
  }

  /// Blocks side by side; the frames of the lower ones are stretched until all end at one line.
  private func place(_ row: [FigureBlock]) -> [Placed] {
    let gaps = Double(row.count - 1) * plate.columnGap
    let total = max(row.reduce(0) { $0 + max($1.weight, 0.01) }, 0.01)
    var x = 0.0
    var placed = row.map { block -> Placed in
      let width = max((theme.width - gaps) * max(block.weight, 0.01) / total, 40)
      defer { x += width + plate.columnGap }
      return Placed(block: block, layout: layout(block.figure, width: width, stretch: 0), x: x, width: width)
    }
    let tallest = placed.map(\.layout.pageHeight).max() ?? 0
    for index in placed.indices {
      let missing = tallest - placed[index].layout.pageHeight
      guard missing > 0.5 else { continue }
      placed[index].layout = layout(
        placed[index].block.figure, width: placed[index].width, stretch: missing)
    }
    return placed
  }

  private func layout(_ figure: ScientificFigure, width: Double, stretch: Double) -> PageLayout {
    var figure = figure
    figure.theme.width = width
    for index in figure.cells.indices { figure.cells[index].panel.hasLetter = false }
    let total = figure.rowHeights.reduce(0, +)
    if total > 0 { figure.rowHeights = figure.rowHeights.map { $0 * (1 + stretch / total) } }
    return PageLayout(figure: figure, measuring: measuring)
  }

  private func heading(_ placed: Placed, letter: String, top: Double) -> [SceneItem] {
    let source = FigureText(plain: letter)
    let sign = setter.set(source, size: theme.letterSize, bold: true)
    let left = placed.x + PageLayout.margin
    let line = top + sign.ascent
    let start = left + sign.width + 5
    let room = max(placed.x + placed.width - start - PageLayout.margin, 5)
    let words = setter.shortened(placed.block.heading, size: theme.titleSize, bold: true, width: room)
    return [
      .text(
        SceneText(
          text: sign, source: source, origin: CanvasPoint(left, line), readsUpwards: false, colour: .ink,
          role: .panelLetter)),
      .text(
        SceneText(
          text: setter.set(words, size: theme.titleSize, bold: true), source: words,
          origin: CanvasPoint(start, line), readsUpwards: false, colour: .ink, role: .title)),
    ]
  }
}

extension SceneItem {
  /// The item at another place, in points.
  func moved(x: Double, y: Double) -> SceneItem {
    let way = CanvasPoint(x, y)
    func moved(_ area: CanvasRectangle) -> CanvasRectangle {
      CanvasRectangle(x: area.x + x, y: area.y + y, width: area.width, height: area.height)
    }
    switch self {
    case .shape(var shape):
      shape.path = shape.path.transformed(by: .translation(x: x, y: y))
      return .shape(shape)
    case .markers(var markers):
      markers.centres = markers.centres.map { $0 + way }
      return .markers(markers)
    case .text(var text):
      text.origin = text.origin + way
      return .text(text)
    case .image(var image):
      image.frame = moved(image.frame)
      return .image(image)
    case .group(var group):
      group.clip = group.clip.map(moved)
      group.items = group.items.map { $0.moved(x: x, y: y) }
      return .group(group)
    }
  }
}
