import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
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
    study.add("A", values: [1, 1, 1])
    study.add("B", values: [2, 2, 2])
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .noComparison)
    #expect(verdict.notes.contains { $0.contains("scatters") })
  }
}
