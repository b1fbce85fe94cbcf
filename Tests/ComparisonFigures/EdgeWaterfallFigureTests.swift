import AnalysisFindings
import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct EdgeWaterfallFigureTests {
  @Test func depthsAreNamedOnceRightOfTheLastEdge() throws {
    let figure = RecipeSamples.lineScans(binders: ["PVDF"]).figure()
    #expect(figure.cells.map(\.panel.endLabels.count) == [0, 12, 0, 0])
    let scene = figure.scene(typeface: try FigureTypeface())
    let frame = try #require(scene.group(named: "marks 1")?.clip)
    let first = try #require(scene.texts.first { $0.source.plainText == "0 nm" })
    #expect(first.bounds.minX >= frame.maxX)
  }

  @Test func theTrendOfTheRatioIsNotTheEnergyOfItsLine() throws {
    let scene = RecipeSamples.lineScans(binders: ["PVDF"]).figure().scene(typeface: try FigureTypeface())
    let frame = try #require(scene.group(named: "marks 3")?.clip)
    let ticks = scene.texts.filter { $0.role == .tickLabel && $0.origin.x > frame.minX }
      .compactMap { Double($0.source.plainText) }
    #expect(!ticks.isEmpty && ticks.allSatisfy { $0 < 10 })
  }

  @Test func ofManySpectraThoseNearestToRoundDepthsAreDrawn() {
    var figure = RecipeSamples.lineScans(binders: ["PVDF"])
    figure.traceLimit = 6
    let labels = figure.figure().cells[1].panel.endLabels.map(\.text.plainText)
    #expect(labels == ["0 nm", "9 nm", "21 nm", "30 nm"])
  }

  @Test func depthsHaveOneNumberOfDecimals() throws {
    var figure = RecipeSamples.lineScans(binders: ["PVDF"])
    figure.specimens[0].spectra[0].columns[2].name = "depth 3.2 nm"
    let labels = figure.figure().cells[1].panel.endLabels.map(\.text.plainText)
    #expect(labels.prefix(3) == ["0.0 nm", "3.2 nm", "6.0 nm"])
  }

  @Test func onAColumnTheTrendsStandUnderTheSpectra() throws {
    let figure = RecipeSamples.lineScans().figure(theme: .nature89)
    #expect(figure.columnWeights == [1, 1])
    #expect(figure.cells.map(\.row) == [0, 0, 1, 1, 2, 2, 3, 3])
    #expect(figure.cells.suffix(4).map { $0.panel.title?.plainText } == ["PVDF", nil, "ISP50", nil])
    #expect(figure.caption.contains("Below, energy difference"))
    #expect(SceneOverlaps(figure.scene(typeface: try FigureTypeface())).count == 0)
  }

  @Test func aSingleEdgeIsAsWideAsBothTrends() {
    var scans = RecipeSamples.lineScans(binders: ["PVDF"])
    scans.edges = [.oxygenK]
    let figure = scans.figure(theme: .nature89)
    #expect(figure.cells.map(\.columnSpan) == [2, 1, 1])
  }

  @Test func longScansAreALineInABandInsteadOfCrowdedPoints() throws {
    let short = try #require(RecipeSamples.lineScans(depths: 12).figure().cells.last).panel.marks
    let long = try #require(RecipeSamples.lineScans(depths: 80).figure().cells.last).panel.marks
    #expect(short.contains { $0 is PointsMark } && !short.contains { $0 is BandMark })
    #expect(long.contains { $0 is BandMark } && !long.contains { $0 is PointsMark })
  }

  @Test func theRockSaltZoneIsOneLineWithTwoDigitsOfItsUncertainty() {
    let figure = RecipeSamples.lineScans().figure()
    #expect(
      figure.notes.map(\.plainText) == [
        "PVDF: rock salt at least 30.0 nm", "ISP50: rock salt 4.00 ± 0.40 nm",
      ])
    #expect(figure.caption.contains("±, one standard uncertainty"))
    #expect(figure.caption.contains("erf step of the O K pre-edge area"))
  }

  @Test func whereTwoPreEdgesStandEachIsFollowedByItselfAndNamed() throws {
    var figure = RecipeSamples.lineScans(binders: ["PVDF"], depths: 12)
    let depths = try #require(figure.specimens[0].scan?.columns[0].values)
    let gap = Double.nan
    for (name, values) in [
      ("layered ΔE", depths.map { $0 > 9 ? 11.8 : gap }),
      ("rock-salt ΔE", depths.map { $0 < 12 ? 8.9 : gap }),
    ] {
      figure.specimens[0].scan?.columns.append(
        Curve.Column(
          name: name, unit: "eV", role: .derived, values: values, uncertainties: depths.map { _ in 0.1 }))
    }
    let drawn = figure.figure()
    let lines = drawn.cells[2].panel.marks.compactMap { $0 as? LineMark }
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { Set($0.x.filter(\.isFinite)).count == 1 })
    #expect(drawn.legend.count == 2)
    #expect(SceneOverlaps(drawn.scene(typeface: try FigureTypeface())).count == 0)
  }
}
