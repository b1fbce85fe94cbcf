import AnalysisFindings
import BinderComparison
import BinderStudies
import Testing

@Suite struct FieldPolarityTests {
  /// The table of a study that states none of its own.
  private var fieldTable: PolarityTable {
    PolarityTable(StudyTechnique.builtIn.flatMap(\.polarity))
  }

  @Test func lessMetalAndThinnerRockSaltAreBetter() {
    #expect(fieldTable.entry(for: Finding.Key(rawValue: "icpms.deposit.Ni"))?.better == .lower)
    #expect(fieldTable.entry(for: Finding.Key(rawValue: "icpms.deposit_molar.Co"))?.better == .lower)
    #expect(fieldTable.entry(for: Finding.Key(rawValue: "eels.rock_salt_thickness"))?.better == .lower)
  }

  @Test func compositionsHaveNoGoodDirection() {
    #expect(fieldTable.entry(for: Finding.Key(rawValue: "xps.share.F 1s.LiF"))?.better == .neither)
    #expect(fieldTable.entry(for: Finding.Key(rawValue: "xps.atomic_percent.O"))?.better == .neither)
    #expect(fieldTable.entry(for: Finding.Key(rawValue: "sims.total_thickness")) == nil)
  }
}
