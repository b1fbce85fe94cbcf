import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct ControlDifferenceTests {
  @Test func subtractsTheMeanOfTheBindersOwnControls() throws {
    var study = ComparedStudy.nickel()
    study.add("B", values: [0.1, 0.2, 0.3], role: .control)
    let differences = ControlDifference.findings(of: study.results, samples: study.samples)
    let estimate = try #require(differences.first?.findings.first?.estimate)
    #expect(differences.map(\.sample) == ["B-sample-1", "B-sample-2", "B-sample-3"])
    #expect(differences.first?.findings.first?.key == "icpms.deposit.Ni.minus_control")
    #expect(abs(estimate.value - 1.85) < 1e-12)
    #expect(abs(estimate.sharedUncertainty - 0.1 / 3.0.squareRoot()) < 1e-12)
  }

  @Test func aBoundMovesWithTheControl() throws {
    var study = ComparedStudy()
    study.add("B", values: [0.5], role: .control)
    study.samples.append(StudySample(name: "B1", binder: "B"))
    study.add("B1", .noAnswer(NoAnswer(.belowDetection, "Below.", atMost: 2, unit: "µg/cm²")))
    let differences = ControlDifference.findings(of: study.results, samples: study.samples)
    guard case .noAnswer(let noAnswer) = differences.first?.findings.first?.outcome else {
      Issue.record("a bound became a number")
      return
    }
    #expect(noAnswer.atMost == 1.5)
  }
}
