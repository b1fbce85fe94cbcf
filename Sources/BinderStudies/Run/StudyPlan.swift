public import AnalysisFindings
public import InstrumentFiles
import InstrumentMeasurements

/// Which files a study reads for which sample, and what it leaves out.
public struct StudyPlan: Sendable {
  /// A file with the sample it belongs to; `nil` for tables that hold rows of many samples.
  public struct Entry: Sendable {
    /// The file's path, beginning with the manifest's folder.
    public var file: String
    /// The index of its sample in the manifest; `nil` for a table.
    public var sample: Int?
    /// The part of it that belongs to the sample.
    public var selection = MeasurementSelection()
    /// What the sections of techniques say of the file.
    public var sections = TechniqueSections()
    /// The line of the manifest that names it.
    public var line = 1
    /// What its columns are, where the manifest declares them; `nil` for a format that is recognised.
    public var columns: ColumnDeclaration?
  }

  /// A file that was declared left out.
  public struct LeftOut: Sendable, Hashable {
    /// The file, or the sample with the technique.
    public var what: String
    /// The reason as the manifest gives it.
    public var reason: String
  }

  /// The files to read, in the manifest's order.
  public var entries: [Entry]
  /// What was left out by declaration.
  public var leftOut: [LeftOut]
  /// What is wrong with the manifest's paths.
  public var problems: [InputProblem]

  /// Finds the files that a manifest names.
  public init(_ manifest: StudyManifest) {
    let expansion = FilePatternExpansion(manifest)
    entries = []
    leftOut = []
    problems = []
    for (index, sample) in manifest.samples.enumerated() {
      for pattern in sample.files { add(pattern, key: "files", sample: index, manifest, expansion) }
    }
    for pattern in manifest.tables { add(pattern, key: "tables", sample: nil, manifest, expansion) }
    noteUnmatched(manifest, expansion)
    for exclusion in manifest.exclusions where exclusion.pattern == nil {
      let technique = exclusion.technique.map { code in ", \(manifest.title(of: code))" } ?? ""
      leftOut.append(LeftOut(what: (exclusion.sample ?? "") + technique, reason: exclusion.reason))
    }
  }

  private mutating func add(
    _ pattern: StudyManifest.FilePattern, key: String, sample: Int?, _ manifest: StudyManifest,
    _ expansion: FilePatternExpansion
  ) {
    do {
      for file in try expansion.files(of: pattern, key: key) {
        let name = sample.map { manifest.samples[$0].specimen.name }
        let exclusion = manifest.exclusions.first { exclusion in
          guard let excluded = exclusion.pattern, expansion.matches(excluded, file) else { return false }
          return exclusion.sample == nil || exclusion.sample == name
        }
        if let exclusion {
          leftOut.append(LeftOut(what: file, reason: exclusion.reason))
        } else {
          let columns = manifest.columns.first { declared in
            declared.files.contains { expansion.matches($0.pattern, file) }
          }
          entries.append(
            Entry(
              file: file, sample: sample, selection: pattern.selection, sections: pattern.sections,
              line: pattern.line, columns: columns?.declaration))
        }
      }
    } catch {
      problems.append(error)
    }
  }

  /// Notes exclusions and declared columns that apply to no file: as a rule a slip of the pen, and what was meant to be
  /// left out would be in.
  private mutating func noteUnmatched(_ manifest: StudyManifest, _ expansion: FilePatternExpansion) {
    let files = entries.map(\.file) + leftOut.map(\.what)
    // A file that could not be found is what its exclusion meant; one complaint is enough.
    guard problems.isEmpty else { return }
    func noteUnless(_ pattern: String, _ key: String, line: Int) {
      guard !files.contains(where: { expansion.matches(pattern, $0) }) else { return }
      let names = files.map { expansion.inStudy($0) }
      problems.append(
        InputProblem(
          .invalidValue, file: manifest.file, place: .key(key, line: line),
          expected: "a file that a sample or “tables:” names", found: "“\(pattern)”, which is none of them",
          remedy: NearestWord.nearest(to: pattern, among: names).map { "Did you mean “\($0)”?" }
            ?? "Write the path as it stands in the list of files."))
    }
    for exclusion in manifest.exclusions {
      if let pattern = exclusion.pattern { noteUnless(pattern, "exclude", line: exclusion.line) }
    }
    for declared in manifest.columns {
      for file in declared.files { noteUnless(file.pattern, "columns", line: file.line) }
    }
  }
}

extension StudyManifest {
  /// The reason for which a sample's measurements by a technique are left out, if they are.
  func reasonForLeavingOut(_ technique: Technique, of sample: String) -> String? {
    exclusions.first { exclusion in
      exclusion.pattern == nil && exclusion.sample == sample
        && (exclusion.technique == nil || exclusion.technique == technique)
    }?.reason
  }
}
