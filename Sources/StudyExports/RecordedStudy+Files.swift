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
    let lists = [againstControls?.verdicts, comparison?.verdicts].compactMap { $0 }
    document.comparison?.verdicts = []
    document.againstControls?.verdicts = []
    document.units = []
    var filling = try ListFilling(document, file: Self.comparisonPath)
    for verdicts in lists {
      try filling.fill("verdicts", verdicts.count, append) { index throws(InputProblem) in
        try Self.write(verdicts[index], append)
      }
    }
    try filling.fill("units", units.count, append) { index throws(InputProblem) in
      try ListFilling(units[index], file: Self.comparisonPath).finish(append)
    }
    try filling.finish(append)
    try append([UInt8(ascii: "\n")])
  }

  /// Writes a verdict, cell by cell.
  private static func write(
    _ verdict: BinderVerdict, _ append: ([UInt8]) throws(InputProblem) -> Void
  ) throws(InputProblem) {
    // In the order of the keys, which is that of the alphabet.
    let groups = [verdict.compared, verdict.reference]
    var short = verdict
    (short.compared.cells, short.compared.unanswered) = ([], [])
    (short.reference.cells, short.reference.unanswered) = ([], [])
    var filling = try ListFilling(short, file: comparisonPath)
    for group in groups {
      try filling.fill("cells", group.cells.count, append) { index throws(InputProblem) in
        try ListFilling(group.cells[index], file: comparisonPath).finish(append)
      }
      try filling.fill("unanswered", group.unanswered.count, append) { index throws(InputProblem) in
        try ListFilling(group.unanswered[index], file: comparisonPath).finish(append)
      }
    }
    try filling.finish(append)
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
