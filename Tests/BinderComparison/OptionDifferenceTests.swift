import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct OptionDifferenceTests {
  /// The verdict on two binders whose results have these values of one option.
  private func verdict(
    _ reference: [String], _ compared: [String], isFact: Bool = false
  ) throws -> BinderVerdict {
    var results: [SpecimenResult] = []
    for (binder, values) in [("A", reference), ("B", compared)] {
      for (cell, value) in values.enumerated() {
        let specimen = StudySample(name: "\(binder)-\(cell)", binder: binder)
        let finding = Finding(
          key: Finding.Key(rawValue: "sims.total_thickness"), title: "Total CEI",
          outcome: .estimate(Estimate(value: 10 + Double(cell), unit: "nm", standardUncertainty: 0.1)),
          method: "")
        results.append(
          SpecimenResult(
            of: specimen, technique: "sims", findings: [finding],
            options: [
              .init(name: "interphaseIon", value: value, isFact: isFact), .init(name: "draws", value: "1000"),
            ]))
      }
    }
    return try #require(StudyComparison(of: results, binders: ["A", "B"]).verdicts.first)
  }

  @Test func aChoiceThatDiffersBetweenBindersStandsInTheVerdictsLine() throws {
    let verdict = try verdict(["PO2-", "PO2-"], ["PO3-", "PO3-"])
    #expect(verdict.sentence.contains(" Analysed differently: interphaseIon (PO2- / PO3-)."))
  }

  @Test func aChoiceThatDiffersWithinABinderDoesToo() throws {
    let verdict = try verdict(["PO2-", "PO3-"], ["PO2-", "PO3-"])
    #expect(verdict.optionDifferences.map(\.description) == ["interphaseIon (PO2-, PO3- / PO2-, PO3-)"])
  }

  @Test func aFactThatDiffersIsKeptOutOfTheLine() throws {
    let verdict = try verdict(["2.01 cm²", "2.01 cm²"], ["1.13 cm²", "1.13 cm²"], isFact: true)
    #expect(verdict.optionDifferences.map(\.isFact) == [true])
    #expect(!verdict.sentence.contains("interphaseIon"))
  }

  @Test func optionsThatAreAlikeAreNotNamed() throws {
    #expect(try verdict(["PO2-", "PO2-"], ["PO2-", "PO2-"]).optionDifferences.isEmpty)
  }
}
