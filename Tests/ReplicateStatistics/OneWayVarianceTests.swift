import ReplicateStatistics
import Testing

@Suite struct OneWayVarianceTests {
  private static let groups = [[10.1, 10.4, 9.8], [11.0, 11.3], [9.2, 9.1, 9.5, 9.4]]

  @Test func splitsTheScatterOfGroupsOfDifferentSize() throws {
    let variance = try OneWayVariance(Self.groups)
    // scipy 1.17.1, f_oneway; n₀ by hand.
    #expect(abs(variance.ratio - 42.743_589_743_589_73) < 1e-10)
    #expect(variance.betweenFreedom == 2)
    #expect(variance.withinFreedom == 6)
    #expect(abs(variance.withinMeanSquare - 0.054_166_666_666_667) < 1e-13)
    #expect(abs(variance.betweenVariance - 0.782_692_307_692_31) < 1e-12)
    let tail = FisherFDistribution(numerator: 2, denominator: 6).upperTail(variance.ratio)
    #expect(abs(tail - 0.000_282_080_480_746_004) < 1e-14)
  }

  @Test func aCommonOffsetCostsNoDigits() throws {
    let far = try OneWayVariance(Self.groups.map { $0.map { $0 + 1e9 } })
    #expect(abs(far.ratio / 42.743_589_743_589_73 - 1) < 1e-5)
  }

  @Test func groupsThatDifferLessThanTheirScatterHaveNoVarianceOfTheirOwn() throws {
    #expect(try OneWayVariance([[1, 3], [1.1, 2.9]]).betweenVariance == 0)
  }

  @Test func singleValuesSayNothingOfTheScatterWithin() {
    #expect(throws: StatisticsError.self) { try OneWayVariance([[1], [2], [3]]) }
  }
}
