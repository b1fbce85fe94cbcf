import AnalysisFindings
import ReplicateStatistics
import Testing

@Suite struct GeometricRatioTests {
  @Test func agreesWithScipy() throws {
    let groups = try TestGroups.nickel()
    let ratio = try GeometricRatio(reference: groups.reference, compared: groups.compared)
    #expect(abs(ratio.interval().lower - 1.386_482_879_953_661_5) < 1e-12)
    #expect(abs(ratio.interval().upper - 2.129_979_648_304_509_7) < 1e-12)
  }

  @Test func refusesValuesThatAreNotPositive() throws {
    let groups = try TestGroups.nearZero()
    #expect(throws: StatisticsError.self) {
      try GeometricRatio(reference: groups.reference, compared: groups.compared)
    }
  }
}
