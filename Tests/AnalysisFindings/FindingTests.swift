import AnalysisFindings
import Testing

@Suite struct FindingTests {
  private func finding(_ value: Double, _ random: Double = 0.1, shared: Double = 0) -> Finding {
    Finding(
      key: Finding.Key(rawValue: "sims.outer_thickness"), title: "Outer thickness",
      outcome: .estimate(
        Estimate(
          value: value, unit: "nm", standardUncertainty: random,
          sharedEffects: [SharedEffect(source: "rate", effect: shared)])),
      method: "local parabola")
  }

  private func noAnswer(_ finding: Finding) -> NoAnswer? {
    if case .noAnswer(let reason) = finding.outcome { return reason }
    return nil
  }

  @Test(arguments: [
    (Double.nan, 0.1, 0.0), (.infinity, 0.1, 0), (-.infinity, 0.1, 0), (1, .nan, 0), (1, 0.1, .nan),
  ]) func anEstimateThatIsNoNumberIsATypedReason(value: Double, random: Double, shared: Double) throws {
    let reason = try #require(noAnswer(finding(value, random, shared: shared)))
    #expect(reason.reason == .notANumber)
    #expect(reason.explanation.contains("no finite number"))
    #expect(reason.unit == "nm")
  }

  @Test func anEstimateThatIsChangedLaterIsCheckedToo() {
    var changed = finding(3)
    #expect(changed.estimate?.value == 3)
    changed.outcome = .estimate(Estimate(value: .nan, unit: "nm", standardUncertainty: 0.1))
    #expect(noAnswer(changed)?.reason == .notANumber)
  }

  @Test func aBoundThatIsNoNumberIsNone() {
    let reason = NoAnswer(.noMaximum, "still rises", atLeast: .nan, atMost: 4, unit: "nm")
    #expect(reason.atLeast == nil)
    #expect(reason.atMost == 4)
  }

  @Test func aBoundMayStandBesideWhatWasMeasured() {
    let measured = Estimate(value: -0.2, unit: "%", standardUncertainty: 0.3)
    let outcome = Finding.Outcome.noAnswer(
      NoAnswer(.belowDetection, "hidden", atMost: 0.6, unit: "%", signedEstimate: measured))
    #expect(outcome.signedEstimate == measured)
    #expect(Finding.Outcome.noAnswer(NoAnswer(.neverCross, "none")).signedEstimate == nil)
  }

  @Test func whatWasMeasuredBesideABoundIsANumberOrNothing() {
    let measured = Estimate(value: .nan, unit: "%", standardUncertainty: 0.3)
    #expect(NoAnswer(.belowDetection, "hidden", signedEstimate: measured).signedEstimate == nil)
  }
}
