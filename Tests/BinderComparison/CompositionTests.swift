import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import ReplicateStatistics
import Testing

@Suite struct CompositionTests {
  private static let shares = Composition("xps.share.*")

  /// Three cells of each binder; B adds `added` of CF2 to the same ratio of C-C to C-O, or changes that ratio.
  private func study(added: Double, ratio: Double) -> ComparedStudy {
    var study = ComparedStudy()
    for (binder, extra, carbons) in [("A", 10.0, 2.0), ("B", 10 + added, ratio)] {
      let wobble = [0.5, -0.3, 0.1]
      let fluorines = wobble.map { extra + $0 }
      let oxygens = zip(fluorines, [0.01, -0.02, 0.015]).map { (100 - $0) / (1 + carbons + $1) }
      let carbon = zip(fluorines, oxygens).map { 100 - $0 - $1 }
      for (name, values) in [("CF2", fluorines), ("C-O", oxygens), ("C-C", carbon)] {
        study.add(binder, key: Finding.Key(rawValue: "xps.share.C 1s.\(name)"), unit: "%", values: values)
      }
    }
    return study
  }

  private func verdict(_ study: ComparedStudy, of component: String) throws -> BinderVerdict {
    let options = ComparisonOptions(
      polarity: PolarityTable([.init("xps.share.*", better: .lower, reason: "test")]),
      compositions: [Self.shares])
    return try #require(
      study.compared(options: options).verdicts.first { $0.key.rawValue.hasSuffix(component) })
  }

  @Test func aShareThatFallsOnlyBecauseAnotherGrowsIsSaidToDoSo() throws {
    let verdict = try verdict(study(added: 30, ratio: 2), of: "C-O")
    #expect(verdict.verdict == .lower)
    let check = try #require(verdict.composition)
    #expect(check.without == "xps.share.C 1s.CF2")
    #expect(abs(check.ratio - 1) < 0.02)
    #expect(check.interval.contains(1))
    #expect(verdict.better == nil)
    #expect(verdict.sentence.contains("it may move because xps.share.C 1s.CF2 does"))
  }

  @Test func aShareThatFallsAmongTheRestTooIsLeftAlone() throws {
    let verdict = try verdict(study(added: 30, ratio: 6), of: "C-O")
    #expect(verdict.verdict == .lower)
    #expect(verdict.composition == nil)
    #expect(verdict.better == "B")
  }

  @Test func sumsOverDifferentPartsAreNotCompared() throws {
    var study = ComparedStudy()
    for element in ["C", "F", "O"] {
      study.add(
        "A", key: Finding.Key(rawValue: "xps.atomic_percent.\(element)"), unit: "at%", values: [30, 33, 31])
      study.add(
        "B", key: Finding.Key(rawValue: "xps.atomic_percent.\(element)"), unit: "at%", values: [40, 43, 41])
    }
    let options = ComparisonOptions(
      compositions: [Composition("xps.atomic_percent.*", isSumOfMeasuredParts: true)])
    #expect(study.compared(options: options).verdicts.first?.verdict == .higher)
    study.add("B", key: Finding.Key(rawValue: "xps.atomic_percent.Ni"), unit: "at%", values: [2, 3, 2])
    let verdict = try #require(study.compared(options: options).verdicts.first)
    #expect(verdict.verdict == .noComparison)
    #expect(verdict.notes.contains { $0.contains("the whole is not the same") })
  }

  @Test func theIntervalOfAShareEndsAtItsWhole() throws {
    var study = ComparedStudy()
    study.add("A", unit: "%", values: [89, 96, 100])
    study.add("B", unit: "%", values: [18, 21, 12])
    let key = ComparedStudy.nickel.rawValue
    func interval(_ options: ComparisonOptions) -> ConfidenceInterval? {
      study.compared(options: options).verdicts.first?.reference.mean?.interval()
    }
    let cut = try #require(interval(ComparisonOptions(shares: [Composition(key)])))
    let whole = try #require(interval(ComparisonOptions()))
    #expect(cut.upper == 100)
    #expect(whole.upper > 100)
    #expect(cut.lower == whole.lower)
  }
}
