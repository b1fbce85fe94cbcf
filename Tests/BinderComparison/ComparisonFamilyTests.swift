import AnalysisFindings
import BinderComparison
import Testing

@Suite struct ComparisonFamilyTests {
  @Test func quantitiesOfOneKindBelongTogether() {
    #expect(
      ComparisonFamily.named(for: Finding.Key(rawValue: "icpms.deposit.Ni"), coordinates: [])
        == "icpms.deposit")
    #expect(
      ComparisonFamily.named(for: Finding.Key(rawValue: "sims.outer_thickness"), coordinates: [])
        == "sims.thickness")
    #expect(
      ComparisonFamily.named(for: Finding.Key(rawValue: "sims.total_thickness"), coordinates: [])
        == "sims.thickness")
    #expect(
      ComparisonFamily.named(for: Finding.Key(rawValue: "sims.near_surface.Ni-"), coordinates: [])
        == "sims.near_surface")
    #expect(ComparisonFamily.named(for: Finding.Key(rawValue: "oddity"), coordinates: []) == "oddity")
  }

  @Test func aSeriesIsAFamilyOfItsOwn() {
    let place = Finding.Coordinate(quantity: "etch time", value: 0, unit: "s")
    #expect(
      ComparisonFamily.named(for: Finding.Key(rawValue: "xps.share.C 1s.CO3"), coordinates: [place])
        == "xps.share.C 1s.CO3")
  }

  @Test func aDeclaredFamilyComesFirst() {
    let declared = [ComparisonFamily(name: "primary", patterns: ["icpms.deposit.Ni", "sims.*"])]
    #expect(
      ComparisonFamily.named(
        for: Finding.Key(rawValue: "icpms.deposit.Ni"), coordinates: [], declared: declared) == "primary")
    #expect(
      ComparisonFamily.named(
        for: Finding.Key(rawValue: "sims.inner_share"), coordinates: [], declared: declared) == "primary")
    #expect(
      ComparisonFamily.named(
        for: Finding.Key(rawValue: "icpms.deposit.Co"), coordinates: [], declared: declared)
        == "icpms.deposit")
  }
}
