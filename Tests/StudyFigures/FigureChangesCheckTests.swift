import AnalysisFindings
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

@Suite struct FigureChangesCheckTests {
  static let study = RecordedSample.study

  func problem(_ name: StudyFigureName, _ change: (inout FigureChanges) -> Void) throws -> InputProblem {
    var changes = FigureChanges()
    change(&changes)
    return try #require(throws: InputProblem.self) { try Self.study.figures(name, changes: changes) }
  }

  @Test func limitsWithoutDataAreNamedWithWhatTheDataSpan() throws {
    let problem = try problem(.simsProfiles) { $0.x.limits = AxisLimits(100, 200) }
    #expect(problem.place == .part("x limits"))
    #expect(problem.expected.hasSuffix("which lie from 0 to 31.6 nm"))
    #expect(problem.found == "100 to 200 nm")
    #expect(problem.remedy.contains("leave them out"))
  }

  @Test func limitsThatHoldDataOfOnePanelAreDrawn() throws {
    var study = Self.study
    let profile = try #require(study.results.firstIndex { $0.sample == "Q-1" && $0.technique == "sims" })
    for column in study.results[profile].curves[0].columns.indices {
      study.results[profile].curves[0].columns[column].values.removeLast(40)
    }
    var changes = FigureChanges()
    changes.x.limits = AxisLimits(20, 30)
    #expect(try study.figure(.simsProfiles, changes: changes).cells.count == 2)
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
