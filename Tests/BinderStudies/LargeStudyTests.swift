import AnalysisFindings
import BinderComparison
import BinderStudies
import Foundation
import InterphaseTestSupport
import Testing

/// A study that is larger than what a run holds in memory gives the same files as one that is not.
@Suite struct LargeStudyTests {
  static let manifest = """
    study: A
    figures: [verdicts]
    tables: ni.csv
    columns: [{files: "*.csv", technique: icpms, sampleName: Sample, concentration: {column: Ni, unit: µg/L}}]
    icpms: {area: 2 cm², volume: 10 mL, concentrations: vendor}
    samples:
      - {name: P-1, binder: P}
      - {name: P-2, binder: P}
      - {name: Q-1, binder: Q}
      - {name: Q-2, binder: Q}

    """

  private func results(holding limit: Int) async throws -> (files: [String: Data], outcome: StudyOutcome) {
    let folder = try StudyFolder()
    try folder.write("Sample,Ni\nP-1,10\nP-2,11\nQ-1,5\nQ-2,6\n", to: "ni.csv")
    var study = BinderStudy(try folder.manifest(Self.manifest), threads: 2)
    study.heldBytes = limit
    let results = try ResultFolder(path: folder.path + "/results")
    defer { results.release() }
    let outcome = try await study.run(in: results)
    try outcome.write(to: results)
    results.release()
    return (try folder.files(below: "results"), outcome)
  }

  @Test func theNumbersAndFiguresAreTheSame() async throws {
    let (whole, _) = try await results(holding: .max)
    let (reduced, outcome) = try await results(holding: 0)
    #expect(outcome.isReduced)
    #expect(whole.keys.sorted() == reduced.keys.sorted())
    // The report of a large study leaves out its longest tables, which are the files beside it.
    for name in whole.keys.sorted() where !["report.html", "report.md", ".interphase.json"].contains(name) {
      #expect(whole[name] == reduced[name], "\(name)")
    }
    let report = String(decoding: try #require(reduced["report.html"]), as: UTF8.self)
    #expect(report.contains("findings.csv has every finding"))
  }

  @Test func aReducedOutcomeHoldsWhatIsComparedAlone() async throws {
    let (_, whole) = try await results(holding: .max)
    let (_, reduced) = try await results(holding: 0)
    #expect(!whole.isReduced)
    #expect(whole.results.contains { !$0.result.diagnostics.isEmpty || !$0.result.curves.isEmpty })
    #expect(reduced.results.allSatisfy { $0.result.diagnostics.isEmpty && $0.result.curves.isEmpty })
    #expect(reduced.comparison == whole.comparison)
  }
}
