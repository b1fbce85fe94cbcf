import AnalysisFindings
import BinderComparison
import BinderStudies
import Testing

@Suite struct FieldPolarityTests {
  func better(_ key: String) -> PolarityTable.Direction? {
    PolarityTable.fieldDefault.entry(for: Finding.Key(rawValue: key))?.better
  }

  @Test(arguments: ["icpms.deposit.Ni", "icpms.deposit_molar.Co", "eels.rock_salt_thickness"])
  func lessMetalAndThinnerRockSaltAreBetter(key: String) {
    #expect(better(key) == .lower)
  }

  @Test(arguments: ["xps.share.F 1s.LiF", "xps.atomic_percent.O"])
  func compositionsHaveNoGoodDirection(key: String) {
    #expect(better(key) == .neither)
  }

  @Test func aThicknessOfTheInterphaseIsNotJudged() {
    #expect(better("sims.total_thickness") == nil)
  }
}
