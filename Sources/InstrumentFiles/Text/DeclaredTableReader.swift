public import AnalysisFindings
public import InstrumentMeasurements

/// Reads plain text tables, and sheets of workbooks, whose columns the user declares.
///
/// This is the way in for every instrument whose own format is not read: export a table and say what its columns are.
public struct DeclaredTableReader: InstrumentFileReader {
  /// What the columns are.
  public var declaration: ColumnDeclaration

  /// What is made of them.
  public var form: DeclaredTableForm

  /// Creates a reader for tables with these columns.
  public init(_ declaration: ColumnDeclaration, as form: DeclaredTableForm) {
    self.declaration = declaration
    self.form = form
  }

  /// A plain table of the declared technique.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "declared-table", name: "CSV, TXT or XLSX table with declared columns", vendor: "",
      techniques: [declaration.technique.rawValue],
      fileNameEndings: ["csv", "txt", "tsv", "dat", "xy", "asc", "xlsx"])
  }

  /// Possible for every text that has a table, and for every workbook.
  public func recognition(of head: FileHead) -> Recognition {
    if Workbook.recognises(head) { return .possible }
    let lines = TextLines(head: head)
    return TextTableLayout.likely(in: lines, delimiter: nil, decimalSeparator: nil) == nil ? .no : .possible
  }

  /// Reads the table as measurements of the declared technique.
  ///
  /// - Throws: an `InputProblem` if a declared column is absent, or a cell is not what its column holds.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    try form.measurements(try DeclaredTable.found(in: file, declaration, as: form), declaration.facts)
  }
}

extension ReaderRegistry {
  /// Reads the file at a path as a plain table with declared columns, whatever its content looks like.
  ///
  /// - Throws: an `InputProblem` that names the file and the place.
  public static func read(path: String, as reader: DeclaredTableReader) throws(InputProblem) -> ReadFile {
    var contents = try FileContents(path: path)
    contents.source.format = reader.format.identifier
    let measurements = try reader.measurements(in: contents)
    return ReadFile(source: contents.source, format: reader.format, measurements: measurements)
  }
}
