public import AnalysisFindings
import BinderComparison

/// `comparison.json`: the study, its units in their order with their hashes, and the verdicts.
private struct ComparisonFile: VersionedFile {
  static let version = 2

  var formatVersion: Int
  var study: String
  var binders: [String]
  var techniques: [TechniqueTitle]
  var units: [ResultFile]
  var comparison: StudyComparison?
  var againstControls: StudyComparison?
}

extension RecordedStudy {
  /// The name of the file that names all others.
  public static let comparisonPath = "comparison.json"
  /// The largest `comparison.json` that is read, in bytes.
  public static let comparisonSizeLimit = 1 << 30

  /// Writes the files that give the study back without loss: unit by unit with its arrays, and last the comparison that
  /// names the units.
  ///
  /// - Parameter store: Writes a file and gives its record.
  /// - Throws: an `InputProblem` where a curve is not as long as it must be, or what `store` throws.
  public func write(
    store: (_ path: String, _ bytes: [UInt8]) throws(InputProblem) -> ResultFile
  ) throws(InputProblem) {
    var names = UniqueFileNames()
    var units: [ResultFile] = []
    for (index, result) in results.enumerated() {
      let name = names.name(for: result.identity.isEmpty ? "recorded-\(index + 1)" : result.identity)
      units.append(try UnitFile.write(result, name: name, store: store))
    }
    let document = ComparisonFile(
      formatVersion: ComparisonFile.version, study: title, binders: binders, techniques: techniques,
      units: units,
      comparison: comparison,
      againstControls: againstControls)
    let bytes = try LosslessJSON.bytes(
      document, file: Self.comparisonPath, atMost: Self.comparisonSizeLimit)
    _ = try store(Self.comparisonPath, bytes)
  }

  /// Reads a study, a unit at a time.
  ///
  /// - Parameters:
  ///   - comparison: The bytes of `comparison.json`.
  ///   - folder: The folder, for problems.
  ///   - contents: The bytes of a file, which are as its hash says.
  /// - Throws: an `InputProblem` where a file is not as it was written, or what `contents` throws.
  public init(
    comparison: [UInt8], folder: String, contents: (ResultFile) throws(InputProblem) -> [UInt8]
  ) throws(InputProblem) {
    let file = "\(folder)/\(Self.comparisonPath)"
    let document = try LosslessJSON.value(ComparisonFile.self, from: comparison, file: file)
    self.init(
      title: document.study, binders: document.binders, techniques: document.techniques, results: [],
      comparison: document.comparison,
      againstControls: document.againstControls)
    results.reserveCapacity(document.units.count)
    for unit in document.units {
      results.append(
        try UnitFile.result(try contents(unit), path: unit.path, folder: folder, contents: contents))
    }
  }
}
