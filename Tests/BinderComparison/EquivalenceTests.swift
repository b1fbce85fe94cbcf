import AnalysisFindings
import BinderComparison
import ReplicateStatistics
import Testing

@Suite struct EquivalenceTests {
  private func verdict(_ compared: [Double], margin: Double?) throws -> BinderVerdict {
    var study = ComparedStudy()
    study.add("A", values: [1.00, 1.01, 0.99, 1.005])
    study.add("B", values: compared)
    let options = ComparisonOptions(
      margins: margin.map { [EquivalenceMargin("icpms.deposit*", share: $0)] } ?? [])
    return try #require(study.compared(options: options).verdicts.first)
  }

  @Test func groupsWithinAStatedMarginAreEquivalent() throws {
    let verdict = try verdict([1.01, 0.99, 1.0, 1.01], margin: 0.1)
    #expect(verdict.verdict == .equivalent)
    #expect(abs((verdict.equivalence?.interval.level ?? 0) - 0.9) < 1e-12)
  }

  @Test func withoutAMarginNothingIsEquivalent() throws {
    let verdict = try verdict([1.01, 0.99, 1.0, 1.01], margin: nil)
    #expect(verdict.verdict == .notResolved)
    #expect(verdict.equivalence == nil)
  }

  @Test func aScatterWiderThanTheMarginIsNotResolved() throws {
    let verdict = try verdict([1.3, 0.7, 1.1, 0.9], margin: 0.1)
    #expect(verdict.verdict == .notResolved)
    #expect(verdict.equivalence?.holds == false)
  }

  @Test func theRuleNamesTheMargin() {
    let options = ComparisonOptions(margins: [EquivalenceMargin("sims.total_thickness", share: 0.2)])
    #expect(options.rule.contains("20 % for sims.total_thickness"))
  }
}
