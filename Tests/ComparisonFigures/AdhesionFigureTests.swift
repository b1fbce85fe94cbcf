import ComparisonFigures
import ScientificFigures
import Testing

@Suite struct AdhesionFigureTests {
  private static func marks(_ figure: AdhesionProfileFigure) -> [any PanelMark] {
    figure.figure().cells[0].panel.marks
  }

  @Test func theBandIsTheScatterOverRuns() throws {
    let runs = [10.0, 20, 30].map {
      AdhesionProfileFigure.Run(binder: "A", depths: [0, 10], values: [0, $0])
    }
    let marks = Self.marks(AdhesionProfileFigure(binders: ["A"], runs: runs))
    let band = try #require(marks.compactMap { $0 as? BandMark }.first)
    #expect(band.lower.last == 10)
    #expect(band.upper.last == 30)
    let mean = try #require(marks.compactMap { $0 as? LineMark }.first { $0.name != nil })
    #expect(mean.y.last == 20)
  }

  @Test func meansEndWhereTheFirstRunEnds() throws {
    let runs = [8.0, 12].map { AdhesionProfileFigure.Run(binder: "A", depths: [0, $0], values: [1, 1]) }
    let marks = Self.marks(AdhesionProfileFigure(binders: ["A"], runs: runs))
    let mean = try #require(marks.compactMap { $0 as? LineMark }.first { $0.name != nil })
    #expect(mean.x.last == 8)
  }

  @Test func depthsMayComeInAnyOrder() throws {
    let falling = AdhesionProfileFigure.Run(binder: "A", depths: [10, 5, 0], values: [3, 2, 1])
    let marks = Self.marks(AdhesionProfileFigure(binders: ["A"], runs: [falling]))
    let mean = try #require(marks.compactMap { $0 as? LineMark }.first { $0.name != nil })
    #expect(mean.y.first == 1)
    #expect(mean.y.last == 3)
  }

  @Test func bindersOfOneInterfaceShareAGuide() throws {
    let marks = Self.marks(RecipeSamples.adhesionProfiles())
    let guides = try #require(marks.compactMap { $0 as? GuidesMark }.first).guides
    #expect(guides.map(\.label.plainText) == ["interface"])
    #expect(guides.map(\.x) == [36])
  }

  @Test func strengthsAreBarsOverRuns() throws {
    let figure = RecipeSamples.adhesionBars().figure()
    let bars = figure.cells[0].panel.marks.compactMap { $0 as? BarsMark }
    #expect(bars.map(\.values) == [[57, 90], [114, 180]])
    let saysRuns = figure.cells[0].panel.notes.contains { $0.plainText.contains("n = 3 runs") }
    #expect(saysRuns)
  }

  @Test(arguments: [[], [1], [.nan, 2], [1e300, -1e300]] as [[Double]])
  func degenerateRunsAreDrawn(values: [Double]) throws {
    let typeface = try FigureTypeface()
    let run = AdhesionProfileFigure.Run(binder: "A", depths: values, values: values)
    let scene = AdhesionProfileFigure(binders: ["A", "B"], runs: [run, run]).figure().scene(
      typeface: typeface)
    #expect(SceneOverlaps(scene).count == 0)
    #expect(!(try scene.png(typeface: typeface, resolution: 72)).isEmpty)
  }
}
