import AnalysisFindings
import BinderComparison
import BinderStudies
import Foundation
import InstrumentMeasurements
import InterphaseTestSupport
import StudyExports
import Testing

/// A study that differs from the field's usual choice in most things runs from its manifest alone.
@Suite struct ManifestAloneTests {
  /// Two rates, two areas, components of one's own and a third binder.
  static let outcome = Task { () async throws -> StudyOutcome in
    let folder = try StudyFolder()
    let sample = SampleData.path + "/study-a"
    for (from, to) in [
      ("sims/PVDF-1.txt", "a.txt"), ("sims/PVDF-2.txt", "b.txt"), ("sims/PVDF-3.txt", "c.txt"),
      ("xps/PVDF-1.vms", "a.vms"),
    ] {
      try folder.copy("\(sample)/\(from)", to: to)
    }
    try folder.write(TableStudy.table([("A", 10), ("B", 10), ("C", 10)]), to: "ni.csv")
    return try await folder.run(
      """
      study: everything
      \(TableStudy.columns.split(separator: "\n")[0])
      icpms: {volume: 10 mL, concentrations: vendor, area: 2 cm²}
      sims: {sputterRate: 0.2 nm/s, draws: 200}
      xps:
        regions:
          F 1s:
            window: [680 eV, 693 eV]
            components:
              LiF: none
              CFx: none
              LixPFyOz: none
              fluoride: {position: 685.0 eV ± 0.3 eV, width: 1.5 eV ± 15 %}
              organofluorine: {position: 687.7 eV ± 0.3 eV, width: 1.8 eV ± 15 %}
          C 1s: {}
        ratios: [F 1s organofluorine / fluoride]
      binders:
        - PVDF
        - {name: second, icpms: {area: 4 cm²}}
        - {name: third, sims: {sputterRate: 0.4 nm/s}}
      samples:
        - {name: A, binder: PVDF, files: [a.txt, a.vms]}
        - {name: B, binder: second, files: [b.txt]}
        - {name: C, binder: third, files: [c.txt]}
      tables: ni.csv
      """)
  }

  private func value(_ key: String, of sample: String) async throws -> Double? {
    let outcome = try await Self.outcome.value
    return outcome.results.filter { $0.specimen.name == sample }.flatMap(\.result.findings)
      .first { $0.key.rawValue == key }?.estimate?.value
  }

  @Test func nothingFails() async throws {
    let outcome = try await Self.outcome.value
    #expect(outcome.failures.isEmpty)
    #expect(Set(outcome.results.map(\.result.technique)) == ["sims", "xps", "icpms"])
  }

  @Test func eachAreaDividesItsOwnDeposit() async throws {
    // 10 µg/L in 10 mL over 2 and 4 cm².
    #expect(try await value("icpms.deposit.Ni", of: "A") == 0.05)
    #expect(try await value("icpms.deposit.Ni", of: "B") == 0.025)
  }

  @Test func eachRateGivesItsOwnDepths() async throws {
    let outcome = try await Self.outcome.value
    let rates = outcome.results.filter { $0.result.technique == "sims" }.map { one in
      one.result.provenance.options.first { $0.name == "sputterRate" }?.value
    }
    #expect(rates == ["0.2 nm/s", "0.2 nm/s", "0.4 nm/s"])
    let (one, other) = (
      try await value("sims.total_thickness", of: "A"), try await value("sims.total_thickness", of: "C")
    )
    // Cells of one binder, so that the second depth scale is about twice the first.
    #expect(try #require(other) / #require(one) > 1.6)
  }

  @Test func componentsOfOnesOwnAreFitted() async throws {
    let outcome = try await Self.outcome.value
    let keys = outcome.results.flatMap(\.result.findings).map(\.key.rawValue)
    #expect(keys.contains("xps.share.F 1s.fluoride"))
    #expect(keys.contains { $0.hasPrefix("xps.ratio.") && $0.contains("organofluorine") })
    #expect(!keys.contains { $0.hasPrefix("xps.share") && $0.contains("LiF") })
  }

  @Test func aChoiceThatDiffersIsAFactHereAndStaysOutOfTheVerdict() async throws {
    let outcome = try await Self.outcome.value
    let verdicts = outcome.comparison.verdicts.filter {
      $0.technique == "sims" && $0.compared.name == "third"
    }
    #expect(verdicts.allSatisfy { $0.optionDifferences.contains { $0.name == "sputterRate" && $0.isFact } })
    #expect(!verdicts.isEmpty)
  }

  @Test func theManuscriptIsToldWhatDiffers() async throws {
    let outcome = try await Self.outcome.value
    let sentences = outcome.results.filter { $0.specimen.name == "C" }.flatMap(\.result.provenance.sentences)
    #expect(sentences.contains { $0.contains("at the one rate of 0.4 nm/s") })
  }
}
