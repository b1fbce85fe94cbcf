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

  @Test func replicatesThatAgreeBetterThanTheirNoiseKeepTheNoise() throws {
    let reference = try GroupSummary([1.21, 1.35, 1.18], uncertainties: [0.2, 0.2, 0.2])
    let compared = try GroupSummary([2.05, 2.41, 1.98], uncertainties: [0.05, 0.05, 0.05])
    let test = try WelchTest(reference: reference, compared: compared)
    // scipy 1.17.1 with v = 0.2² / 3 and s² / 3: the larger of the two each, never their sum.
    #expect(abs(test.statistic - 5.105_256_077_208_269) < 1e-12)
    #expect(abs(test.degreesOfFreedom - 3.921_006_092_357_951) < 1e-12)
    #expect(abs(test.pValue - 0.007_338_016_697_689_364) < 1e-13)
  }

  @Test func aSharedUncertaintyRaisesPToWhereTheIntervalEndsAtZero() throws {
    let groups = try TestGroups.nickel()
    let test = try WelchTest(reference: groups.reference, compared: groups.compared)
    // scipy 1.17.1, brentq on t(p)² SE² + z(p)² u² = d².
    #expect(abs(test.pValue(addingSharedUncertainty: 0.2) - 0.018_148_991_664_294) < 1e-12)
    #expect(abs(test.pValue(addingSharedUncertainty: 1e-9) / test.pValue - 1) < 1e-9)
    #expect(test.pValue(addingSharedUncertainty: 0) == test.pValue)
    #expect(test.pValue(addingSharedUncertainty: 100) > 0.95)
  }
}
