import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// Content that a manifest takes for more than one specimen: it would count as replicates that were never made.
struct SharedContent {
  /// What is wrong, in the order of the plan.
  private(set) var problems: [InputProblem] = []
  private let manifest: StudyManifest
  private let expansion: FilePatternExpansion

  init(_ manifest: StudyManifest, _ reading: StudyReading) {
    self.manifest = manifest
    expansion = FilePatternExpansion(manifest)
    lookForFiles(reading)
    lookForRows()
  }

  private mutating func lookForFiles(_ reading: StudyReading) {
    var known: [String: [Int: StudyPlan.Entry]] = [:]
    for file in reading.files {
      guard let outline = file.outline, !outline.source.sha256.isEmpty else { continue }
      let isTable = file.entry.sample == nil
      // Of a table each sample has its own rows.
      let parts = file.entry.selection.selectedNumbers(among: outline.parts).filter {
        isTable || outline.parts[$0].rows == nil
      }
      let content = "\(isTable) \(outline.source.sha256)"
      let others = parts.compactMap { known[content]?[$0] }
      if let other = others.first(where: { isReplicate($0, file.entry) }) {
        problems.append(problem(other, file.entry))
      }
      for part in parts { known[content, default: [:]][part] = file.entry }
    }
  }

  /// Whether one content would count as two measurements of what is compared.
  private func isReplicate(_ one: StudyPlan.Entry, _ other: StudyPlan.Entry) -> Bool {
    guard let first = one.sample, let second = other.sample, first != second else { return true }
    // One pristine electrode may be the control of several binders, which are not compared with one another in it.
    let (mine, theirs) = (manifest.samples[first].specimen, manifest.samples[second].specimen)
    return !(mine.role == .control && theirs.role == .control && mine.binder != theirs.binder)
  }

  private func problem(_ one: StudyPlan.Entry, _ other: StudyPlan.Entry) -> InputProblem {
    let (first, second) = (expansion.inStudy(one.file), expansion.inStudy(other.file))
    let owners = [one, other].compactMap(\.sample).map { manifest.samples[$0].specimen.name }
    let names = first == second ? "“\(first)”" : "“\(first)” and “\(second)”, which have the same bytes,"
    let isTwice = Set(owners).count < 2
    return InputProblem(
      .invalidValue, file: manifest.file,
      place: .key(other.sample == nil ? "tables" : "files", line: other.line),
      expected: "each measurement once",
      found: isTwice
        ? "\(names) named twice\(owners.first.map { " for \($0)" } ?? "")"
        : "\(names) for \(owners.joined(separator: " and "))",
      remedy: isTwice
        ? "Name it once."
        : "Name each specimen’s own file, or point at its part with specimen, block or spot.")
  }

  private mutating func lookForRows() {
    var owners: [String: Int] = [:]
    for (index, sample) in manifest.samples.enumerated() {
      for row in sample.rows {
        guard let owner = owners[row], manifest.samples[owner].specimen.role != .control else {
          owners[row] = index
          continue
        }
        let name = manifest.samples[owner].specimen.name
        problems.append(
          InputProblem(
            .invalidValue, file: manifest.file, place: .key("rows", line: sample.line),
            expected: "each row once", found: "“\(row)” for \(name) and \(sample.specimen.name)",
            remedy: "Name each specimen’s own rows."))
      }
    }
  }
}
