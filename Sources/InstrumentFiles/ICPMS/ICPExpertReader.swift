public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the wide tables of Agilent ICP Expert (ICP-OES): `Solution Label`, then `Ca Ax 315.887 nm c/s` and the like.
public struct ICPExpertReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// Wide tables.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "icp-expert", name: "ICP Expert table", vendor: "Agilent", techniques: ["icpms"],
      fileNameEndings: ["csv"])
  }

  /// Certain where the first line names solutions and lines of elements.
  public func recognition(of head: FileHead) -> Recognition {
    Self.columns(in: TextLines(head: head)) == nil ? .no : .certain
  }

  /// Reads the table; the cells of a solution that failed are missing.
  ///
  /// - Throws: where the first line is no header.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    guard let columns = Self.columns(in: lines) else {
      throw InputProblem(
        .malformed, file: file.source.path, place: .line(1),
        expected: "a header with “Solution Label” and lines such as “Ca Ax 315.887 nm c/s”",
        found: "“\((lines.trimmed(0) ?? "").prefix(60))”", remedy: "Export the table with its header.")
    }
    let layout = columns.layout
    let headers = layout.texts(of: lines, line: 0)
    guard lines.count * headers.count <= ConcentrationTable.readingLimit else {
      throw ConcentrationTable.tooManyReadings(file: file.source.path)
    }
    var table = ConcentrationTable(
      title: file.head.name, source: file.source, channels: columns.channels.map(\.channel), rows: [])
    let taken = Set(columns.channels.map(\.column))
    let notation = try Self.notation(of: lines, columns, file: file.source.path)
    for line in 1..<max(1, lines.count) where !lines.isBlank(line) {
      let cells = layout.texts(of: lines, line: line)
      var row = ConcentrationTable.Row(rowNumber: line + 1, sampleName: "", readings: [])
      for (index, cell) in cells.enumerated() where index < headers.count && !cell.isEmpty {
        if index == columns.label {
          row.sampleName = cell
        } else if !taken.contains(index) {
          row.metadata.append(headers[index], cell)
        }
      }
      row.readings = columns.channels.map { column in
        let cell = ConcentrationTable.Cell(
          text: column.column < cells.count ? cells[column.column] : "", notation: notation,
          unit: column.isRate ? "c/s" : column.channel.concentrationUnit)
        return column.isRate ? .init(countRate: cell) : .init(concentration: cell)
      }
      table.rows.append(row)
    }
    table.readingNotes = table.rows.notes
    return [table]
  }

  /// The notation of all numbers of the table.
  private static func notation(
    of lines: TextLines, _ columns: Columns, file: String
  ) throws(InputProblem) -> NumberNotation {
    var survey = NumberNotationSurvey()
    for line in 1..<max(1, lines.count) {
      let cells = columns.layout.texts(of: lines, line: line)
      for (column, _, _) in columns.channels where column < cells.count {
        survey.add(cells[column], at: .part("line \(line + 1), cell \(column + 1)"))
      }
    }
    return try survey.notation(file: file)
  }

  private struct Columns {
    var layout: TextTableLayout
    var label: Int
    var channels: [(column: Int, channel: ConcentrationTable.Channel, isRate: Bool)] = []
  }

  private static func columns(in lines: TextLines) -> Columns? {
    guard lines.count >= 2 else { return nil }
    let delimiters: [TextTableLayout.Delimiter] = [.comma, .semicolon, .tab]
    return delimiters.lazy.compactMap { columns(in: lines, TextTableLayout(delimiter: $0)) }.first
  }

  private static func columns(in lines: TextLines, _ layout: TextTableLayout) -> Columns? {
    let headers = layout.texts(of: lines, line: 0)
    guard let label = headers.firstIndex(of: "Solution Label") else { return nil }
    var columns = Columns(layout: layout, label: label)
    for (index, header) in headers.enumerated() {
      // Element, view, wavelength, nm, unit.
      let words = header.split { $0.isWhitespace }
      guard words.count >= 5, words[3] == "nm", (1...2).contains(words[0].count),
        NumberScanner.number(words[2]) ?? NumberNotation.comma.number(words[2]) != nil
      else { continue }
      let unit = words[4...].joined(separator: " ")
      columns.channels.append(
        (
          index,
          ConcentrationTable.Channel(
            name: words[..<4].joined(separator: " "), element: String(words[0]), massNumber: nil,
            mode: String(words[1]), concentrationUnit: unit == "c/s" ? "" : unit), unit == "c/s"
        ))
    }
    return columns.channels.isEmpty ? nil : columns
  }
}
