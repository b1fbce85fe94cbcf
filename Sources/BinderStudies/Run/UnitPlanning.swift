import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// What is to be done in a study, from its manifest and what its files hold.
struct UnitPlanning {
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

  private let manifest: StudyManifest
  private let tables: [ReadMeasurement]

  /// A measurement with the entry of the plan that it came from.
  private struct ReadMeasurement {
    let entry: StudyPlan.Entry
    let measurement: any InstrumentMeasurement
  }

  init(_ manifest: StudyManifest, _ reading: StudyReading) {
    self.manifest = manifest
    let all = reading.files.flatMap { file in
      file.measurements.map { ReadMeasurement(entry: file.entry, measurement: $0) }
    }
    tables = all.filter { $0.entry.sample == nil }
    let own = Dictionary(grouping: all.filter { $0.entry.sample != nil }) { $0.entry.sample ?? 0 }
    for index in manifest.samples.indices {
      for technique in manifest.usedTechniques {
        guard manifest.reasonForLeavingOut(technique.code, of: manifest.samples[index].specimen.name) == nil
        else { continue }
        plan(technique, sample: index, own[index] ?? [])
      }
    }
    noteUnclaimedRows()
  }

  private mutating func plan(_ technique: StudyTechnique, sample index: Int, _ own: [ReadMeasurement]) {
    let mine = own.filter { technique.claims($0.measurement) }
    guard let rows = technique.rows else {
      for group in technique.grouping.groups(mine.map(\.measurement)) {
        add(technique, sample: index, group.map { mine[$0] })
      }
      return
    }
    let sample = manifest.samples[index]
    guard sample.specimen.role != .blank else { return }
    for table in mine + tables.filter({ technique.claims($0.measurement) }) {
      let chosen = table.entry.selection.rows
      let claimed =
        chosen.isEmpty ? RowClaims(rows(table.measurement), manifest.samples).rows[index] ?? [] : chosen
      if !claimed.isEmpty { add(technique, sample: index, [table], rows: claimed) }
    }
  }

  private mutating func add(
    _ technique: StudyTechnique, sample index: Int, _ group: [ReadMeasurement], rows: [String] = []
  ) {
    let sample = manifest.samples[index]
    var request = UnitRequest(
      manifest: manifest.file, seed: manifest.seed, sample: sample.specimen,
      measurements: group.map(\.measurement), rows: rows, sections: [])
    do throws(InputProblem) {
      var works: [(file: String, work: UnitWork)] = []
      for read in group where !works.contains(where: { $0.file == read.entry.file }) {
        request.sections = sections(of: technique, read.entry, sample)
        request.blanks = technique.rows == nil ? [] : blanks(of: technique, read.entry)
        works.append((read.entry.file, try technique.work(request)))
      }
      guard let first = works.first else { return }
      let foresight = first.work.foresight()
      asked.add(foresight, of: technique.code.rawValue, in: request.sections)
      warnings += foresight.warnings.map { "\(sample.specimen.name), \(technique.title): \($0)." }
      if let other = works.first(where: { $0.work.encodedOptions != first.work.encodedOptions }) {
        throw disagreement(technique, first, other, line: group.first?.entry.line ?? 1)
      }
      units.append(
        StudyUnit(
          sample: sample.specimen, technique: technique, measurements: request.measurements, rows: rows,
          work: first.work))
    } catch {
      failures.append(error)
    }
  }

  /// The sections that hold for a file of a sample, the outermost first; those of a table stand further out than its rows'.
  private func sections(
    of technique: StudyTechnique, _ entry: StudyPlan.Entry, _ sample: StudyManifest.Sample
  ) -> [ManifestValue] {
    let binder = manifest.binderSections[sample.specimen.binder]?[technique.code]
    let own = [binder, sample.sections[technique.code]]
    let file = [entry.sections[technique.code]]
    return ([manifest.sections[technique.code]] + (entry.sample == nil ? file + own : own + file)).compactMap
    {
      $0
    }
  }

  private func blanks(of technique: StudyTechnique, _ entry: StudyPlan.Entry) -> [UnitRequest.Blank] {
    manifest.samples.filter { $0.specimen.role == .blank }.map { blank in
      UnitRequest.Blank(
        rows: blank.rows.isEmpty ? [blank.specimen.name] : blank.rows,
        sections: sections(of: technique, entry, blank))
    }
  }

  private func disagreement(
    _ technique: StudyTechnique, _ one: (file: String, work: UnitWork),
    _ other: (file: String, work: UnitWork),
    line: Int
  ) -> InputProblem {
    let differing = zip(one.work.options, other.work.options).first { $0 != $1 }
    let (key, first, second) = (
      differing?.0.name ?? "options", differing?.0.value ?? "", differing?.1.value ?? ""
    )
    return InputProblem(
      .invalidValue, file: manifest.file, place: .key("\(technique.code.rawValue) \(key)", line: line),
      expected: "one value for files that are analysed together",
      found: "“\(first)” for \(one.file) and “\(second)” for \(other.file)",
      remedy: "State it at the sample, or make two samples of them.")
  }

  private mutating func noteUnclaimedRows() {
    let expansion = FilePatternExpansion(manifest)
    for technique in manifest.usedTechniques {
      guard let rows = technique.rows else { continue }
      for table in tables where technique.claims(table.measurement) && table.entry.selection.rows.isEmpty {
        let unclaimed = RowClaims(rows(table.measurement), manifest.samples).unclaimed
        guard !unclaimed.isEmpty else { continue }
        notes.append(
          "\(expansion.inStudy(table.entry.file)): the rows \(unclaimed.joined(separator: ", ")) belong to no sample of the study."
        )
      }
    }
  }
}
