public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the result tables of Thermo Qtegra (ICP-MS and ICP-OES) as text with semicolons, commas or tabs.
///
/// Four rows stand above the samples: what a column is (`Raw.Average`, `ExtCal.Average`), its run, its channel and its
/// unit.
public struct QtegraReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// Result tables.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "qtegra", name: "Qtegra result table", vendor: "Thermo Fisher", techniques: ["icpms"],
      fileNameEndings: ["csv", "txt"])
  }

  /// Certain where the four rows of the header stand at the top.
  public func recognition(of head: FileHead) -> Recognition {
    Self.header(in: TextLines(head: head)) == nil ? .no : .certain
  }

  /// Reads the table.
  ///
  /// - Throws: where there is no header of four rows.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    guard let header = Self.header(in: lines) else {
      throw InputProblem(
        .malformed, file: file.source.path, place: .line(1),
        expected: "four rows of headers, of which the first names columns such as “Raw.Average”",
        found: "“\((lines.trimmed(0) ?? "").prefix(60))”",
        remedy: "Export the results from Qtegra with samples in rows and all four rows of the header.")
    }
    let columns = QtegraColumns(header.rows)
    var samples: [(line: Int, cells: [String])] = []
    var survey = NumberNotationSurvey()
    var readingsLeft = ConcentrationTable.readingLimit
    for line in header.firstSample..<max(header.firstSample, lines.count) where !lines.isBlank(line) {
      readingsLeft -= max(columns.count, 1)
      guard readingsLeft >= 0 else {
        throw ConcentrationTable.tooManyReadings(file: file.source.path, place: .line(line + 1))
      }
      let cells = header.layout.texts(of: lines, line: line)
      columns.add(cells, line: line + 1, to: &survey)
      samples.append((line + 1, cells))
    }
    let notation = try survey.notation(file: file.source.path)
    let rows = samples.map { columns.row($0.cells, line: $0.line, notation) }
    return [
      ConcentrationTable(
        title: file.head.name, source: file.source, readingNotes: columns.notes + rows.notes,
        channels: columns.channels, rows: rows)
    ]
  }

  private struct Header {
    var layout: TextTableLayout
    var rows: [[String]]
    var firstSample: Int
  }

  private static func header(in lines: TextLines) -> Header? {
    // Newer versions put the separator into a line of its own: `sep=,`.
    let first = lines.trimmed(0)?.hasPrefix("sep=") == true ? 1 : 0
    guard lines.count >= first + 5 else { return nil }
    for delimiter in [TextTableLayout.Delimiter.semicolon, .tab, .comma] {
      let layout = TextTableLayout(delimiter: delimiter)
      let rows = (first..<first + 4).map { layout.texts(of: lines, line: $0) }
      guard rows[0].contains(where: { QtegraColumns.kinds.contains($0) }),
        rows[1].allSatisfy({ $0.isEmpty || Int($0) != nil })
      else { continue }
      return Header(layout: layout, rows: rows, firstSample: first + 4)
    }
    return nil
  }
}
