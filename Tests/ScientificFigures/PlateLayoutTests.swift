import RasterCanvas
import ScientificFigures
import Testing

@Suite struct PlateLayoutTests {
  private static func figure(_ height: Double, panels: Int = 1) -> ScientificFigure {
    ScientificFigure(
      name: "f", title: "f", altText: "f", columnWeights: Array(repeating: 1, count: panels),
      rowHeights: [height],
      cells: (0..<panels).map { column in
        FigureCell(
          row: 0, column: column,
          panel: FigurePanel(
            x: FigureAxis("x"), y: FigureAxis("y"),
            marks: [LineMark(x: [0, 1], y: [0, 1], stroke: SceneStroke(.ink, width: 1))]))
      })
  }

  private static func plate(_ blocks: [[FigureBlock]], notes: [FigureText] = []) -> ScientificFigure {
    ScientificFigure(
      name: "p", title: "p", altText: "p", columnWeights: [], rowHeights: [], cells: [], blocks: blocks,
      notes: notes)
  }

  private static func frame(_ scene: FigureScene, block: String) -> CanvasRectangle? {
    func find(_ items: [SceneItem]) -> CanvasRectangle? {
      for case .group(let group) in items {
        if let clip = group.clip { return clip }
        if let found = find(group.items) { return found }
      }
      return nil
    }
    return scene.group(named: "block \(block)").flatMap { find($0.items) }
  }

  @Test func eachBlockHasOneLetterHoweverManyPanelsItHas() throws {
    let scene = Self.plate([
      [FigureBlock("one", Self.figure(50, panels: 3)), FigureBlock("two", Self.figure(50))],
      [FigureBlock("three", Self.figure(50, panels: 2))],
    ]).scene(typeface: try FigureTypeface())
    let letters = scene.texts.filter { $0.role == .panelLetter }.map(\.source.plainText)
    #expect(letters == ["a", "b", "c"])
    #expect(SceneOverlaps(scene).count == 0)
  }

  @Test func blocksOfARowEndAtOneLine() throws {
    let scene = Self.plate([[FigureBlock("one", Self.figure(50)), FigureBlock("two", Self.figure(90))]])
      .scene(typeface: try FigureTypeface())
    let one = try #require(Self.frame(scene, block: "a"))
    let two = try #require(Self.frame(scene, block: "b"))
    #expect(abs(one.maxY - two.maxY) < 0.5)
    #expect(one.maxX < two.minX)
  }

  @Test func theWidthIsThatOfTheTheme() throws {
    let typeface = try FigureTypeface()
    for theme in FigureTheme.presets {
      var plate = Self.plate([[FigureBlock("one", Self.figure(50)), FigureBlock("two", Self.figure(50))]])
      plate.theme = theme
      let scene = plate.scene(typeface: typeface)
      #expect(scene.width == theme.width)
      #expect(SceneOverlaps(scene).count == 0)
    }
  }

  @Test func emptyRowsTakeNoRoom() throws {
    let typeface = try FigureTypeface()
    let block = FigureBlock("one", Self.figure(50))
    #expect(
      Self.plate([[], [block], []]).scene(typeface: typeface).height
        == Self.plate([[block]]).scene(typeface: typeface).height)
  }

  @Test func longHeadingsAreCut() throws {
    let heading = FigureText(plain: String(repeating: "long ", count: 40))
    let scene = Self.plate([[FigureBlock(heading, Self.figure(50)), FigureBlock(heading, Self.figure(50))]])
      .scene(typeface: try FigureTypeface())
    #expect(SceneOverlaps(scene).count == 0)
  }
}
