import AnalysisFindings
import BinderComparison
import BinderStudies
import InstrumentMeasurements
import ScientificFigures
import StudyExports
import Testing

@Suite struct FigureChangesCheckTests {
  static let study = RecordedSample.study

  func problem(_ name: StudyFigureName, _ change: (inout FigureChanges) -> Void) throws -> InputProblem {
    var changes = FigureChanges()
    change(&changes)
    return try #require(throws: InputProblem.self) { try Self.study.figures(name, changes: changes) }
  }

  /// What is wrong when a figure is drawn as a file asks for.
  func problem(_ text: String, _ name: StudyFigureName) throws -> InputProblem {
    let changes = try FigureChangeSet(text: text, file: "figure.yaml", for: Self.study)
    return try #require(throws: InputProblem.self) { try Self.study.figures(name, changes: changes[name]) }
  }

  func contradictions(_ text: String) throws -> [InputProblem] {
    try #require(throws: ManifestProblems.self) {
      try FigureChangeSet(text: text, file: "figure.yaml", for: Self.study)
    }.problems
  }

  @Test func limitsWithoutDataAreNamedWithWhatTheDataSpan() throws {
    let problem = try problem(.simsProfiles) { $0.x.limits = AxisLimits(100, 200) }
    #expect(problem.place == .part("x limits"))
    #expect(problem.expected.hasSuffix("which lie from 0 to 31.6 nm"))
    #expect(problem.found == "100 to 200 nm")
    #expect(problem.remedy.contains("leave them out"))
  }

  @Test func limitsOfAFileAreNamedWithItsLine() throws {
    let problem = try problem("sims-thickness:\n  y:\n    limits: [500, 900]\n", .simsThickness)
    #expect(problem.description.hasPrefix("figure.yaml, line 3, key limits: "), "\(problem)")
  }

  @Test func energiesWithoutDataAreNamedWithTheirRegion() throws {
    let problem = try problem("xps-panels:\n  energy:\n    F 1s: [100, 110]\n", .xpsPanels)
    #expect(problem.description.hasPrefix("figure.yaml, line 3, key F 1s: "), "\(problem)")
    #expect(problem.expected.contains("683.1 to 689 eV"))
  }

  @Test func limitsThatHoldDataOfOnePanelAreDrawn() throws {
    var study = Self.study
    let profile = try #require(
      study.results.firstIndex { $0.specimen.name == "Q-1" && $0.result.technique == "sims" })
    for column in study.results[profile].result.curves[0].columns.indices {
      study.results[profile].result.curves[0].columns[column].values.removeLast(40)
    }
    var changes = FigureChanges()
    changes.x.limits = AxisLimits(20, 30)
    #expect(try study.figure(.simsProfiles, changes: changes).cells.count == 2)
  }

  @Test func limitsThatAScaleHasNoPlaceForAreNamedWithTheLineOfTheFile() throws {
    let problem = try problem("sims-profiles:\n  y: {scale: log,\n      limits: [0, 1]}\n", .simsProfiles)
    #expect(problem.description.hasPrefix("figure.yaml, line 3, key limits: "), "\(problem)")
    #expect(problem.expected.contains("above 0"))
  }

  @Test func aBreakThatAScaleHasNoPlaceForIsNamedBesideGoodLimits() throws {
    let problem = try problem(.simsProfiles) {
      $0.y.limits = AxisLimits(0.01, 1)
      $0.y.gap = AxisGap(from: -1, to: 0.5)
    }
    #expect(problem.place == .part("y break"))
  }

  @Test func twoSamplesOfABinderInOnePlaceAreBothNamed() throws {
    let problem = try problem(.xpsPanels) { $0.samples = ["P-1", "P-2", "Q-1"] }
    #expect(problem.place == .part("samples"))
    #expect(problem.found == "P-1 and P-2 of P")
    #expect(problem.remedy.contains("Keep one of them"))
  }

  @Test func samplesOfAFileAreNamedWithTheLineBeforeAnythingIsDrawn() throws {
    let problems = try contradictions(
      "sims-profiles: {samples: [P-2, P-3]}\nxps-stacked:\n  samples: [Q-1, Q-2]\n")
    #expect(
      Set(problems.map { "\($0.file), \($0.place)" }) == [
        "figure.yaml, line 1, key samples", "figure.yaml, line 3, key samples",
      ])
  }

  @Test func barsShowEverySampleThatIsAskedFor() throws {
    var changes = FigureChanges()
    changes.samples = ["P-1", "P-2", "Q-1", "Q-2"]
    #expect(try Self.study.figure(.simsThickness, changes: changes).altText.contains("n = 2 cells"))
  }

  @Test func oneNameForTwoBindersIsRefused() throws {
    let problem = try problem(.simsThickness) { $0.displayNames = ["P": "X", "Q": "X"] }
    #expect(problem.found == "“X” for P and Q")
    #expect(problem.remedy == "Give one of them another name.")
  }

  @Test func theNameOfAnotherBinderThatIsShownIsRefused() throws {
    let problem = try problem(.simsThickness) { $0.displayNames = ["P": "Q"] }
    #expect(problem.place == .part("names P"))
  }

  @Test func namesOfAFileAreNamedOnceWithTheLine() throws {
    let problems = try contradictions("defaults:\n  names:\n    P: X\n    Q: X\nverdicts: {letters: no}\n")
    #expect(problems.map(\.place.description) == ["line 4, key Q"])
  }

  @Test func theNameOfABinderThatIsNotShownMayBeTaken() throws {
    var changes = FigureChanges()
    changes.binders = ["P"]
    changes.displayNames = ["P": "Q"]
    #expect(try Self.study.figure(.simsProfiles, changes: changes).title.hasSuffix("of Q"))
  }

  @Test func bindersMayExchangeTheirNamesAndKeepTheirColours() throws {
    var changes = FigureChanges()
    changes.binders = ["P", "Q"]
    let plain = try Self.study.figure(.simsThickness, changes: changes)
    changes.displayNames = ["P": "Q", "Q": "P"]
    let exchanged = try Self.study.figure(.simsThickness, changes: changes)
    let fills = [plain, exchanged].map { $0.cells[0].panel.marks.flatMap(\.legendEntries).map(\.fill) }
    #expect(fills[0] == fills[1])
  }
}
