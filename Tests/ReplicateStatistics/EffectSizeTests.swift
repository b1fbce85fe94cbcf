import ReplicateStatistics
import Testing

@Suite struct EffectSizeTests {
  @Test func hedgesGIsCorrectedForSmallGroups() throws {
    let groups = try TestGroups.nickel()
    let g = try EffectSize.hedgesG(reference: groups.reference, compared: groups.compared)
    #expect(abs(g - 4.107_027_995_860_903) < 1e-12)
  }
}
