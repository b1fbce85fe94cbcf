import AnalysisFindings
import ReplicateStatistics
import Testing

@Suite struct WelchTestTests {
  @Test func agreesWithScipy() throws {
    let groups = try TestGroups.nickel()
    let test = try WelchTest(reference: groups.reference, compared: groups.compared)
    #expect(abs(test.statistic - 6.287_576_843_240_394_5) < 1e-12)
    #expect(abs(test.degreesOfFreedom - 2.604_206_603_462_18) < 1e-12)
    #expect(abs(test.pValue - 0.012_213_493_830_705_031) < 1e-13)
    #expect(abs(test.interval().lower - 0.402_681_455_873_568_2) < 1e-12)
    #expect(abs(test.interval().upper - 1.397_318_544_126_431_3) < 1e-12)
  }

  @Test func swappingTheGroupsOnlyFlipsTheSign() throws {
    let groups = try TestGroups.manganese()
    let there = try WelchTest(reference: groups.reference, compared: groups.compared)
    let back = try WelchTest(reference: groups.compared, compared: groups.reference)
    #expect(there.statistic == -back.statistic)
    #expect(there.pValue == back.pValue)
  }

  @Test func refusesASingleReplicateAndGroupsWithoutScatter() throws {
    let single = try GroupSummary([1])
    let flat = try GroupSummary([2, 2, 2])
    let group = try TestGroups.nickel().reference
    #expect(throws: StatisticsError.self) { try WelchTest(reference: single, compared: group) }
    #expect(throws: StatisticsError.self) { try WelchTest(reference: flat, compared: flat) }
  }
}
