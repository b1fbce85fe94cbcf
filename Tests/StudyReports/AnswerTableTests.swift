import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import StudyReports
import Testing

@Suite struct AnswerTableTests {
  /// Three binders with two cells each and two measures.
  private static let verdicts: [BinderVerdict] = {
    var results: [SpecimenResult] = []
    for (binder, angle) in [("P", 70.0), ("Q", 40), ("R", 71)] {
      for cell in 0..<3 {
        let findings = [("drop.angle", angle), ("drop.work", 90 - angle / 2), ("drop.time", 3)].map {
          key, value in
          Finding(
            key: Finding.Key(rawValue: key), title: key,
            outcome: .estimate(Estimate(value: value + Double(cell), unit: "°", standardUncertainty: 0.1)),
            method: "")
        }
        results.append(
          SpecimenResult(
            of: StudySample(name: "\(binder)-\(cell)", binder: binder), technique: "drop", findings: findings)
        )
      }
    }
    return StudyComparison(of: results, binders: ["P", "Q", "R"]).verdicts
  }()

  private func table(_ headline: [String]) -> AnswerTable {
    AnswerTable(Self.verdicts, binders: ["P", "Q", "R"], headline: headline)
  }

  @Test func measuresStandInTheOrderOfTheHeadline() {
    #expect(table(["drop.work", "drop.angle"]).rows.map(\.measure) == ["drop.work (°)", "drop.angle (°)"])
  }

  @Test func aPatternGivesEachOfItsMeasuresOnce() {
    #expect(
      table(["drop.angle", "drop.*"]).rows.map(\.measure) == [
        "drop.angle (°)", "drop.work (°)", "drop.time (°)",
      ])
  }

  @Test func everyBinderIsHeldAgainstTheReference() {
    let cells = table(["drop.angle"]).rows[0].cells
    #expect(cells.map(\.count) == [3, 3, 3])
    #expect(cells[0].verdict.isEmpty)
    #expect(cells[1].verdict.hasPrefix("lower, p < 0.001"))
    #expect(cells[2].verdict.hasPrefix("not resolved, p = "))
  }

  @Test func aTerminalIsToldHowManyMeasuresAreNotShown() {
    let lines = table(["drop.*"]).lines(atMost: 2)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("drop.angle (°): P 71.0 ("))
    #expect(lines[1] == "and 2 more measures in the report")
  }
}
