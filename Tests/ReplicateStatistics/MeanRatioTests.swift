import AnalysisFindings
import ReplicateStatistics
import Testing

@Suite struct MeanRatioTests {
  @Test func agreesWithTheReferenceUnderTheConventionOfTheDifference() throws {
    let groups = try TestGroups.nickel()
    let ratio = try MeanRatio(reference: groups.reference, compared: groups.compared)
    let interval = try #require(ratio.interval(degreesOfFreedom: .difference).bounded)
    #expect(abs(ratio.value - 1.721_925_133_689_839_3) < 1e-12)
    #expect(abs(interval.lower - 1.304_668_309_750_540_7) < 1e-12)
    #expect(abs(interval.upper - 2.214_189_752_530_107) < 1e-12)
  }

  @Test func endsLieWhereTheDeviationEqualsStudentsLimit() throws {
    let groups = try TestGroups.manganese()
    let ratio = try MeanRatio(reference: groups.reference, compared: groups.compared)
    let interval = try #require(ratio.interval().bounded)
    let first = try #require(groups.reference.standardError)
    let second = try #require(groups.compared.standardError)
    for end in [interval.lower, interval.upper] {
      let scaled = end * end * first * first
      let total = second * second + scaled
      let freedom = total * total / (pow4(second) / 2 + scaled * scaled / 2)
      let limit = StudentTDistribution(freedom).coverageFactor(level: 0.95) * total.squareRoot()
      #expect(abs(abs(groups.compared.mean - end * groups.reference.mean) - limit) < 1e-9)
    }
  }

  @Test func swappingTheGroupsInvertsTheInterval() throws {
    let groups = try TestGroups.nickel()
    let there = try MeanRatio(reference: groups.reference, compared: groups.compared).interval().bounded
    let back = try MeanRatio(reference: groups.compared, compared: groups.reference).interval().bounded
    let lower = try #require(there?.lower)
    let upper = try #require(back?.upper)
    #expect(abs(lower * upper - 1) < 1e-9)
  }

  @Test func isUnboundedWhereTheReferenceMayBeZero() throws {
    let groups = try TestGroups.nearZero()
    let ratio = try MeanRatio(reference: groups.reference, compared: groups.compared)
    for convention in [MeanRatio.Convention.ratio, .difference] {
      guard case .unbounded(let g) = ratio.interval(degreesOfFreedom: convention) else {
        Issue.record("a reference that may be zero gave a bounded ratio")
        continue
      }
      #expect(g >= 1)
    }
  }

  private func pow4(_ value: Double) -> Double { value * value * value * value }

  @Test func aRatioNearZeroIsAnUpperBoundWhereItCannotBeNegative() throws {
    let groups = try TestGroups([1.0, 1.1, 0.95], [0.01, 0.05, -0.02])
    let ratio = try MeanRatio(reference: groups.reference, compared: groups.compared)
    #expect((ratio.interval().bounded?.lower ?? 1) < 0)
    guard case .atMost(let interval) = ratio.nonNegativeInterval() else {
      Issue.record("no upper bound")
      return
    }
    // scipy 1.17.1: root of Fieller's equation with its own degrees of freedom.
    #expect(interval.lower == 0)
    #expect(abs(interval.upper - 0.094_502_575_834_443) < 1e-12)
  }

  @Test func aRatioToWhatMayBeZeroIsALowerBoundWhereItCannotBeNegative() throws {
    let groups = try TestGroups.nearZero()
    let ratio = try MeanRatio(reference: groups.reference, compared: groups.compared)
    guard case .atLeast(let interval) = ratio.nonNegativeInterval() else {
      Issue.record("no lower bound")
      return
    }
    #expect(abs(interval.lower - 1.153_722_148_418_198) < 1e-10)
    #expect(interval.upper == .infinity)
  }

  @Test func aRatioFarFromZeroHasTwoEndsEitherWay() throws {
    let groups = try TestGroups.nickel()
    let ratio = try MeanRatio(reference: groups.reference, compared: groups.compared)
    let interval = try #require(ratio.nonNegativeInterval().bounded)
    #expect(abs(interval.lower - 1.339_776_910_282_627_4) < 1e-12)
    #expect(abs(interval.upper - 2.112_795_977_474_28) < 1e-12)
  }
}
