import BinderComparison
import BinderStudies
import Testing

@Suite struct FieldPolarityTests {
  @Test func lessMetalAndThinnerRockSaltAreBetter() {
    #expect(PolarityTable.fieldDefault.entry(for: "icpms.deposit.Ni")?.better == .lower)
    #expect(PolarityTable.fieldDefault.entry(for: "icpms.deposit_molar.Co")?.better == .lower)
    #expect(PolarityTable.fieldDefault.entry(for: "eels.rock_salt_thickness")?.better == .lower)
  }

  @Test func compositionsHaveNoGoodDirection() {
    #expect(PolarityTable.fieldDefault.entry(for: "xps.share.F 1s.LiF")?.better == .neither)
    #expect(PolarityTable.fieldDefault.entry(for: "xps.atomic_percent.O")?.better == .neither)
    #expect(PolarityTable.fieldDefault.entry(for: "sims.total_thickness") == nil)
  }
}
