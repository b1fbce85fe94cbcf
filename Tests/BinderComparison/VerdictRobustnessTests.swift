import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct VerdictRobustnessTests {
  private static let choice = ConsideredChoice(technique: "icpms", title: "no internal standard")

  private func comparison(_ first: [Double], _ second: [Double]) -> StudyComparison {
    var study = ComparedStudy()
    study.add("A", values: first)
    study.add("B", values: second)
    return study.compared()
  }

  /// The verdict on three against three cells, held against another analysis of them.
  private func robustness(under other: StudyComparison) throws -> VerdictRobustness {
    var comparison = comparison([1.21, 1.35, 1.18], [2.05, 2.41, 1.98])
    comparison.hold(against: [AlternativeVerdicts(Self.choice, other)])
    return try #require(comparison.verdicts.first?.robustness)
  }

  @Test func aVerdictThatStaysHoldsUnderTheChoice() throws {
    let robustness = try robustness(under: comparison([1.1, 1.2, 1.15], [2.0, 2.2, 2.1]))
    #expect(robustness.isRobust)
    // The choice, and each of six cells left out.
    #expect(robustness.printed == "holds in 7 of 7")
  }

  @Test func aVerdictThatIsLostNamesTheChoice() throws {
    let robustness = try robustness(under: comparison([1.1, 1.9, 1.5], [1.2, 2.2, 1.7]))
    #expect(robustness.turns == ["no internal standard (not resolved)"])
    #expect(
      robustness.sentence == "It holds in 6 of 7 choices; it turns with no internal standard (not resolved).")
  }

  @Test func anAnalysisThatRefusesToAnswerTurnsNothing() throws {
    let robustness = try robustness(under: ComparedStudy().compared())
    #expect(robustness.isRobust)
    #expect(
      robustness.sentence == "It holds in 6 of 6 choices; there is no comparison with no internal standard.")
  }

  @Test func choicesOfOtherTechniquesAreNotAsked() throws {
    var comparison = comparison([1.21, 1.35, 1.18], [2.05, 2.41, 1.98])
    let other = ConsideredChoice(technique: "xps", title: "linear background")
    comparison.hold(against: [AlternativeVerdicts(other, comparison)])
    let robustness = try #require(comparison.verdicts.first?.robustness)
    #expect(robustness.choices.allSatisfy(\.leavesOutSpecimen))
    #expect(comparison.consideredChoices == [other])
  }

  @Test func fewCellsAreLeftOutByTheSignOfTheDifference() throws {
    // Without a cell, three against two are not resolved; the sign is the same.
    var comparison = comparison([1.21, 1.35, 1.18], [2.05, 2.41, 1.98])
    comparison.hold(against: [])
    #expect(comparison.verdicts.first?.robustness?.isRobust == true)
  }

  @Test func aVerdictThatRestsOnOneOfManyCellsIsFound() throws {
    var comparison = comparison([1.0, 1.1, 0.9, 1.05, 0.95], [1.22, 1.17, 1.2, 1.19, 1.06])
    try #require(comparison.verdicts.first?.verdict == .higher)
    comparison.hold(against: [])
    let turns = try #require(comparison.verdicts.first?.robustness).turns
    #expect(turns.allSatisfy { $0.hasSuffix("(not resolved)") })
  }

  @Test func whatIsNotResolvedIsNotAskedWithFewerCells() throws {
    var comparison = comparison([1.0, 1.5, 1.2], [1.1, 1.6, 1.3])
    comparison.hold(against: [])
    #expect(comparison.verdicts.first?.robustness == nil)
  }
}
