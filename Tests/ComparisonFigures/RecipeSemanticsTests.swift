import AnalysisFindings
import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct RecipeSemanticsTests {
  private static func shapes(_ items: [SceneItem]) -> [SceneShape] {
    items.flatMap { item -> [SceneShape] in
      switch item {
      case .shape(let shape): [shape]
      case .group(let group): shapes(group.items)
      case .text, .markers, .image: []
      }
    }
  }

  @Test func bindingEnergyFallsFromLeftToRight() throws {
    let scene = RecipeSamples.fittedSpectra().figure().scene(typeface: try FigureTypeface())
    let group = try #require(scene.group(named: "panel 4"))
    let labels = group.items.compactMap { item -> (x: Double, energy: Double)? in
      guard case .text(let text) = item, text.role == .tickLabel, !text.readsUpwards,
        let energy = Double(text.source.plainText)
      else { return nil }
      return energy > 100 ? (text.bounds.center.x, energy) : nil
    }.sorted { $0.x < $1.x }
    #expect(labels.count >= 2)
    for (before, after) in zip(labels, labels.dropFirst()) { #expect(before.energy > after.energy) }
  }

  @Test func componentsAreFilledFromTheBackground() throws {
    let figure = RecipeSamples.fittedSpectra().figure()
    let bands = figure.cells[0].panel.marks.compactMap { $0 as? BandMark }
    let base = try #require(bands.first).lower
    #expect(bands.count == 6)
    // The background rises along the axis; from zero it would be flat.
    #expect((base.max() ?? 0) > (base.min() ?? 0))
    for band in bands { #expect(band.lower == base) }
  }

  @Test func aSpeciesHasOneColourInAllFigures() throws {
    let fits = RecipeSamples.fittedSpectra().figure()
    let shares = RecipeSamples.composition().figure()
    let wanted = SpeciesAppearance("LiF").colour
    let band = fits.cells[1].panel.marks.compactMap { $0 as? BandMark }.first
    #expect(band?.fill.withOpacity(1) == wanted)
    let lines = shares.cells[2].panel.marks.compactMap { $0 as? LineMark }
    #expect(lines.first { $0.name?.plainText == "LiF" }?.stroke.colour == wanted)
  }

  @Test func barsBeginAtZero() throws {
    let scene = RecipeSamples.bars().figure().scene(typeface: try FigureTypeface())
    let group = try #require(scene.group(named: "marks 0"))
    let frame = try #require(group.clip)
    let bars = Self.shapes(group.items).filter { $0.role == .data && $0.fill != nil && $0.snaps }
    #expect(bars.count == 6)
    for bar in bars { #expect(abs((bar.path.controlBounds?.maxY ?? 0) - frame.maxY) < 1e-6) }
  }

  @Test func everyCellIsAPoint() throws {
    let marks = RecipeSamples.bars().figure().cells[0].panel.marks.compactMap { $0 as? PointsMark }
    let cells = marks.filter { $0.verticalBars.isEmpty }
    #expect(cells.reduce(0) { $0 + $1.y.count } == 2 * 3 * 3)
  }

  @Test func boundariesStandWhereTheFindingsSay() throws {
    let panel = RecipeSamples.profiles().figure().cells[0].panel
    #expect(panel.headBars.map(\.label.plainText) == ["outer CEI", "inner CEI", "cathode bulk"])
    #expect(panel.headBars[0].to == 10)
    #expect(panel.headBars[1].to == 40)
    #expect(panel.headBars[0].endInterval?.contains(10) == true)
  }

  @Test func whatHasNoAnswerIsSaidInWords() throws {
    let figure = RecipeSamples.profiles(answered: false).figure()
    #expect(
      figure.cells[0].panel.headBars.map(\.label.plainText) == ["outer CEI", "no inner boundary found"])
    #expect(figure.altText.contains("never cross"))
    let scene = figure.scene(typeface: try FigureTypeface())
    let isSaid = scene.texts.contains { $0.source.plainText.contains("never cross") }
    #expect(isSaid)
  }

  @Test func depthGrowsDownwards() throws {
    let panel = try #require(RecipeSamples.lineScans().figure().cells.last).panel
    #expect(panel.y.isReversed)
    #expect(panel.y.label.plainText.contains("Depth"))
  }

  @Test func satellitesAreLighterAndHatched() throws {
    let panel = RecipeSamples.fittedSpectra().figure().cells[3].panel
    let bands = panel.marks.compactMap { $0 as? BandMark }
    #expect(bands.map { $0.hatch != nil } == [false, false, true])
    #expect(bands[2].fill.opacity < bands[0].fill.opacity)
  }

  @Test func rowsAreNamedBesideTheLastRegion() throws {
    let figure = RecipeSamples.fittedSpectra().figure()
    #expect(
      figure.cells.map { $0.panel.side?.plainText } == [nil, nil, nil, "PVDF", nil, nil, nil, "PVDF-A-N5"])
    let scene = figure.scene(typeface: try FigureTypeface())
    let frame = try #require(scene.group(named: "marks 3")?.clip)
    let name = try #require(scene.texts.first { $0.source.plainText == "PVDF" })
    #expect(name.bounds.minX > frame.maxX)
  }

  @Test func bindersMayRunAcross() throws {
    var input = RecipeSamples.fittedSpectra(binders: ["PVDF", "PAA", "CMC"])
    input.arrangement = .bindersInColumns
    let figure = input.figure()
    #expect(figure.columnWeights.count == 3)
    #expect(figure.rowHeights.count == 4)
    #expect(figure.cells.prefix(3).map { $0.panel.title?.plainText } == ["PVDF", "PAA", "CMC"])
  }

  @Test func bindersRunAcrossWhereRegionsHaveNoRoomSideBySide() {
    let wide = RecipeSamples.fittedSpectra().figure(theme: .nature183)
    let narrow = RecipeSamples.fittedSpectra().figure(theme: .nature89)
    #expect(wide.cells.prefix(2).map { $0.panel.title?.plainText } == ["C 1s", "F 1s"])
    #expect(narrow.cells.prefix(2).map { $0.panel.title?.plainText } == ["PVDF", "PVDF-A-N5"])
    #expect(narrow.rowHeights.count == 4)
  }

  @Test func theCaptionStatesTheRateAndWhereZeroCountsAre() {
    let logarithmic = RecipeSamples.profiles().figure().caption
    #expect(logarithmic.contains("sputter rate of 0.2 nm/s"))
    #expect(logarithmic.contains("Zero counts have no place"))
    #expect(!RecipeSamples.enlargedProfiles().figure().caption.contains("Zero counts"))
  }

  @Test func theInsetShowsTheStretchFromZero() throws {
    let inset = try #require(RecipeSamples.enlargedProfiles().figure().cells[0].panel.inset)
    #expect(inset.x.limits == AxisLimits(0, 20))
    #expect(inset.y.limits?.lower == 0)
  }

  @Test func theSameFigureGivesTheSameBytes() throws {
    let typeface = try FigureTypeface()
    let first = RecipeSamples.fittedSpectra().figure()
    let second = RecipeSamples.fittedSpectra().figure()
    #expect(
      try first.png(typeface: typeface, resolution: 100) == second.png(typeface: typeface, resolution: 100))
    #expect(first.svg(typeface: typeface) == second.svg(typeface: typeface))
  }
}
