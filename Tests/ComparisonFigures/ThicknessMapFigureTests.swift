import ComparisonFigures
import ScientificFigures
import Testing

@Suite struct ThicknessMapFigureTests {
  private static func map(_ binder: String, _ values: [Double]) -> ThicknessMapFigure.Map {
    .init(binder: binder, columns: values.count, rows: 1, thicknesses: values, fieldWidth: 10)
  }

  private static func histogram(_ figure: ScientificFigure) throws -> FigurePanel {
    try #require(figure.cells.last).panel
  }

  @Test func theSharesOfEachBinderAddUpToAllPixels() throws {
    let panel = try Self.histogram(RecipeSamples.thicknessMaps(side: 20).figure())
    let bands = panel.marks.compactMap { $0 as? BandMark }
    #expect(bands.count == 2)
    for band in bands {
      // Every bin is drawn with its two edges.
      #expect(abs(band.upper.reduce(0, +) / 2 - 100) < 1e-9)
    }
  }

  @Test func bindersShareTheirBinsAndColours() throws {
    let figure = RecipeSamples.thicknessMaps(side: 20).figure()
    let bands = try Self.histogram(figure).marks.compactMap { $0 as? BandMark }
    #expect(bands[0].x == bands[1].x)
    let images = figure.cells.flatMap(\.panel.marks).compactMap { $0 as? ImageMark }
    #expect(images[0].range == images[1].range)
    #expect(figure.cells.count { $0.panel.colourBar != nil } == 1)
  }

  @Test func theMedianIsMarkedBetweenItsQuartiles() throws {
    let figure = ThicknessMapFigure(maps: [Self.map("PVDF", [10, 20, 30, 40, 50])]).figure()
    let marks = try Self.histogram(figure).marks
    let median = try #require(marks.compactMap { $0 as? PointsMark }.first)
    #expect(median.x == [30])
    let bars = marks.compactMap { $0 as? LineMark }.filter { $0.x.count == 2 }
    #expect(bars.map(\.x) == [[12, 48], [20, 40]])
  }

  @Test func pixelsWithoutAnAnswerAreCountedInWords() {
    let text = ThicknessMapFigure(maps: [Self.map("PVDF", [10, .nan, 30])]).figure().altText
    #expect(text.contains("median 20.0 nm"))
    #expect(text.contains("1 pixels without an answer"))
  }

  @Test(arguments: [[], [5], [5, 5, 5], [.nan, .nan], [-1e300, 1e300], [0, 1e-300]] as [[Double]])
  func degenerateMapsAreDrawn(values: [Double]) throws {
    let typeface = try FigureTypeface()
    let scene = ThicknessMapFigure(maps: [Self.map("PVDF", values)]).figure().scene(typeface: typeface)
    #expect(SceneOverlaps(scene).count == 0)
    #expect(!(try scene.png(typeface: typeface, resolution: 72)).isEmpty)
  }
}
