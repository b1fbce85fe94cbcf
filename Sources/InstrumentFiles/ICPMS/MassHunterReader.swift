public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the batch tables that Agilent MassHunter writes, as xlsx or as text with commas, semicolons or tabs.
public struct MassHunterReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// Batch tables.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "masshunter", name: "MassHunter batch table", vendor: "Agilent", techniques: ["icpms"],
      fileNameEndings: ["xlsx", "csv", "txt"])
  }

  /// Certain for a text table with the two rows of a header; likely for a workbook, whose cells are compressed.
  public func recognition(of head: FileHead) -> Recognition {
    if Workbook.recognises(head) { return .likely }
    return Self.layout(of: TextLines(head: head)) == nil ? .no : .certain
  }

  /// Whether a workbook is none that names its sheets as another program does.
  public func confirms(_ file: FileContents) -> Bool { !SyngistixReader().confirms(file) }

  /// Reads every table of the file.
  ///
  /// - Throws: where the workbook is damaged, or no sheet has a MassHunter header.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let title = file.head.name
    guard !Workbook.recognises(file.head) else { return try workbookTables(file, title: title) }
    let lines = try TextLines(file)
    guard let layout = Self.layout(of: lines) else {
      throw noHeader(file, place: .line(1), found: lines.trimmed(0) ?? "")
    }
    let grid = try SheetGrid(lines, layout: layout, file: file.source.path)
    var readingsLeft = ConcentrationTable.readingLimit
    return try MassHunterTable(grid: grid, source: file.source)
      .tables(title: title, readingsLeft: &readingsLeft)
  }

  private func workbookTables(
    _ file: FileContents, title: String
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    let workbook = try Workbook(file)
    let sheets = workbook.sheets.filter { MassHunterTable.isFound(in: $0) }
    var tables: [ConcentrationTable] = []
    var readingsLeft = ConcentrationTable.readingLimit
    for sheet in sheets {
      let table = MassHunterTable(
        grid: sheet, source: file.source, countsFrom1904: workbook.countsFrom1904)
      var found = try table.tables(
        title: sheets.count > 1 ? "\(title), \(sheet.name)" : title, readingsLeft: &readingsLeft)
      for index in found.indices { found[index].sheet = sheet.name }
      tables += found
    }
    guard !tables.isEmpty else {
      let sheet = workbook.sheets.first { !$0.rows.isEmpty }
      let row = sheet?.rows.first
      let place = row.flatMap { row in
        row.cells.first.map { sheet?.place(row: row.number, column: $0.column) ?? .wholeFile }
      }
      let words = row?.cells.prefix(6).map(\.value.description).joined(separator: ", ") ?? ""
      throw InputProblem(
        .unknownFormat, file: file.source.path, place: place ?? .wholeFile,
        expected:
          "a workbook of MassHunter, with channels such as “60 Ni [ He ]” above “Conc.” and “CPS”, or of Syngistix",
        found: words.isEmpty ? "empty sheets" : "a workbook that begins with “\(words.prefix(80))”",
        remedy:
          "Export the batch table with both rows of its header; any other table is read with declared columns."
      )
    }
    return tables
  }

  private func noHeader(_ file: FileContents, place: InputProblem.Place, found: String) -> InputProblem {
    InputProblem(
      .malformed, file: file.source.path, place: place,
      expected: "a row of channel names such as “60 Ni [ He ]” above a row of “Conc.” and “CPS”",
      found: found.isEmpty ? "nothing" : "“\(found.prefix(80))”",
      remedy: "Export the batch table of MassHunter's data analysis with both rows of its header.")
  }

  /// The layout in which a text's first lines have a header of a MassHunter table.
  private static func layout(of lines: TextLines) -> TextTableLayout? {
    let delimiters: [TextTableLayout.Delimiter] = [.tab, .semicolon, .comma]
    return delimiters.map { TextTableLayout(delimiter: $0) }.first { layout in
      let top = try? SheetGrid(lines, layout: layout, rowLimit: MassHunterTable.searchDepth, file: "")
      return top.map { MassHunterTable.isFound(in: $0) } ?? false
    }
  }
}
