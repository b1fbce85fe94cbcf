import AnalysisFindings
import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing
import XPSAnalysis

@Suite struct StackedSpectraFigureTests {
  private static func lines(_ panel: FigurePanel) -> [LineMark] {
    panel.marks.compactMap { $0 as? LineMark }
  }

  @Test func levelsAreNamedByTheirEtchTimesFromTheSurface() throws {
    let figure = StackedSpectraFigure.depthLevels(of: RecipeSamples.levels(binders: ["PVDF"])).figure()
    let labels = try #require(figure.cells.last).panel.endLabels
    #expect(labels.map(\.text.plainText) == ["0 s", "30 s", "60 s", "120 s", "240 s"])
    #expect(labels.map(\.y) == labels.map(\.y).sorted(by: >))
  }

  @Test(arguments: ["nature183", "nature89", "rsc83"])
  func namesOfLevelsStandRightOfTheFrameAtTheEndsOfTheirTraces(name: String) throws {
    let theme = try #require(FigureTheme.named(name))
    let figure = StackedSpectraFigure.depthLevels(of: RecipeSamples.levels(binders: ["PVDF"])).figure(
      theme: theme)
    let scene = figure.scene(typeface: try FigureTypeface())
    let frame = try #require(scene.group(named: "marks 1")?.clip)
    let labels = scene.texts.filter { $0.source.plainText.hasSuffix(" s") && $0.role == .annotation }
    #expect(labels.count == 5)
    for label in labels {
      #expect(label.bounds.minX >= frame.maxX)
      #expect(label.bounds.center.y < frame.maxY + 3)
    }
  }

  @Test func levelsThatPanelsOfARowShareAreNamedOnceAtOneHeight() throws {
    let figure = StackedSpectraFigure.depthLevels(of: RecipeSamples.levels(binders: ["PVDF"])).figure()
    #expect(figure.cells.map(\.panel.endLabels.count) == [0, 5])
    #expect(Set(figure.cells.map(\.panel.y.group)).count == 1)
  }

  @Test func regionsThatDifferInTheirLevelsAreNamedEach() throws {
    var levels = RecipeSamples.levels(binders: ["PVDF"])
    levels[0].curves.removeAll { $0.name == "O 1s level 4" }
    let figure = StackedSpectraFigure.depthLevels(of: levels).figure()
    #expect(figure.cells.map(\.panel.endLabels.count) == [5, 4])
  }

  @Test func depthHasAColourThatGrowsLighter() throws {
    let figure = StackedSpectraFigure.depthLevels(of: RecipeSamples.levels(binders: ["PVDF"])).figure()
    let lightness = Self.lines(figure.cells[0].panel).map(\.stroke.colour.perceivedLightness)
    #expect(lightness == lightness.sorted())
  }

  @Test func oneScaleKeepsHeightsComparable() throws {
    let figure = StackedSpectraFigure.depthLevels(
      of: RecipeSamples.levels(binders: ["PVDF"]), arrangement: .stacked
    ).figure()
    let heights = Self.lines(figure.cells[0].panel).map { line in
      (line.y.max() ?? 0) - (line.y.first ?? 0)
    }
    // CFx falls with etching from 700 to below the 540 of LiF.
    #expect(try #require(heights.first) > 1.2 * heights[2])
  }

  @Test func stackedSpectraDoNotTouch() throws {
    let figure = StackedSpectraFigure.binders(RecipeSamples.levels(binders: ["PVDF", "PAA", "CMC"])).figure()
    let lines = Self.lines(figure.cells[0].panel)
    for (above, below) in zip(lines, lines.dropFirst()) {
      #expect((above.y.min() ?? 0) > (below.y.max() ?? 0) - 0.1)
    }
  }

  @Test func bindersKeepTheirColours() throws {
    let figure = StackedSpectraFigure.binders(RecipeSamples.levels(binders: ["PVDF", "PAA"])).figure()
    let colours = Self.lines(figure.cells[0].panel).map(\.stroke.colour)
    #expect(colours == [BinderAppearance(index: 0).colour, BinderAppearance(index: 1).colour])
  }

  @Test func guidesStandAtTheFittedPositions() throws {
    let figure = StackedSpectraFigure.depthLevels(of: RecipeSamples.levels(binders: ["PVDF"])).figure()
    let guides = try #require(figure.cells[0].panel.marks.compactMap { $0 as? GuidesMark }.first).guides
    #expect(guides.map(\.label.plainText) == ["LiF", "LixPFyOz", "CFx"])
    #expect(abs(guides[0].x - 685) < 0.1)
    #expect(figure.cells[0].panel.x.isReversed)
  }

  @Test func aSpectrumWithoutDataIsSaidToHaveNone() throws {
    let empty = Curve(
      name: "F 1s level 0", title: "", kind: .fittedSpectrum, columns: [],
      place: MeasuredPlace(region: "F 1s", level: 0))
    let figure = StackedSpectraFigure.binders([("PVDF", [empty])]).figure()
    #expect(figure.altText.contains("PVDF without data"))
    #expect(SceneOverlaps(figure.scene(typeface: try FigureTypeface())).count == 0)
  }

  @Test func namesOfSpectraHaveTheContrastOfText() {
    let figure = StackedSpectraFigure.depthLevels(of: RecipeSamples.levels()).figure()
    let labels = figure.cells.flatMap(\.panel.endLabels)
    #expect(!labels.isEmpty)
    for label in labels { #expect(label.colour.contrast(to: .white) >= 4.5) }
  }
}
