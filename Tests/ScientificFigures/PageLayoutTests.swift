import RasterCanvas
import ScientificFigures
import Testing

@Suite struct PageLayoutTests {
  private static func line(_ values: [Double], name: FigureText? = nil) -> LineMark {
    LineMark(
      x: values.indices.map { Double($0) }, y: values, stroke: SceneStroke(SeriesPalette.blue, width: 0.9),
      name: name)
  }

  private static func figure(
    _ panels: [FigurePanel], columns: Int, theme: FigureTheme = .nature183
  ) -> ScientificFigure {
    ScientificFigure(
      name: "f", title: "f", altText: "f", theme: theme, columnWeights: Array(repeating: 1, count: columns),
      rowHeights: Array(repeating: 70, count: (panels.count + columns - 1) / columns),
      cells: panels.enumerated().map { FigureCell(row: $0 / columns, column: $0 % columns, panel: $1) })
  }

  /// The frames of the panels, as the clips of their marks show them.
  private static func frames(_ scene: FigureScene) -> [CanvasRectangle] {
    scene.items.compactMap { item in
      guard case .group(let panel) = item else { return nil }
      for case .group(let marks) in panel.items where marks.clip != nil { return marks.clip }
      return nil
    }
  }

  @Test func panelsOfARowShareTheirEdges() throws {
    let panels = [1.0, 1e4, 1e-4].map { scale in
      FigurePanel(
        x: FigureAxis("x"), y: FigureAxis("y of scale \(scale)"),
        marks: [Self.line([1, 3, 2].map { $0 * scale })])
    }
    let frames = Self.frames(Self.figure(panels, columns: 3).scene(typeface: try FigureTypeface()))
    #expect(Set(frames.map { $0.minY }).count == 1)
    #expect(Set(frames.map { $0.maxY }).count == 1)
    #expect(frames.count == 3)
  }

  @Test func theWidthOfThePageIsTheThemesToThePoint() throws {
    let typeface = try FigureTypeface()
    for theme in FigureTheme.presets {
      let panel = FigurePanel(x: FigureAxis("x"), y: FigureAxis("y"), marks: [Self.line([1, 2])])
      #expect(Self.figure([panel], columns: 1, theme: theme).scene(typeface: typeface).width == theme.width)
    }
  }

  @Test(arguments: 1...12)
  func anyNumberOfPanelsFits(count: Int) throws {
    let panels = (0..<count).map { index in
      FigurePanel(
        title: "Title \(index)", corner: "corner",
        x: FigureAxis("A quantity with a name of thirty", unit: "nm"),
        y: FigureAxis("Intensity", unit: "arb. units"),
        marks: [Self.line([0, 5, 1, 4, 2, 3], name: "series")], legend: .inside)
    }
    let scene = Self.figure(panels, columns: min(count, 4)).scene(typeface: try FigureTypeface())
    #expect(SceneOverlaps(scene).count == 0)
  }

  @Test func legendsKeepClearOfData() throws {
    let values = (0..<50).map { $0 % 2 == 0 ? 0.0 : 1 }
    let panel = FigurePanel(
      x: FigureAxis("x"), y: FigureAxis("y"), marks: [Self.line(values, name: "crowded")], legend: .inside)
    let scene = Self.figure([panel], columns: 1).scene(typeface: try FigureTypeface())
    let legend = try #require(scene.texts.first { $0.role == .legend })
    // The line fills its whole range, so that the only free place is the room made above it.
    let highest = try #require(Self.dataBounds(scene)).minY
    #expect(legend.bounds.maxY <= highest)
  }

  private static func dataBounds(_ scene: FigureScene) -> CanvasRectangle? {
    guard let group = scene.group(named: "marks 0") else { return nil }
    for case .shape(let shape) in group.items where shape.role == .data { return shape.path.controlBounds }
    return nil
  }

  @Test(
    arguments: [
      [], [1], [3, 3, 3], [Double.nan, .nan], [1e-300, 1e300], [-Double.infinity, 1, .infinity], [0, -5, -2],
    ] as [[Double]])
  func degenerateDataAreDrawn(values: [Double]) throws {
    let typeface = try FigureTypeface()
    for scale in [AxisScale.linear, .logarithmic, .symmetricLogarithmic(threshold: 1)] {
      let panel = FigurePanel(
        x: FigureAxis("x"), y: FigureAxis("y", scale: scale), marks: [Self.line(values, name: "n")],
        legend: .inside)
      let scene = Self.figure([panel], columns: 1).scene(typeface: typeface)
      #expect(SceneOverlaps(scene).count == 0)
      #expect(!(try scene.png(typeface: typeface, resolution: 72)).isEmpty)
    }
  }

  @Test func tooLargeAPictureIsRefusedWithAMessage() throws {
    let typeface = try FigureTypeface()
    let scene = Self.figure([], columns: 1).scene(typeface: typeface)
    #expect(throws: RasterProblem.self) { try scene.surface(typeface: typeface, resolution: 30_000) }
    #expect(throws: RasterProblem.self) { try scene.surface(typeface: typeface, resolution: .nan) }
  }
}
