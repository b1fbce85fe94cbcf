import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct GroupStatementTests {
  func mean(_ values: [Double], uncertainty: Double) throws -> Estimate {
    var study = ComparedStudy()
    study.add("A", values: [1, 2, 3])
    for (index, value) in values.enumerated() {
      let name = "B\(index)"
      study.samples.append(StudySample(name: name, binder: "B", state: .cycled))
      study.add(
        name, .estimate(Estimate(value: value, unit: "µg/cm²", standardUncertainty: uncertainty)))
    }
    return try #require(study.compared().verdicts.first?.compared.mean)
  }

  @Test func theScatterOfSpecimensGivesTheUncertaintyOfTheirMean() throws {
    let mean = try mean([1, 2, 3], uncertainty: 0.1)
    #expect(abs(mean.standardUncertainty - 1 / 3.0.squareRoot()) < 1e-12)
    #expect(mean.degreesOfFreedom == 2)
  }

  @Test func specimensThatAgreeByChanceKeepTheUncertaintyOfTheirNoise() throws {
    let mean = try mean([2, 2.001, 1.999], uncertainty: 0.3)
    #expect(abs(mean.standardUncertainty - 0.3 / 3.0.squareRoot()) < 1e-12)
  }
}
