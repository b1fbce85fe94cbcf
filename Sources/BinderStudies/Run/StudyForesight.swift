public import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// What is known of a run before its work: what it would trip over, what it would leave out, what it could not answer.
///
/// `check` and `run` look at the same foresight, so that what passes the one does not surprise in the other.
public struct StudyForesight: Sendable {
  /// What must be mended before anything is analysed.
  public let problems: [InputProblem]
  /// What the manifest names and no analysis uses, in a line each.
  public let unused: [String]
  /// What the reader should know.
  public let warnings: [String]

  /// Looks ahead.
  public init(_ manifest: StudyManifest, _ reading: StudyReading) {
    let planning = reading.planning
    let rows = RowNames(manifest, reading)
    let all =
      reading.selectionProblems(in: manifest) + SharedContent(manifest, reading).problems + rows.problems
      + planning.asked.problems(in: manifest.file)
    problems = Array(all.prefix(ManifestDecoder.problemLimit))
    unused =
      rows.unused + Self.files(manifest, reading) + Self.samples(manifest, reading, planning)
      + Self.techniques(manifest, reading, planning)
    warnings = planning.warnings + Self.singleSpecimens(manifest)
  }

  /// Files that were read and hold nothing that any technique analyses.
  private static func files(_ manifest: StudyManifest, _ reading: StudyReading) -> [String] {
    let expansion = FilePatternExpansion(manifest)
    return reading.files.compactMap { file in
      guard let outline = file.outline, file.selected.allSatisfy(\.techniques.isEmpty) else { return nil }
      return
        "\(expansion.inStudy(outline.source.path)): \(outline.format.name) holds nothing that is analysed."
    }
  }

  /// Samples of which nothing is analysed, though nothing says so.
  private static func samples(
    _ manifest: StudyManifest, _ reading: StudyReading, _ planning: UnitPlanning
  ) -> [String] {
    let analysed = Set(planning.units.map(\.sample.name))
    let failed = Set(reading.files.filter(\.isUnreadable).compactMap(\.entry.sample))
    let tablesFailed = reading.files.contains { $0.isUnreadable && $0.entry.sample == nil }
    let excluded = Set(manifest.exclusions.compactMap(\.sample))
    return manifest.samples.enumerated().compactMap { index, sample in
      let name = sample.specimen.name
      guard sample.specimen.role != .blank, !analysed.contains(name), !failed.contains(index), !tablesFailed,
        !excluded.contains(name), planning.failures.isEmpty,
        !reading.files.contains(where: { $0.entry.sample == index && manifest.isLeftOut($0) })
      else { return nil }
      return "\(name): nothing of this sample was analysed; it has no files of its own and no row in a table."
    }
  }

  /// Techniques that the manifest asks for and no file holds.
  private static func techniques(
    _ manifest: StudyManifest, _ reading: StudyReading, _ planning: UnitPlanning
  ) -> [String] {
    guard manifest.techniques != manifest.knownTechniques.map(\.code),
      !reading.files.contains(where: \.isUnreadable)
    else { return [] }
    let found = Set(planning.units.map(\.technique.code))
    let excluded = Set(manifest.exclusions.compactMap(\.technique))
    return manifest.usedTechniques.filter { !found.contains($0.code) && !excluded.contains($0.code) }.map {
      "techniques: \($0.code.rawValue) is asked for, and no file of the study holds \($0.title)."
    }
  }

  private static func singleSpecimens(_ manifest: StudyManifest) -> [String] {
    guard manifest.binders.count > 1 else { return [] }
    return manifest.binders.compactMap { binder in
      let own = manifest.samples.filter { $0.specimen.binder == binder && $0.specimen.role == .sample }
      return own.count == 1 ? "\(binder) has one sample: differences from it cannot be tested." : nil
    }
  }
}

extension StudyReading.File {
  /// Whether it could not be read.
  var isUnreadable: Bool {
    if case .failure = outcome { true } else { false }
  }
}

extension StudyManifest {
  /// Whether a file holds what a technique analyses that `techniques:` leaves out.
  fileprivate func isLeftOut(_ file: StudyReading.File) -> Bool {
    file.selected.contains { part in
      part.techniques.first.map { !techniques.contains($0) } ?? false
    }
  }
}
