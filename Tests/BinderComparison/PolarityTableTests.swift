import AnalysisFindings
import BinderComparison
import Testing

@Suite struct PolarityTableTests {
  @Test func lessMetalAndThinnerRockSaltAreBetter() {
    #expect(
      PolarityTable.fieldDefault.entry(for: Finding.Key(rawValue: "icpms.deposit.Ni"))?.better == .lower)
    #expect(
      PolarityTable.fieldDefault.entry(for: Finding.Key(rawValue: "icpms.deposit_molar.Co"))?.better == .lower
    )
    #expect(
      PolarityTable.fieldDefault.entry(for: Finding.Key(rawValue: "eels.rock_salt_thickness"))?.better
        == .lower)
  }

  @Test func compositionsHaveNoGoodDirection() {
    #expect(
      PolarityTable.fieldDefault.entry(for: Finding.Key(rawValue: "xps.share.F 1s.LiF"))?.better == .neither)
    #expect(
      PolarityTable.fieldDefault.entry(for: Finding.Key(rawValue: "xps.atomic_percent.O"))?.better == .neither
    )
    #expect(PolarityTable.fieldDefault.entry(for: Finding.Key(rawValue: "sims.total_thickness")) == nil)
  }

  @Test func theFirstMatchingEntryHolds() {
    let table = PolarityTable([
      .init("a.b", better: .higher, reason: "first"), .init("a.*", better: .lower, reason: "second"),
    ])
    #expect(table.entry(for: Finding.Key(rawValue: "a.b"))?.reason == "first")
    #expect(table.entry(for: Finding.Key(rawValue: "a.c"))?.reason == "second")
  }
}
