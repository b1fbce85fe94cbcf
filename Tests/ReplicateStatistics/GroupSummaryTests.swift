import ReplicateStatistics
import Testing

@Suite struct GroupSummaryTests {
  @Test func keepsItsDigitsUnderALargeOffset() throws {
    // NIST StRD NumAcc1: mean 10000002, standard deviation 1.
    let group = try GroupSummary([10_000_001, 10_000_003, 10_000_002])
    #expect(group.mean == 10_000_002)
    #expect(group.standardDeviation == 1)
    // Like NIST StRD NumAcc3, which needs the second pass.
    let alternating = try GroupSummary(
      [1_000_000.2] + (0..<500).flatMap { _ in [1_000_000.1, 1_000_000.3] })
    let deviation = try #require(alternating.standardDeviation)
    #expect(abs(alternating.mean - 1_000_000.2) < 1e-9)
    #expect(abs(deviation - 0.1) < 1e-9)
  }

  @Test func hasNoScatterForASingleReplicate() throws {
    let group = try GroupSummary([4.2])
    #expect(group.mean == 4.2)
    #expect(group.standardDeviation == nil)
    #expect(group.standardError == nil)
  }

  @Test func refusesEmptyGroupsAndWhatIsNoNumber() {
    #expect(throws: StatisticsError.self) { try GroupSummary([]) }
    #expect(throws: StatisticsError.self) { try GroupSummary([1, .nan]) }
  }
}
