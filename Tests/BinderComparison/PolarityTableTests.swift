import AnalysisFindings
import BinderComparison
import Testing

@Suite struct PolarityTableTests {
  @Test func theFirstMatchingEntryHolds() {
    let table = PolarityTable([
      .init("a.b", better: .higher, reason: "first"), .init("a.*", better: .lower, reason: "second"),
    ])
    #expect(table.entry(for: Finding.Key(rawValue: "a.b"))?.reason == "first")
    #expect(table.entry(for: Finding.Key(rawValue: "a.c"))?.reason == "second")
  }
}
