import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import StudyReports
import Testing

@Suite struct SpecimenAnswersTests {
  private func result(_ name: String, _ outcome: Finding.Outcome) -> SpecimenResult {
    let findings = ["drop.angle", "drop.work"].map {
      Finding(key: Finding.Key(rawValue: $0), title: $0, outcome: outcome, method: "")
    }
    return SpecimenResult(
      of: StudySample(name: name, binder: "P"), technique: "drop", findings: findings)
  }

  private var results: [SpecimenResult] {
    [
      result("P-1", .estimate(Estimate(value: 71.04, unit: "°", standardUncertainty: 1.1))),
      result("P-2", .noAnswer(NoAnswer(.notMeasured, "It ran away."))),
    ]
  }

  @Test func aMeasureSaysWhatEverySpecimenHas() {
    let lines = SpecimenAnswers(results, headline: ["drop.angle"], atMost: 5).lines
    #expect(lines == ["drop.angle: P-1 71.0 ± 1.1 °; P-2 no answer (not-measured)"])
  }

  @Test func whatIsNotShownIsCounted() {
    let lines = SpecimenAnswers(results, headline: ["drop.*"], atMost: 1).lines
    #expect(lines == ["and 2 more measures in the report"])
  }
}
