import AnalysisFindings
import ReplicateStatistics
import Testing

@Suite struct BinomialShareTests {
  @Test func jeffreysIntervalIsThatOfThePosteriorBetaK12NK12() throws {
    // scipy.stats.beta.ppf([0.025, 0.975], 90.5, 10.5).
    let interval = try BinomialShare(count: 90, of: 100).interval(level: 0.95)
    #expect(abs(interval.lower - 0.8298761) < 1e-6)
    #expect(abs(interval.upper - 0.9474153) < 1e-6)
  }

  @Test func noneOfAllIs0WithAnIntervalAboveItAndAnUncertaintyThatIsNot0() throws {
    let share = try BinomialShare(count: 0, of: 10)
    let interval = share.interval(level: 0.95)
    #expect(share.value == 0)
    #expect(share.standardUncertainty > 0.03)
    #expect(interval.lower == 0)
    // scipy.stats.beta.ppf(0.975, 0.5, 10.5).
    #expect(abs(interval.upper - 0.2171963) < 1e-6)
  }

  @Test func moreThanAllLessThanNoneAndNoTrialAreNoShares() {
    #expect(throws: StatisticsError.self) { try BinomialShare(count: 11, of: 10) }
    #expect(throws: StatisticsError.self) { try BinomialShare(count: -1, of: 10) }
    #expect(throws: StatisticsError.self) { try BinomialShare(count: 0, of: 0) }
  }
}
