import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// A file while its sample is planned: what it holds in the parts that the manifest selects.
struct PlannedFile: Sendable {
  let entry: StudyPlan.Entry
  let outline: FileOutline
  /// The numbers of the selected parts among those of the file.
  let selected: [Int]

  /// `nil` for a file that could not be read.
  init?(_ file: StudyReading.File) {
    guard let outline = file.outline else { return nil }
    entry = file.entry
    self.outline = outline
    selected = entry.selection.selectedNumbers(among: outline.parts)
  }
}

/// What is to be done with one sample, from the manifest and what its files hold.
struct SamplePlanning: Sendable {
  /// The units, techniques in the order of the report.
  private(set) var units: [StudyUnit] = []
  /// What cannot be done, because options contradict one another.
  private(set) var failures: [InputProblem] = []
  /// What will have no answer, and why.
  private(set) var warnings: [String] = []
  /// The names that options ask for.
  private(set) var asked = AskedNames()

  private let manifest: StudyManifest
  private let index: Int

  /// A measurement of a file.
  private struct Found {
    let file: PlannedFile
    let number: Int

    var outline: MeasurementOutline { file.outline.parts[number].outline }

    var part: UnitPart {
      UnitPart(
        entry: file.entry, source: file.outline.source, readerVersion: file.outline.format.version,
        number: number)
    }
  }

  /// - Parameters:
  ///   - index: The sample's place in the manifest.
  ///   - files: Its own files.
  ///   - tables: The tables of the study.
  init(_ manifest: StudyManifest, sample index: Int, files: [PlannedFile], tables: [PlannedFile]) {
    self.manifest = manifest
    self.index = index
    let name = manifest.samples[index].specimen.name
    for technique in manifest.usedTechniques
    where manifest.reasonForLeavingOut(technique.code, of: name) == nil {
      plan(technique, own: Self.found(technique, files), tables: Self.found(technique, tables))
    }
  }

  private static func found(_ technique: StudyTechnique, _ files: [PlannedFile]) -> [Found] {
    files.flatMap { file in
      file.selected.compactMap { number in
        file.outline.parts[number].techniques.contains(technique.code)
          ? Found(file: file, number: number) : nil
      }
    }
  }

  private mutating func plan(_ technique: StudyTechnique, own: [Found], tables: [Found]) {
    guard let rows = technique.rows else {
      let outlines = own.map { (file: $0.file.entry.file, outline: $0.outline) }
      for group in technique.grouping.groups(outlines) { add(technique, group.map { own[$0] }) }
      return
    }
    guard manifest.samples[index].specimen.role != .blank else { return }
    for table in own + tables {
      let chosen = table.file.entry.selection.rows
      let claimed =
        chosen.isEmpty ? RowClaims(rows(table.outline), manifest.samples).rows[index] ?? [] : chosen
      if !claimed.isEmpty { add(technique, [table], rows: claimed) }
    }
  }

  private mutating func add(_ technique: StudyTechnique, _ group: [Found], rows: [String] = []) {
    let sample = manifest.samples[index]
    var request = UnitRequest(
      manifest: manifest.file, seed: manifest.seed, sample: sample.specimen,
      outlines: group.map(\.outline), rows: rows, sections: [])
    do throws(InputProblem) {
      var works: [(entry: StudyPlan.Entry, work: UnitWork)] = []
      for found in group where !works.contains(where: { $0.entry.file == found.file.entry.file }) {
        let entry = found.file.entry
        request.sections = sections(of: technique, entry, sample)
        request.blanks = technique.rows == nil ? [] : blanks(of: technique, entry)
        works.append((entry, try technique.work(request)))
      }
      guard let first = works.first else { return }
      let foresight = first.work.foresight()
      asked.add(foresight, of: technique.code.rawValue, in: request.sections)
      warnings += foresight.warnings.map { "\(sample.specimen.name), \(technique.title): \($0)." }
      if let other = works.first(where: { $0.work.encodedOptions != first.work.encodedOptions }) {
        throw disagreement(technique, first, other, line: first.entry.line)
      }
      request.outlines = []
      let parts = group.map(\.part)
      units.append(
        StudyUnit(
          technique: technique, parts: parts, request: request,
          identity: try UnitIdentity(
            technique.code, parts, request, options: first.work.encodedOptions
          ).sha256))
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
    let inner = entry.sample == nil ? file + own : own + file
    return ([manifest.sections[technique.code]] + inner).compactMap { $0 }
  }

  private func blanks(of technique: StudyTechnique, _ entry: StudyPlan.Entry) -> [UnitRequest.Blank] {
    manifest.samples.filter { $0.specimen.role == .blank }.map { blank in
      UnitRequest.Blank(
        rows: blank.rows.isEmpty ? [blank.specimen.name] : blank.rows,
        sections: sections(of: technique, entry, blank))
    }
  }

  private func disagreement(
    _ technique: StudyTechnique, _ one: (entry: StudyPlan.Entry, work: UnitWork),
    _ other: (entry: StudyPlan.Entry, work: UnitWork), line: Int
  ) -> InputProblem {
    let differing = zip(one.work.options, other.work.options).first { $0 != $1 }
    let (key, first, second) = (
      differing?.0.name ?? "options", differing?.0.value ?? "", differing?.1.value ?? ""
    )
    return InputProblem(
      .invalidValue, file: manifest.file, place: .key("\(technique.code.rawValue) \(key)", line: line),
      expected: "one value for files that are analysed together",
      found: "“\(first)” for \(one.entry.file) and “\(second)” for \(other.entry.file)",
      remedy: "State it at the sample, or make two samples of them.")
  }
}
