public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the long tables of PerkinElmer WinLab32 and Syngistix for ICP: a line for each sample and analyte.
///
/// Lines of one sample that follow one another are one row, until an analyte stands again.
public struct WinLabReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// Long tables.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "winlab32", name: "WinLab32 result table", vendor: "PerkinElmer", techniques: ["icpms"],
      fileNameEndings: ["csv", "txt"])
  }

  /// Certain where the first line names samples, analytes and a concentration or an intensity.
  public func recognition(of head: FileHead) -> Recognition {
    WinLabColumns(TextLines(head: head)) == nil ? .no : .certain
  }

  /// Reads the table.
  ///
  /// - Throws: where the first line is no header, or an analyte is no element.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    guard let columns = WinLabColumns(lines) else {
      throw InputProblem(
        .malformed, file: file.source.path, place: .line(1),
        expected: "a header with “Sample ID”, “Analyte Name” and concentrations",
        found: "“\((lines.trimmed(0) ?? "").prefix(60))”", remedy: "Export the table with its header.")
    }
    let notation = try columns.notation(of: lines, file: file.source.path)
    var channels: [ConcentrationTable.Channel] = []
    var places: [String: Int] = [:]
    var found: [(line: Int, cells: [String], channel: Int)] = []
    for line in 1..<max(lines.count, 1) where !lines.isBlank(line) {
      let cells = columns.layout.texts(of: lines, line: line)
      let name = columns.analyte(in: cells)
      if places[name] == nil {
        guard let channel = WinLabColumns.channel(name, unit: columns.unit(in: cells)) else {
          throw InputProblem(
            .invalidValue, file: file.source.path, place: .line(line + 1),
            expected: "an analyte such as Ni 231.604 or Ni 60", found: "“\(name.prefix(40))”",
            remedy: "Check the column of the analyte; the line may be cut short.")
        }
        places[name] = channels.count
        channels.append(channel)
      }
      found.append((line + 1, cells, places[name] ?? 0))
      // A row has a reading for every channel of the file, filled or not.
      guard found.count <= ConcentrationTable.readingLimit else {
        throw ConcentrationTable.tooManyReadings(file: file.source.path, place: .line(line + 1))
      }
    }
    let rows = try rows(found, channels, columns, notation, file.source.path)
    return [
      ConcentrationTable(
        title: file.head.name, source: file.source, readingNotes: rows.notes, channels: channels, rows: rows)
    ]
  }

  private func rows(
    _ found: [(line: Int, cells: [String], channel: Int)], _ channels: [ConcentrationTable.Channel],
    _ columns: WinLabColumns, _ notation: NumberNotation, _ path: String
  ) throws(InputProblem) -> [ConcentrationTable.Row] {
    var rows: [ConcentrationTable.Row] = []
    var taken: Set<Int> = []
    for (line, cells, channel) in found {
      let sample = columns.text("Sample ID", in: cells)
      if rows.last?.sampleName != sample || taken.contains(channel) {
        guard (rows.count + 1) * channels.count <= ConcentrationTable.readingLimit else {
          throw ConcentrationTable.tooManyReadings(file: path, place: .line(line))
        }
        taken = []
        rows.append(
          ConcentrationTable.Row(
            rowNumber: line, sampleName: sample,
            acquisitionTime: [columns.text("Date", in: cells), columns.text("Time", in: cells)]
              .filter { !$0.isEmpty }.joined(separator: " "),
            readings: [ConcentrationTable.Reading](repeating: .init(), count: channels.count)))
      }
      taken.insert(channel)
      rows[rows.count - 1].readings[channel] = columns.reading(
        in: cells, unit: channels[channel].concentrationUnit, notation)
    }
    return rows
  }
}
