import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// What the exclusions and the declared columns of a manifest say of its files.
struct FileChoice {
  private let manifest: StudyManifest
  private let exclusions: [(pattern: PathPattern, sample: String?, reason: String, line: Int)]
  private let columns: [(pattern: PathPattern, reader: DeclaredTableReader, line: Int)]
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
      let reader = manifest.tableReader(declared.declaration)
      return declared.files.compactMap { file in
        reader.map { (PathPattern(file.pattern, below: folder), $0, file.line) }
      }
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

  /// How a file is read whose columns an entry declares; the first entry that names it holds.
  ///
  /// - Throws: where the patterns are too many for the files.
  mutating func tableReader(of file: String) throws(InputProblem) -> DeclaredTableReader? {
    for declared in columns where try matches(declared.pattern, file) { return declared.reader }
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

extension StudyManifest {
  /// The reader of tables that an entry declares; `nil` where the study does not know its technique.
  fileprivate func tableReader(_ declaration: ColumnDeclaration) -> DeclaredTableReader? {
    let technique = knownTechniques.first { $0.code == declaration.technique }
    return technique?.table.map { DeclaredTableReader(declaration, as: $0.form) }
  }
}
