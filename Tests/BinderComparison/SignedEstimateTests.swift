import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import ReplicateStatistics
import Testing

@Suite struct SignedEstimateTests {
  @Test func whatDoesNotStandOutCountsInTheMeanWithItsSign() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.2, 1.1])
    study.add("B", values: [0.4, 0.5])
    study.addHidden("B", values: [-0.3], uncertainty: 0.2)
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.compared.count == 3)
    #expect(abs((verdict.compared.mean?.value ?? 9) - 0.2) < 1e-12)
    #expect(verdict.bounds == nil)
    #expect(verdict.test != nil)
  }

  @Test func theTestIsThatOfTheSameNumbersStandingOut() throws {
    var (hidden, plain) = (ComparedStudy(), ComparedStudy())
    hidden.add("A", values: [1, 1.2, 1.1])
    plain.add("A", values: [1, 1.2, 1.1])
    hidden.addHidden("B", values: [0.1, 0.05, -0.02], uncertainty: 0.1)
    plain.add("B", values: [0.1, 0.05, -0.02], uncertainty: 0.1)
    let (one, two) = (hidden.compared().verdicts.first, plain.compared().verdicts.first)
    #expect(one?.test != nil)
    #expect(one?.test == two?.test)
    #expect(one?.ratio == two?.ratio)
    #expect(one?.verdict == .lower)
  }

  @Test func theReaderSeesTheSpecimenAsABound() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.2, 1.1])
    study.add("B", values: [0.4, 0.5])
    study.addHidden("B", values: [0.1], uncertainty: 0.2)
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.compared.cells.map { $0.bound?.atMost != nil } == [false, false, true])
    #expect(
      verdict.sentence.contains(
        "B-hidden-1 (B): below-detection, at most 0.500 µg/cm²; what was measured counts with its sign."))
  }

  @Test func aGroupOfWhichNothingStandsOutIsPrintedAsABound() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.2, 1.1])
    study.addHidden("B", values: [0.05, -0.03, 0.01], uncertainty: 0.1)
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.sentence.contains("B lower than A, at most 0.2"))
  }

  @Test func spotsThatDoNotStandOutAreAveragedIntoTheirSpecimen() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.2, 1.1])
    study.add("B", values: [0.4, 0.5, 0.6])
    study.samples.append(StudySample(name: "B4", binder: "B", state: .cycled))
    study.add("B4", .estimate(Estimate(value: 0.5, unit: "µg/cm²", standardUncertainty: 0.1)))
    study.add(
      "B4",
      .noAnswer(
        NoAnswer(
          .belowDetection, "Hidden.", atMost: 0.3, unit: "µg/cm²",
          signedEstimate: Estimate(value: 0.1, unit: "µg/cm²", standardUncertainty: 0.1))))
    let cell = try #require(study.compared().verdicts.first?.compared.cells.last)
    #expect(abs(cell.estimate.value - 0.3) < 1e-12)
    #expect(cell.resultCount == 2)
    #expect(cell.bound == nil)
  }

  @Test func aBoundWithoutANumberStillStandsAtBothOfItsEnds() throws {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.2, 1.1])
    study.add("B", values: [0.4, 0.5])
    study.addHidden("B", values: [0.1], uncertainty: 0.2)
    study.samples.append(StudySample(name: "B5", binder: "B", state: .cycled))
    study.add("B5", .noAnswer(NoAnswer(.belowDetection, "“< 0.2”", atMost: 0.2, unit: "µg/cm²")))
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.bounds != nil)
    #expect(verdict.compared.unanswered.map(\.sample) == ["B5"])
  }
}
