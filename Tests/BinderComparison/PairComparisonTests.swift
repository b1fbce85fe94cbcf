import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import ReplicateStatistics
import Testing

@Suite struct PairComparisonTests {
  private func below(_ limit: Double) -> Finding.Outcome {
    .noAnswer(NoAnswer(.belowDetection, "Below the limit.", atMost: limit, unit: "µg/cm²"))
  }

  @Test func aBoundThatCannotMatterKeepsTheVerdict() throws {
    var study = ComparedStudy.nickel()
    study.samples.append(StudySample(name: "A4", binder: "A", state: .cycled))
    study.add(
      "A4",
      .noAnswer(
        NoAnswer(.belowDetection, "Below.", atLeast: 1.1, atMost: 1.2, unit: "µg/cm²")))
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .higher)
    #expect(verdict.reference.mean == nil)
    let bounds = try #require(verdict.reference.meanBounds)
    #expect((bounds.lower ?? 9) < (bounds.upper ?? 0))
    #expect(verdict.notes.contains { $0.contains("both of its ends") })
  }

  @Test func theLeastFavourableEndOfABoundDecides() throws {
    var study = ComparedStudy.nickel()
    study.samples.append(StudySample(name: "A4", binder: "A", state: .cycled))
    study.add("A4", below(5))
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .notResolved)
    #expect(verdict.reference.meanBounds?.lower.map { $0 < 1 } == true)
  }

  @Test func anOpenBoundIsNotTested() throws {
    var study = ComparedStudy.nickel()
    study.samples.append(StudySample(name: "B4", binder: "B", state: .cycled))
    study.add("B4", .noAnswer(NoAnswer(.noPlateau, "No plateau.", atLeast: 35, unit: "µg/cm²")))
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .notResolved)
    #expect(verdict.test == nil)
    #expect(verdict.compared.meanBounds?.upper == nil)
  }

  @Test func allBelowTheLimitIsNoComparison() throws {
    var study = ComparedStudy()
    for name in ["A", "B"] {
      for index in 1...3 {
        study.samples.append(StudySample(name: "\(name)\(index)", binder: name))
        study.add("\(name)\(index)", below(0.1))
      }
    }
    #expect(study.compared().verdicts.first?.verdict == .noComparison)
  }

  @Test func aSpecimenWithoutAnAnswerIsNamedAndNotCounted() throws {
    var study = ComparedStudy.nickel()
    study.samples.append(StudySample(name: "B4", binder: "B", state: .cycled))
    study.add("B4", .noAnswer(NoAnswer(.neverCross, "The signals never cross.")))
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.compared.count == 3)
    #expect(verdict.compared.unanswered.map(\.sample) == ["B4"])
    #expect(verdict.sentence.contains("B4 (B): never-cross, not counted in n"))
  }

  @Test func differentPreparationsAreNeverCompared() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.1, 0.9], history: SampleHistory([.preparation: "acid digest"]))
    study.add("B", values: [2, 2.1, 1.9], history: SampleHistory([.preparation: "soak residue"]))
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .noComparison)
    #expect(verdict.test == nil)
    let options = ComparisonOptions(decisiveFacts: [])
    #expect(study.compared(options: options).verdicts.first?.verdict == .higher)
  }

  @Test func differentUnitsAreNeverCompared() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.1, 0.9])
    study.add("B", unit: "nmol/cm²", values: [2, 2.1, 1.9])
    #expect(study.compared().verdicts.first?.verdict == .noComparison)
  }

  @Test func valuesWithoutAnyScatterAreNotTested() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1, 1], uncertainty: 0)
    study.add("B", values: [2, 2, 2], uncertainty: 0)
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .noComparison)
    #expect(verdict.notes.contains { $0.contains("scatters") })
  }

  @Test func aCensoredSideGivesBoundsOfRatioAndDifference() throws {
    var study = ComparedStudy()
    study.add("A", values: [1.21, 1.35, 1.18])
    for index in 1...3 {
      study.samples.append(StudySample(name: "B\(index)", binder: "B"))
      study.add("B\(index)", below(0.05))
    }
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .lower)
    #expect(verdict.ratio == nil)
    let bounds = try #require(verdict.bounds)
    let ratio = try #require(bounds.ratio)
    // scipy 1.17.1, Fieller's equation: of none, one, two and three cells at the limit and the others at 0, two are the
    // least favourable.
    #expect(ratio.lower == 0)
    #expect(abs(ratio.upper - 0.08011533842290693) < 1e-9)
    #expect(bounds.difference.upper < 0)
    #expect(verdict.sentence.contains("ratio at most 0.0801"))
  }

  @Test func aRatioNearTheLimitIsABoundAndNeverNegative() throws {
    var study = ComparedStudy()
    study.add("A", values: [1.0, 1.1, 0.95])
    study.add("B", values: [0.01, 0.05, -0.02])
    let verdict = try #require(study.compared().verdicts.first)
    let ratio = try #require(verdict.ratio)
    guard case MeanRatio.Interval.atMost(let interval) = ratio.interval else {
      Issue.record("no bound")
      return
    }
    #expect(interval.lower == 0)
    #expect(verdict.sentence.contains("ratio at most 0.0945"))
  }

  @Test func aQuantityThatCanBeNegativeHasNoRatio() throws {
    var study = ComparedStudy()
    let key = Finding.Key(rawValue: "sims.near_surface_log_ratio.PO2-")
    study.add("A", key: key, unit: "1", values: [-0.2, 0.1, 0.05])
    study.add("B", key: key, unit: "1", values: [1.0, 1.2, 0.9])
    let options = ComparisonOptions(signedQuantities: ["sims.near_surface_log_ratio.*"])
    let verdict = try #require(study.compared(options: options).verdicts.first)
    #expect(verdict.ratio == nil)
    #expect(verdict.verdict == .higher)
  }

  @Test func theNoiseOfCellsThatAgreeByChanceIsInTheTest() throws {
    var study = ComparedStudy()
    for (binder, values) in [("A", [1.0, 1.001, 0.999]), ("B", [1.1, 1.101, 1.099])] {
      for (index, value) in values.enumerated() {
        let name = "\(binder)\(index)"
        study.samples.append(StudySample(name: name, binder: binder))
        study.add(name, .estimate(Estimate(value: value, unit: "µg/cm²", standardUncertainty: 0.2)))
      }
    }
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .notResolved)
    #expect(abs((verdict.difference?.standardUncertainty ?? 0) - 0.2 * (2.0 / 3).squareRoot()) < 1e-12)
  }

  @Test func spotsWeighAlikeHoweverOftenEachWasRepeated() throws {
    var study = ComparedStudy.nickel()
    study.samples.append(StudySample(name: "B4", binder: "B"))
    for (spot, value) in [("left", 2.0), ("left", 2.2), ("left", 2.1), ("right", 3.1)] {
      study.add(
        "B4", place: MeasuredPlace(spot: spot),
        .estimate(Estimate(value: value, unit: "µg/cm²", standardUncertainty: 0.01)))
    }
    let cell = try #require(study.compared().verdicts.first?.compared.cells.last)
    #expect(abs(cell.estimate.value - 2.6) < 1e-12)
    #expect(cell.resultCount == 4)
    #expect(abs(cell.estimate.standardUncertainty - 0.5) < 1e-12)
    #expect(cell.estimate.degreesOfFreedom == 1)
  }

  @Test func saysHowManyCellsWouldShowTheDifference() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 2, 3])
    study.add("B", values: [2, 3, 4])
    let verdict = try #require(study.compared().verdicts.first)
    // Difference and deviations 1: statsmodels' and scipy's count for 80 % is 17 in each group.
    #expect(verdict.specimensToResolve == 17)
    #expect(verdict.sentence.contains("about 17 cells of each would show a difference of this size"))
  }
}
