import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import ReplicateStatistics
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

  @Test func scatterWithinSpecimensIsToldFromThatBetweenThem() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 2, 3])
    // The groups of OneWayVarianceTests, whose values are scipy's.
    for (cell, spots) in [[10.1, 10.4, 9.8], [11.0, 11.3], [9.2, 9.1, 9.5, 9.4]].enumerated() {
      study.samples.append(StudySample(name: "B\(cell)", binder: "B"))
      for (spot, value) in spots.enumerated() {
        study.add(
          "B\(cell)", place: MeasuredPlace(spot: "spot \(spot)"),
          .estimate(Estimate(value: value, unit: "µg/cm²", standardUncertainty: 0.01)))
      }
    }
    let verdict = try #require(study.compared().verdicts.first)
    let nested = try #require(verdict.compared.nested)
    #expect(abs(nested.betweenVariance - 0.782_692_307_692_31) < 1e-12)
    #expect(verdict.compared.count == 3)
    #expect(verdict.reference.nested == nil)
    #expect(
      verdict.sentence.contains("B scatters by 0.885 between specimens and by 0.233 µg/cm² within them."))
  }
}
