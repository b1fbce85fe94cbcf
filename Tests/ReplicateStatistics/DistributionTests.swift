import ReplicateStatistics
import Testing

/// References by mpmath with 40 digits; a few are also Abramowitz and Stegun's tables.
@Suite struct DistributionTests {
  private func agree(_ value: Double, _ reference: Double, to tolerance: Double = 1e-12) -> Bool {
    abs(value - reference) <= tolerance * abs(reference)
  }

  @Test(arguments: [
    (1.5, 1, 0.187_167_041_810_998_82), (6.28758, 2.60421, 0.006_106_717_114_369_154_7),
    (2.5, 4, 0.033_383_272_405_994_073), (12, 30, 2.790_092_707_599_628e-13),
    (0.3, 7.5, 0.386_161_329_284_389_05), (40, 3, 1.719_034_039_457_926_4e-5),
    (2.1, 1000, 0.017_989_437_155_390_978),
  ]) func studentsTailsAgreeWithTwelveDigits(t: Double, freedom: Double, tail: Double) {
    #expect(agree(StudentTDistribution(freedom).upperTail(t), tail))
    #expect(agree(StudentTDistribution(freedom).cumulative(-t), tail))
  }

  @Test(arguments: [
    (0.025, 2, 4.302_652_729_749_463_9), (0.025, 2.604_206_603_462_180_2, 3.474_365_068_625_976_6),
    (0.0005, 1.3, 153.265_892_773_502_99), (0.025, 10, 2.228_138_851_986_274_7),
    (0.4, 3, 0.276_670_662_332_689_91), (1e-8, 5, 62.404_506_110_967_292),
    (0.025, 2e5, 1.959_975_845_966_768_5),
  ]) func studentsQuantilesAgreeWithTwelveDigits(tail: Double, freedom: Double, quantile: Double) {
    #expect(agree(StudentTDistribution(freedom).coverageFactor(level: 1 - 2 * tail), quantile, to: 1e-8))
    #expect(agree(-StudentTDistribution(freedom).quantile(tail), quantile))
  }

  @Test func studentsQuantilesAreUndefinedWithoutDegreesOfFreedom() {
    #expect(StudentTDistribution(0).quantile(0.9).isNaN)
    #expect(StudentTDistribution(3).quantile(1.2).isNaN)
    #expect(StudentTDistribution(3).quantile(1) == .infinity)
  }

  @Test func chiSquaredAgreesWithTwelveDigits() {
    #expect(agree(ChiSquaredDistribution(1).upperTail(3.2), 0.073_638_270_120_302_646))
    #expect(agree(ChiSquaredDistribution(200).upperTail(250), 0.009_379_131_668_826_096_1))
    #expect(agree(ChiSquaredDistribution(3).cumulative(0.01), 0.000_265_165_058_655_609_84))
    #expect(agree(ChiSquaredDistribution(3).quantile(0.025), 0.215_795_282_623_897_87))
    #expect(agree(ChiSquaredDistribution(10).quantile(0.95), 18.307_038_053_275_147))
    #expect(agree(ChiSquaredDistribution(1).quantile(0.999), 10.827_566_170_662_732))
  }

  @Test func fishersRatioAgreesWithTwelveDigits() {
    #expect(agree(FisherFDistribution(numerator: 2, denominator: 10).upperTail(3), 0.095_367_431_640_625))
    #expect(
      agree(FisherFDistribution(numerator: 1, denominator: 46).upperTail(15.94), 0.000_233_298_827_399_927_98)
    )
    #expect(
      agree(FisherFDistribution(numerator: 5, denominator: 3).cumulative(0.2), 0.057_668_885_622_437_314))
    #expect(agree(FisherFDistribution(numerator: 2, denominator: 10).quantile(0.95), 4.102_821_015_130_401_3))
    #expect(
      agree(FisherFDistribution(numerator: 4, denominator: 3).quantile(0.025), 0.100_208_448_280_579_87))
    #expect(FisherFDistribution(numerator: 4, denominator: 3).upperTail(0) == 1)
  }

  @Test func normalAgreesWithTwelveDigits() {
    #expect(agree(NormalDistribution.upperTail(6), 9.865_876_450_376_981_4e-10))
    #expect(agree(NormalDistribution.cumulative(-1.3), 0.096_800_484_585_610_333))
    #expect(agree(NormalDistribution.coverageFactor(level: 0.95), 1.959_963_984_540_054_2))
    #expect(agree(NormalDistribution.quantile(1e-10), -6.361_340_902_404_056_2))
  }
}
