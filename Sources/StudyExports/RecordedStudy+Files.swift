public import AnalysisFindings
package import BinderComparison

/// `comparison.json`: the study, its units in their order with their hashes, and the verdicts.
private struct ComparisonFile: VersionedFile {
  static let version = 3

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
    var names = UnitNames()
    var units: [ResultFile] = []
    for result in results {
      units.append(try UnitFile.write(result, name: names.name(for: result), store: store))
    }
    var comparison: [UInt8] = []
    try writeComparison(units) { comparison += $0 }
    _ = try store(Self.comparisonPath, comparison)
  }

  /// The names of the files of units, in the order of the results.
  package struct UnitNames {
    private var names = UniqueFileNames()
    private var count = 0

    /// Creates the names of a study that has none yet.
    package init() {}

    /// The name of the next unit.
    package mutating func name(for result: SpecimenResult) -> String {
      count += 1
      return names.name(for: result.identity.isEmpty ? "recorded-\(count)" : result.identity)
    }
  }

  /// The file that names the units, in pieces, for a study of thousands of specimens has verdicts of some hundred thousand cells.
  ///
  /// - Parameters:
  ///   - units: The records of the units' files, in the order of the results.
  ///   - append: Adds a piece.
  package func writeComparison(
    _ units: [ResultFile], _ append: ([UInt8]) throws(InputProblem) -> Void
  ) throws(InputProblem) {
    var document = ComparisonFile(
      formatVersion: ComparisonFile.version, study: title, binders: binders, techniques: techniques,
      units: units, comparison: comparison, againstControls: againstControls)
    // The verdicts are written one by one into the places that they leave empty; in a text, quotes would be escaped.
    let lists = [againstControls?.verdicts, comparison?.verdicts].compactMap { $0 }
    document.comparison?.verdicts = []
    document.againstControls?.verdicts = []
    var rest = try LosslessJSON.bytes(document, file: Self.comparisonPath, atMost: Self.comparisonSizeLimit)[
      ...]
    let place = Array("\"verdicts\":[".utf8)
    for verdicts in lists {
      guard let found = rest.firstRange(of: place) else { continue }
      try append(Array(rest[..<found.upperBound]))
      for (index, verdict) in verdicts.enumerated() {
        let bytes = try LosslessJSON.bytes(
          verdict, file: Self.comparisonPath, atMost: Self.comparisonSizeLimit)
        try append((index == 0 ? [] : [UInt8(ascii: ",")]) + bytes.dropLast())
      }
      rest = rest[found.upperBound...]
    }
    try append(Array(rest))
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
