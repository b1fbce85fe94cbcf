import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// What the exclusions and the declared columns of a manifest say of its files.
struct FileChoice {
  private let manifest: StudyManifest
  private let exclusions: [(pattern: PathPattern, sample: String?, reason: String, line: Int)]
  private let columns: [(pattern: PathPattern, declaration: ColumnDeclaration, line: Int)]
  private var workLeft = 5_000_000

  /// - Parameter folder: the manifest's folder.
  init(_ manifest: StudyManifest, folder: String) {
    self.manifest = manifest
    exclusions = manifest.exclusions.compactMap { exclusion in
      exclusion.pattern.map {
        (PathPattern($0, below: folder), exclusion.sample, exclusion.reason, exclusion.line)
      }
    }
    columns = manifest.columns.flatMap { declared in
      declared.files.map { (PathPattern($0.pattern, below: folder), declared.declaration, $0.line) }
    }
  }

  /// The reason of the first exclusion that names a file of a sample.
  ///
  /// - Throws: where the patterns are too many for the files.
  mutating func reasonForLeavingOut(_ file: String, sample: Int?) throws(InputProblem) -> String? {
    let name = sample.map { manifest.samples[$0].specimen.name }
    for exclusion in exclusions
    where try matches(exclusion.pattern, file) && (exclusion.sample == nil || exclusion.sample == name) {
      return exclusion.reason
    }
    return nil
  }

  /// What the first entry that names a file says of its columns.
  ///
  /// - Throws: where the patterns are too many for the files.
  mutating func columns(of file: String) throws(InputProblem) -> ColumnDeclaration? {
    for declared in columns where try matches(declared.pattern, file) { return declared.declaration }
    return nil
  }

  /// The patterns that no file matches, with their keys and lines; the first hundred.
  ///
  /// - Throws: where the patterns are too many for the files.
  mutating func unmatched(
    among files: [String]
  ) throws(InputProblem) -> [(pattern: String, key: String, line: Int)] {
    var unmatched: [(pattern: String, key: String, line: Int)] = []
    let all =
      exclusions.map { ($0.pattern, "exclude", $0.line) } + columns.map { ($0.pattern, "columns", $0.line) }
    for (pattern, key, line) in all where unmatched.count < ManifestDecoder.problemLimit {
      var isMatched = false
      for file in files where !isMatched { isMatched = try matches(pattern, file) }
      if !isMatched { unmatched.append((pattern.text, key, line)) }
    }
    return unmatched
  }

  private mutating func matches(_ pattern: PathPattern, _ file: String) throws(InputProblem) -> Bool {
    workLeft -= pattern.cost(against: file)
    guard workLeft >= 0 else {
      throw InputProblem(
        .limitExceeded, file: manifest.file, expected: "fewer patterns in “exclude” and “columns”",
        found: "more than can be held against every file",
        remedy: "Name many files by one pattern, or split the study.")
    }
    return pattern.matches(file)
  }
}
