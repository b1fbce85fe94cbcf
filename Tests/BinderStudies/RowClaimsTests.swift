import AnalysisFindings
import BinderComparison
import BinderStudies
import InstrumentMeasurements
import InterphaseTestSupport
import Testing

@Suite struct RowClaimsTests {
  /// The outcome of samples (`BINDER-NUMBER`) and a table whose rows hold 10, 20, … µg/L.
  func outcome(samples: [String], rows: [String]) async throws -> StudyOutcome {
    let folder = try StudyFolder()
    try folder.write(
      TableStudy.table(rows.enumerated().map { ($0.element, Double(10 * ($0.offset + 1))) }), to: "batch.csv")
    let lines = samples.map { "  - {name: \($0), binder: P}\n" }.joined()
    return try await folder.run(
      "study: rows\n" + TableStudy.columns + "tables: [batch.csv]\nsamples:\n" + lines)
  }

  func deposit(_ outcome: StudyOutcome, _ sample: String) -> Double? {
    outcome.results.first { $0.specimen.name == sample }?.result.findings.first {
      $0.key.rawValue == "icpms.deposit.Ni"
    }?.estimate?.value
  }

  @Test func aRowBelongsToTheSampleWithTheLongestName() async throws {
    let both = try await outcome(samples: ["PVDF", "PVDF-A"], rows: ["PVDF", "PVDF-A b"])
    let alone = try await outcome(samples: ["PVDF"], rows: ["PVDF"])
    #expect(deposit(both, "PVDF") != nil)
    #expect(deposit(both, "PVDF") == deposit(alone, "PVDF"))
  }

  @Test func rowsAndSamplesThatNobodyUsesAreSaid() async throws {
    let outcome = try await outcome(samples: ["PVDF-1", "PVDF-9"], rows: ["PVDF-1", "PVDF-2"])
    #expect(outcome.notes.contains { $0.contains("the rows PVDF-2 belong to no sample") })
    #expect(outcome.unused.contains { $0.hasPrefix("PVDF-9: nothing of this sample was analysed") })
    #expect(outcome.isPartial)
  }
}
