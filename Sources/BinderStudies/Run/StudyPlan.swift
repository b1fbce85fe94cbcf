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
    /// How it is read, where the manifest declares its columns; `nil` for a format that is recognised.
    public var table: DeclaredTableReader?
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
    var expansion = FilePatternExpansion(manifest)
    entries = []
    leftOut = []
    problems = []
    var choice = FileChoice(manifest, folder: expansion.folder)
    do {
      for (index, sample) in manifest.samples.enumerated() {
        for pattern in sample.files { try add(pattern, "files", sample: index, &choice, &expansion) }
      }
      for pattern in manifest.tables { try add(pattern, "tables", sample: nil, &choice, &expansion) }
      try noteUnmatched(&choice, expansion)
    } catch {
      problems.append(error)
    }
    for exclusion in manifest.exclusions where exclusion.pattern == nil {
      let technique = exclusion.technique.map { code in ", \(manifest.title(of: code))" } ?? ""
      leftOut.append(LeftOut(what: (exclusion.sample ?? "") + technique, reason: exclusion.reason))
    }
  }

  /// Adds the files of a pattern; what is wrong with the pattern is noted.
  ///
  /// - Throws: where there is more to do than is allowed.
  private mutating func add(
    _ pattern: StudyManifest.FilePattern, _ key: String, sample: Int?, _ choice: inout FileChoice,
    _ expansion: inout FilePatternExpansion
  ) throws(InputProblem) {
    guard problems.count < ManifestDecoder.problemLimit else { return }
    let files: [String]
    do {
      files = try expansion.files(of: pattern, key: key)
    } catch {
      problems.append(error)
      return
    }
    for file in files {
      if let reason = try choice.reasonForLeavingOut(file, sample: sample) {
        leftOut.append(LeftOut(what: file, reason: reason))
      } else {
        entries.append(
          Entry(
            file: file, sample: sample, selection: pattern.selection, sections: pattern.sections,
            line: pattern.line, table: try choice.tableReader(of: file)))
      }
      guard entries.count + leftOut.count <= Self.fileLimit else {
        throw InputProblem(
          .limitExceeded, file: expansion.manifest, place: .key(key, line: pattern.line),
          expected: "at most \(Self.fileLimit) files in a study", found: "more",
          remedy: "Split the study into several manifests.")
      }
    }
  }

  /// The most files of a study, a file counted as often as it is named.
  private static let fileLimit = 50_000

  /// Notes exclusions and declared columns that apply to no file: as a rule a slip of the pen, and what was meant to be
  /// left out would be in.
  private mutating func noteUnmatched(
    _ choice: inout FileChoice, _ expansion: FilePatternExpansion
  ) throws(InputProblem) {
    // A file that could not be found is what its exclusion meant; one complaint is enough.
    guard problems.isEmpty else { return }
    let files = entries.map(\.file) + leftOut.map(\.what)
    for (pattern, key, line) in try choice.unmatched(among: files) {
      let names = files.map { expansion.inStudy($0) }
      problems.append(
        InputProblem(
          .invalidValue, file: expansion.manifest, place: .key(key, line: line),
          expected: "a file that a sample or “tables:” names", found: "“\(pattern)”, which is none of them",
          remedy: NearestWord.nearest(to: pattern, among: names).map { "Did you mean “\($0)”?" }
            ?? "Write the path as it stands in the list of files."))
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
