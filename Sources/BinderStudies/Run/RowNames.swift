import AnalysisFindings
import InstrumentMeasurements

/// The rows of tables that a manifest names, and the rows that it does not name.
struct RowNames {
  /// Names of rows that no table has.
  private(set) var problems: [InputProblem] = []
  /// Tables of which nothing is used.
  private(set) var unused: [String] = []

  init(_ manifest: StudyManifest, _ reading: StudyReading) {
    let tables = reading.files.flatMap { file in
      file.selected.compactMap { part -> Table? in
        guard let rows = part.rows, let technique = part.techniques.first,
          manifest.techniques.contains(technique)
        else { return nil }
        return Table(entry: file.entry, rows: rows)
      }
    }
    for table in tables {
      look(for: table.entry.selection.rows, in: [table], manifest, table.entry.line, "row")
    }
    for (index, sample) in manifest.samples.enumerated() where !sample.rows.isEmpty {
      let own = tables.filter { $0.entry.sample == nil || $0.entry.sample == index }
      look(for: sample.rows, in: own, manifest, sample.line, "rows")
    }
    let expansion = FilePatternExpansion(manifest)
    for table in tables where table.entry.sample == nil && !isUsed(table, manifest) {
      let names = table.rows.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      unused.append(
        "\(expansion.inStudy(table.entry.file)): none of its rows belongs to a sample; they are "
          + "\(ManifestDecoder.list(names)). Name them at the samples: rows: [NAME].")
    }
  }

  private struct Table {
    let entry: StudyPlan.Entry
    let rows: [SpecimenRow]
  }

  private func isUsed(_ table: Table, _ manifest: StudyManifest) -> Bool {
    guard table.entry.selection.rows.isEmpty else { return true }
    return !RowClaims(table.rows, manifest.samples).rows.isEmpty
  }

  private mutating func look(
    for names: [String], in tables: [Table], _ manifest: StudyManifest, _ line: Int, _ key: String
  ) {
    // Without a table that could be read there is nothing to hold the names against.
    guard !tables.isEmpty else { return }
    let there = tables.flatMap { $0.rows.map(\.name) }
    for name in names where !there.contains(name) {
      problems.append(
        InputProblem(
          .invalidValue, file: manifest.file, place: .key(key, line: line),
          expected:
            "the name of a row: \(ManifestDecoder.list(there.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))",
          found: "“\(name)”",
          remedy: NearestWord.nearest(to: name, among: there).map { "Did you mean “\($0)”?" }
            ?? "Use one of the names listed."))
    }
  }
}
