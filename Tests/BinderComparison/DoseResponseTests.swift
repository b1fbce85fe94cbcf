import AnalysisFindings
import BinderComparison
import Testing

@Suite struct DoseResponseTests {
  private static let values = [
    "N0": [10.2, 9.7, 10.4], "N1": [9.1, 9.4, 8.8], "N5": [6.0, 5.5, 6.3],
  ]

  private func fitted(
    _ values: [String: [Double]] = values, doses: [String: Double] = ["N0": 0, "N1": 1, "N5": 5],
    uncertainty: Double = 0.01, shared: Double = 0
  ) -> DoseResponse? {
    var study = ComparedStudy()
    for binder in values.keys.sorted() {
      study.add(
        binder, unit: "nm", values: values[binder] ?? [], uncertainty: uncertainty, shared: shared)
    }
    let series = DoseSeries(title: "cross-linker", unit: "%", doses: doses)
    let options = ComparisonOptions(pairs: .withReference, series: series)
    return study.compared(values.keys.sorted(), options: options).doses?.responses.first
  }

  @Test func theLineIsThatOfLeastSquaresThroughTheCells() throws {
    let response = try #require(fitted())
    // scipy.stats.linregress on the nine cells.
    #expect(abs(response.slope.value + 0.821_428_571_428_571_5) < 1e-10)
    #expect(abs(response.slope.standardUncertainty - 0.052_691_821_296_384) < 1e-10)
    #expect(abs(response.intercept - 10.020_634_920_634_92) < 1e-10)
    #expect(abs(response.pValue / 1.080_464_421_499_344_8e-6 - 1) < 1e-6)
    #expect(response.slope.unit == "nm per %")
    #expect(response.trend == .falls)
    #expect(response.points.map(\.dose) == [0, 1, 5])
  }

  @Test func theBandIsThatOfTheMeanResponse() throws {
    // numpy: t(0.975, 7) s √(1/9 + (5 − 2)² / 42).
    #expect(abs(try #require(fitted()).halfWidth(at: 5, level: 0.95) - 0.460_613_487_495_999) < 1e-9)
  }

  @Test func meansOffTheLineAreSaidToBe() throws {
    let straight = try #require(fitted()?.lackOfFitPValue)
    // scipy.stats.f.sf of the F ratio.
    #expect(abs(straight / 0.556_173_927_729_269_8 - 1) < 1e-6)
    let bent = try #require(
      fitted(["N0": [10.2, 9.7, 10.4], "N1": [4.1, 4.4, 3.8], "N5": [9.0, 9.5, 9.3]]))
    #expect(try #require(bent.lackOfFitPValue) < 0.001)
    let series = DoseSeries(title: "cross-linker", unit: "%", doses: [:])
    #expect(bent.sentence(along: series).contains("not lie on a straight line"))
  }

  @Test func twoDosesAreNoSeries() {
    #expect(fitted(doses: ["N0": 0, "N1": 1]) == nil)
  }

  @Test func bindersWithoutADoseAreLeftOut() throws {
    var values = Self.values
    values["other"] = [100, 101, 99]
    #expect(try #require(fitted(values)).points.map(\.binder) == ["N0", "N1", "N5"])
  }

  @Test func cellsThatAgreeBetterThanTheirNoiseAllowsHaveTheNoiseAsScatter() throws {
    let response = try #require(fitted(uncertainty: 2))
    #expect(response.scatter.standardDeviation == 2)
  }

  @Test func anErrorOfOneRateCannotTiltALineThroughEqualBinders() throws {
    let alone = try #require(fitted())
    let together = try #require(fitted(shared: 0.2))
    // The rate scales the slope, which is in the slope's uncertainty and not in its test.
    #expect(abs(together.pValue / alone.pValue - 1) < 1e-9)
    #expect(abs(together.slope.sharedUncertainty / abs(alone.slope.value) - 0.2) < 1e-9)
  }
}
