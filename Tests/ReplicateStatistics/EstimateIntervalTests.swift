import AnalysisFindings
import ReplicateStatistics
import Testing

@Suite struct EstimateIntervalTests {
  @Test func usesStudentsTForFewDegreesOfFreedom() {
    let estimate = Estimate(value: 10, unit: "nm", standardUncertainty: 1, degreesOfFreedom: 2)
    #expect(abs(estimate.interval().upper - 14.302_652_729_749_46) < 1e-9)
  }

  @Test func usesTheNormalDistributionWhereNoDegreesAreStated() {
    let estimate = Estimate(
      value: 10, unit: "nm", standardUncertainty: 3, sharedEffects: [SharedEffect(source: "rate", effect: 4)])
    #expect(abs(estimate.interval().lower - (10 - 5 * 1.959_963_984_540_054)) < 1e-9)
  }

  @Test(arguments: [0.5, 0.95, 0.999]) func theSharedPartNeverNarrowsAnInterval(level: Double) {
    let alone = Estimate(value: 0, unit: "nm", standardUncertainty: 1, degreesOfFreedom: 2)
    let together = Estimate(
      value: 0, unit: "nm", standardUncertainty: 1, sharedEffects: [SharedEffect(source: "rate", effect: 2)],
      degreesOfFreedom: 2)
    #expect(together.interval(level: level).upper > alone.interval(level: level).upper)
  }

  @Test func bothPartsAreExpandedByTheirOwnFactors() {
    let estimate = Estimate(
      value: 0, unit: "nm", standardUncertainty: 1, sharedEffects: [SharedEffect(source: "rate", effect: 3)],
      degreesOfFreedom: 2)
    let random = 4.302_652_729_749_46
    let shared = 3 * 1.959_963_984_540_054
    #expect(abs(estimate.interval().upper - (random * random + shared * shared).squareRoot()) < 1e-9)
  }

  @Test func givesTheStatedIntervalWhereThereIsOne() {
    let stated = ConfidenceInterval(level: 0.95, lower: 1, upper: 9, method: "Fieller")
    let estimate = Estimate(value: 2, unit: "1", standardUncertainty: 1, statedIntervals: [stated])
    #expect(estimate.interval() == stated)
    #expect(estimate.interval(level: 0.999).method == "normal")
    #expect(estimate.madeInterval().method == "normal")
  }
}
