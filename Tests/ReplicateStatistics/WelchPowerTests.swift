import ReplicateStatistics
import Testing

/// The reference is the noncentral t distribution of scipy 1.17.1.
@Suite struct WelchPowerTests {
  @Test func agreesWithTheNoncentralDistribution() throws {
    let equal = WelchPower(difference: 1, referenceDeviation: 1, comparedDeviation: 1)
    #expect(abs(try #require(equal.power(referenceCount: 17, comparedCount: 17)) - 0.807_036_715) < 1e-7)
    let unequal = WelchPower(difference: 2, referenceDeviation: 0.5, comparedDeviation: 1.5)
    #expect(abs(try #require(unequal.power(referenceCount: 3, comparedCount: 3)) - 0.289_468_492) < 1e-7)
    let strict = WelchPower(
      difference: 1, referenceDeviation: 0.3, comparedDeviation: 0.3, significance: 0.01)
    #expect(abs(try #require(strict.power(referenceCount: 3, comparedCount: 5)) - 0.611_741_120) < 1e-6)
  }

  @Test func withoutADifferenceThePowerIsTheSignificance() throws {
    let none = WelchPower(difference: 0, referenceDeviation: 1, comparedDeviation: 1)
    #expect(abs(try #require(none.power(referenceCount: 4, comparedCount: 4)) - 0.05) < 1e-8)
    #expect(none.count() == nil)
  }

  @Test func countsTheReplicatesThatItTakes() {
    #expect(WelchPower(difference: 1, referenceDeviation: 1, comparedDeviation: 1).count() == 17)
    #expect(WelchPower(difference: 2, referenceDeviation: 0.5, comparedDeviation: 1.5).count() == 7)
    #expect(WelchPower(difference: 1e-6, referenceDeviation: 1, comparedDeviation: 1).count() == nil)
  }

  @Test func withoutScatterThereIsNoPlan() {
    let plan = WelchPower(difference: 1, referenceDeviation: 0, comparedDeviation: 0)
    #expect(plan.power(referenceCount: 3, comparedCount: 3) == nil)
  }
}
