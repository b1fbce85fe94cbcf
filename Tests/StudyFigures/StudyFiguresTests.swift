import AnalysisFindings
import BinderComparison
import ComparisonFigures
import InstrumentMeasurements
import InterphaseTestSupport
import RasterCanvas
import ScientificFigures
import StudyExports
import StudyFigures
import Testing
import XPSAnalysis

@Suite struct StudyFiguresTests {
  static let study = RecordedSample.study

  func figure(
    _ name: StudyFigureName, _ change: (inout FigureChanges) -> Void = { _ in }
  ) throws -> ScientificFigure {
    var changes = FigureChanges()
    change(&changes)
    return try Self.study.figure(name, changes: changes)
  }

  func texts(_ figure: ScientificFigure) throws -> [String] {
    figure.scene(typeface: try FigureTypeface()).texts.map(\.source.plainText)
  }

  @Test func theResultsSayWhichFiguresThereAre() {
    #expect(
      Self.study.availableFigures == [
        .summary, .xpsPanels, .xpsStacked, .xpsDepthProfiles, .simsProfiles, .simsThickness, .verdicts,
      ])
  }

  @Test func aFigureWithoutResultsIsAProblemThatNamesTheOthers() throws {
    let problem = try #require(throws: InputProblem.self) { try Self.study.figure(.deposition) }
    #expect(problem.place == .part("figure deposition"))
    #expect(problem.remedy.contains("summary, xps-panels"))
  }

  @Test func captionsOfXPSSayHowTheSpectraWereAnalysed() throws {
    let panels = try figure(.xpsPanels).caption
    #expect(panels.contains("Charge reference: C-C at 284.8 eV. Background: shirley."))
    #expect(panels.contains("Line shape: GL sum, Lorentzian share 0.3."))
    #expect(try figure(.xpsDepthProfiles).caption.contains("Sensitivity factors: scofield."))
  }

  @Test func conditionsThatDifferBetweenSpecimensAreSaidToDiffer() throws {
    var study = Self.study
    let other = try #require(
      study.results.firstIndex { $0.specimen.binder == "Q" && $0.result.technique == "xps" })
    let option = try #require(
      study.results[other].result.provenance.options.firstIndex { $0.name == "background" })
    study.results[other].result.provenance.options[option].value = "tougaard"
    #expect(
      try study.figure(.xpsPanels).caption.contains(
        "Background: shirley; tougaard (differs between specimens)."))
  }

  @Test func rowsOfVerdictsAreNamedInFewWords() throws {
    var study = Self.study
    study.comparison?.verdicts[0].technique = "xps"
    study.comparison?.verdicts[0].key = .atomicPercent(of: "F")
    #expect(try texts(study.figure(.verdicts)).contains("F, apparent at%"))
  }

  @Test func aFigureIsCalledAsItIsAskedFor() throws {
    for name in Self.study.availableFigures { #expect(try figure(name).name == name.rawValue) }
  }

  @Test func everyFigureHasASummaryAndItsName() {
    let catalogue = FigureCatalogue.builtIn
    #expect(Set(catalogue.names).count == catalogue.names.count)
    for recipe in catalogue.recipes { #expect(!recipe.summary.isEmpty) }
    #expect(catalogue.nearest(to: "xps-pannels") == .xpsPanels)
  }

  @Test func controlsAreNotDrawnBesideSamples() throws {
    var study = Self.study
    for index in study.results.indices where study.results[index].specimen.name == "P-1" {
      study.results[index].specimen.role = .control
    }
    #expect(try study.figure(.simsProfiles).title.contains("P"))
    #expect(try texts(study.figure(.simsProfiles)).contains("P, cell 2"))
  }

  @Test func bindersAreShownInTheOrderAskedForUnderTheirNewNames() throws {
    let drawn = try figure(.simsProfiles) {
      $0.binders = ["Q", "P"]
      $0.displayNames = ["P": "PVDF (ref.)"]
    }
    #expect(drawn.cells.map { $0.panel.title?.plainText } == ["Q, cell 1", "PVDF (ref.), cell 1"])
  }

  @Test func aForestKeepsItsReferenceWhateverTheOrder() throws {
    let drawn = try figure(.verdicts) { $0.binders = ["Q", "P"] }
    #expect(drawn.title == "Q against P")
  }

  @Test func everyFurtherBinderHasAForestOfItsOwn() throws {
    var study = Self.study
    study.binders.append("R")
    var third = try #require(study.verdicts.first)
    third.compared.name = "R"
    study.comparison?.verdicts.append(third)
    #expect(try study.figures(.verdicts).map(\.name) == ["verdicts", "verdicts-2"])
    #expect(try study.figures(.verdicts).map(\.title) == ["Q against P", "R against P"])
  }

  @Test func aBinderKeepsItsColourWhereItStandsElsewhere() throws {
    let (one, other) = (try figure(.simsThickness), try figure(.simsThickness) { $0.binders = ["Q", "P"] })
    let colours = [one, other].map { drawn in drawn.cells[0].panel.marks.flatMap(\.legendEntries).map(\.fill)
    }
    #expect(colours[0].count == 2)
    #expect(colours[0] == colours[1].reversed())
  }

  @Test func aChosenColourIsThatOfTheSpeciesEverywhere() throws {
    let colour = CanvasColor(hex: 0x123456 as UInt32)
    let drawn = try figure(.simsProfiles) { $0.colours = ["Ni-": colour] }
    #expect(drawn.legend.map { $0.line?.colour == colour } == [false, true])
  }

  @Test func aSampleStandsForItsBinder() throws {
    let drawn = try figure(.xpsPanels) { $0.samples = ["P-3", "Q-2"] }
    #expect(drawn.cells.compactMap { $0.panel.side?.plainText } == ["P, cell 3", "Q, cell 2"])
  }

  @Test func regionsAndTheirEnergiesAreChosen() throws {
    let drawn = try figure(.xpsPanels) {
      $0.regions = ["F 1s"]
      $0.energies = ["F 1s": AxisLimits(684, 688)]
    }
    #expect(drawn.columnWeights.count == 1)
    #expect(drawn.cells.map(\.panel.x.limits) == [AxisLimits(684, 688), AxisLimits(684, 688)])
  }

  @Test func levelsStandOverOneAnotherOrBindersDo() throws {
    let levels = try figure(.xpsStacked)
    #expect(levels.cells.count == 4)
    #expect(try texts(levels).contains("60 s"))
    let binders = try figure(.xpsStacked) {
      $0.over = .binders
      $0.regions = ["F 1s"]
    }
    #expect(binders.cells.count == 1)
    #expect(try texts(binders).contains("Q"))
  }

  @Test func theSummaryNeedsMoreThanOneTechnique() throws {
    var study = Self.study
    #expect(try texts(study.figure(.summary)).contains("Verdicts against P"))
    study.results.removeAll { $0.result.technique == "xps" }
    #expect(throws: InputProblem.self) { try study.figure(.summary) }
  }

  @Test func theLevelIsChosen() throws {
    #expect(try texts(figure(.xpsPanels) { $0.level = 60 }).contains("F 1s"))
    #expect(throws: InputProblem.self) { try figure(.xpsPanels) { $0.level = 61 } }
  }

  @Test func ionsScaleAndAxesOfProfilesAreChosen() throws {
    let drawn = try figure(.simsProfiles) {
      $0.ions = ["Ni-"]
      $0.abscissa = .sputterTime
      $0.x.limits = AxisLimits(0, 50)
      $0.x.label = "Time"
      $0.y.scale = .linear
    }
    #expect(drawn.legend.map(\.text.plainText) == ["Ni−"])
    for panel in drawn.cells.map(\.panel) {
      #expect(panel.x.limits == AxisLimits(0, 50))
      #expect(panel.y.scale == .linear)
    }
    #expect(try texts(drawn).contains("Time (s)"))
  }

  @Test(arguments: [(StudyFigureName.simsProfiles, 0.5), (.simsThickness, 10)])
  func anAxisEndsWhereItIsAskedTo(name: StudyFigureName, upper: Double) throws {
    let drawn = try figure(name) {
      $0.y.scale = .linear
      $0.y.limits = AxisLimits(0, upper)
    }
    let scene = drawn.scene(typeface: try FigureTypeface())
    let frame = try #require(
      scene.items.compactMap { item -> CanvasRectangle? in
        guard case .group(let panel) = item else { return nil }
        for case .group(let marks) in panel.items where marks.clip != nil { return marks.clip }
        return nil
      }.first)
    // The ticks of the first panel alone: another panel has ticks of the same values.
    let own = scene.texts.filter { text in
      text.role == .tickLabel && text.origin.x < frame.minX
        && (frame.minY - 10...frame.maxY + 10).contains(text.origin.y)
    }
    let ticks = own.compactMap { text in
      Double(text.source.plainText).map { (value: $0, place: text.origin.y) }
    }
    let (first, last) = (try #require(ticks.first), try #require(ticks.last))
    // What the frame shows, from the distance of two ticks.
    let span = frame.height * abs((last.value - first.value) / (last.place - first.place))
    #expect(abs(span / upper - 1) < 0.01)
  }

  @Test func aLogarithmicAxisHasNoZero() throws {
    let problem = try #require(throws: InputProblem.self) {
      try figure(.simsProfiles) { $0.y.limits = AxisLimits(0, 1) }
    }
    #expect(problem.place == .part("y limits"))
    #expect(problem.expected.contains("above 0"))
  }

  @Test func quantitiesAndSpeciesOfDepthProfilesAreChosen() throws {
    let drawn = try figure(.xpsDepthProfiles) {
      $0.quantities = ["F 1s"]
      $0.species = ["CFx"]
      $0.legend = .inside
    }
    #expect(drawn.cells.count == 2)
    #expect(drawn.cells.map(\.panel.legend) == [.none, .inside])
    #expect(try texts(drawn).filter { $0.contains("CF") } == ["CFx"])
  }

  @Test func barsAreChosenWithTheirWhiskersAndBrackets() throws {
    #expect(try texts(figure(.simsThickness)).contains("p < 0.001"))
    let drawn = try figure(.simsThickness) {
      $0.measures = ["total"]
      $0.whiskers = .interval
      $0.brackets = .stars
    }
    let words = try texts(drawn)
    #expect(words.contains("***"))
    #expect(words.contains("total"))
    #expect(!words.contains("outer"))
    #expect(words.contains { $0.contains("95 % interval") })
    #expect(drawn.altText.contains("P 10.20 ± 0.25"))
    #expect(
      !(try texts(figure(.simsThickness) { $0.brackets = FigureChanges.Brackets.none })).contains {
        $0.contains("Welch")
      })
  }

  @Test func verdictsOfATechniqueAreChosen() throws {
    #expect(throws: InputProblem.self) { try figure(.verdicts) { $0.techniques = ["eels"] } }
    #expect(try texts(figure(.verdicts) { $0.techniques = ["sims"] }).contains("Total CEI thickness"))
  }

  @Test func pageAndSizesAreChosen() throws {
    let drawn = try figure(.xpsPanels) {
      $0.theme = .rsc171
      $0.width = 100
      $0.textSize = 9
      $0.panelHeight = 30
      $0.hasLetters = false
      $0.title = "T"
      $0.caption = "C"
    }
    let page = drawn.scene(typeface: try FigureTypeface())
    #expect(abs(page.width / pointsPerMillimetre - 100) < 1e-9)
    #expect(drawn.theme.textSize == 9)
    #expect(drawn.theme.unitStyle == .solidus)
    #expect(drawn.rowHeights.allSatisfy { abs($0 / pointsPerMillimetre - 30) < 1e-9 })
    #expect(drawn.cells.allSatisfy { !$0.panel.hasLetter })
    #expect(drawn.title == "T")
    #expect(drawn.caption == "C")
  }

  @Test(arguments: FigureFormat.allCases) func aPageIsWrittenInEveryFormat(format: FigureFormat) throws {
    let typeface = try FigureTypeface()
    let page = try figure(.simsThickness).scene(typeface: typeface)
    let bytes = try FigureOutput(resolution: 72).bytes(of: page, as: format, typeface: typeface)
    let starts: [FigureFormat: String] = [.svg: "<?xml", .pdf: "%PDF-"]
    if let start = starts[format] { #expect(bytes.starts(with: start.utf8)) }
    if format == .png { #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])) }
  }
}
