import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// What is to be done in a study, from its manifest and what its files hold.
struct UnitPlanning: Sendable {
  /// The units in the manifest's order of samples, techniques in the order of the report.
  private(set) var units: [StudyUnit] = []
  /// What cannot be done, because options contradict one another.
  private(set) var failures: [InputProblem] = []
  /// What the reader of the report should know.
  private(set) var notes: [String] = []
  /// What will have no answer, and why.
  private(set) var warnings: [String] = []
  /// The names that options ask for.
  private(set) var asked = AskedNames()

  /// Brings the plans of the samples together, in the manifest's order.
  init(_ manifest: StudyManifest, _ samples: [SamplePlanning], tables: [PlannedFile]) {
    for sample in samples {
      units += sample.units
      failures += sample.failures
      warnings += sample.warnings
      asked.add(sample.asked)
    }
    noteUnclaimedRows(of: tables, manifest)
  }

  private mutating func noteUnclaimedRows(of tables: [PlannedFile], _ manifest: StudyManifest) {
    let expansion = FilePatternExpansion(manifest)
    for technique in manifest.usedTechniques {
      guard let rows = technique.rows else { continue }
      for table in tables where table.entry.selection.rows.isEmpty {
        for part in table.selected.map({ table.outline.parts[$0] })
        where part.techniques.contains(technique.code) {
          let unclaimed = RowClaims(rows(part.outline), manifest.samples).unclaimed
          guard !unclaimed.isEmpty else { continue }
          notes.append(
            "\(expansion.inStudy(table.entry.file)): the rows \(unclaimed.joined(separator: ", ")) belong to no sample of the study."
          )
        }
      }
    }
  }
}
