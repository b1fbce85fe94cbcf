import AnalysisFindings
import Testing

@Suite struct EstimateTests {
  @Test func combinesRandomAndSharedUncertaintyInQuadrature() {
    let estimate = Estimate(
      value: 10, unit: "nm", standardUncertainty: 3, sharedEffects: [SharedEffect(source: "rate", effect: 4)])
    #expect(estimate.combinedUncertainty == 5)
  }

  @Test func findsTheIntervalThatItsMethodStated() {
    let interval = ConfidenceInterval(level: 0.95, lower: 1, upper: 2, method: "Fieller")
    let estimate = Estimate(value: 1.4, unit: "1", standardUncertainty: 0.2, statedIntervals: [interval])
    #expect(estimate.statedInterval(level: 0.95) == interval)
    #expect(estimate.statedInterval(level: 0.999) == nil)
  }
}
