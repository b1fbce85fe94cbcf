public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the text file that MassHunter puts into each `.d` folder: count rates of every isotope against time.
///
/// Each time slice is a row of the table, under the name of its data folder and with its time among its metadata.
public struct MassHunterTimeResolvedReader: InstrumentFileReader {
  private let layout = TextTableLayout(delimiter: .comma)

  /// Creates the reader.
  public init() {}

  /// Time-resolved count rates.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "masshunter-time", name: "MassHunter time-resolved data (.d/*.csv)", vendor: "Agilent",
      techniques: ["icpms"], fileNameEndings: ["csv"])
  }

  /// Certain where the lines `Intensity Vs Time` and `Time [Sec]` stand near the top.
  public func recognition(of head: FileHead) -> Recognition {
    Self.header(in: TextLines(head: head)) == nil ? .no : .certain
  }

  /// Reads the table.
  ///
  /// - Throws: where intensities are no count rates, a column is no isotope, or a cell is no number.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    let path = file.source.path
    guard let header = Self.header(in: lines) else {
      throw InputProblem(
        .malformed, file: path, place: .line(1), expected: "the lines “Intensity Vs Time” and “Time [Sec],…”",
        found: "“\((lines.trimmed(0) ?? "").prefix(60))”",
        remedy: "Choose the csv file inside of a .d folder.")
    }
    let unit = layout.texts(of: lines, line: header.intensity).dropFirst().first ?? ""
    guard unit.uppercased() == "CPS" else {
      throw InputProblem(
        .unsupported, file: path, place: .line(header.intensity + 1), expected: "intensities in CPS",
        found: "“\(unit.prefix(40))”", remedy: "Export the data as counts per second.")
    }
    let channels = try channels(lines, line: header.columns, file: path)
    var table = ConcentrationTable(
      title: file.head.name, source: file.source, metadata: metadata(lines, header),
      readingNotes: ["Each row is a time slice of one time-resolved measurement."], channels: channels,
      rows: [])
    let folder = lines.trimmed(0)?.split { $0 == "\\" || $0 == "/" }.last.map(String.init) ?? ""
    let acquired = table.metadata["Acquired"] ?? ""
    guard lines.count * (channels.count + 1) <= ConcentrationTable.readingLimit else {
      throw ConcentrationTable.tooManyReadings(file: path)
    }
    for line in header.columns + 1..<max(header.columns + 1, lines.count) {
      guard !lines.isBlank(line) else { break }
      table.rows.append(
        try row(lines, line: line, channels: channels.count, folder: folder, acquired: acquired, file: path))
    }
    return [table]
  }

  private func row(
    _ lines: TextLines, line: Int, channels: Int, folder: String, acquired: String, file: String
  ) throws(InputProblem) -> ConcentrationTable.Row {
    let cells = layout.cells(of: lines, line: line)
    guard cells.count == channels + 1 else {
      throw InputProblem(
        cells.count < channels + 1 ? .truncated : .malformed, file: file, place: .line(line + 1),
        expected: "a time and \(channels) count rates", found: "\(cells.count) cells",
        remedy: "The file is cut short or damaged; copy it again.")
    }
    var row = ConcentrationTable.Row(
      rowNumber: line + 1, sampleName: folder, dataFile: folder, acquisitionTime: acquired, readings: [])
    for (index, cell) in cells.enumerated() {
      guard let number = layout.number(in: lines, cell), number.isFinite else {
        throw InputProblem(
          .malformed, file: file, place: lines.place(line: line, offset: cell.lowerBound),
          expected: "a number",
          found: "“\(lines.string(in: cell).prefix(40))”", remedy: "The file is damaged; copy it again.")
      }
      if index == 0 {
        row.metadata.append("Time [Sec]", lines.string(in: cell))
      } else {
        row.readings.append(.init(countRate: .value(number)))
      }
    }
    return row
  }

  private func channels(
    _ lines: TextLines, line: Int, file: String
  ) throws(InputProblem) -> [ConcentrationTable.Channel] {
    var channels: [ConcentrationTable.Channel] = []
    for (column, name) in layout.texts(of: lines, line: line).enumerated().dropFirst() {
      guard let channel = IsotopeName(name, elementFirst: true)?.channel else {
        throw InputProblem(
          .malformed, file: file, place: .part("line \(line + 1), cell \(column + 1)"),
          expected: "an isotope such as “Mn55” or “Mn55 -> 71”", found: "“\(name.prefix(40))”",
          remedy: "Correct the header, or export the data again.")
      }
      channels.append(channel)
    }
    return channels
  }

  private func metadata(_ lines: TextLines, _ header: (intensity: Int, columns: Int)) -> VendorMetadata {
    var metadata = VendorMetadata()
    for line in 0..<header.columns where line != header.intensity {
      let text = lines.trimmed(line) ?? ""
      let parts = text.split(separator: ":", maxSplits: 1).map { MassHunterChannel.folded(String($0)) }
      if parts.count == 2, parts[0] == "Acquired" {
        metadata.append(parts[0], parts[1])
      } else if !text.isEmpty {
        metadata.append("path", text)
      }
    }
    return metadata
  }

  private static func header(in lines: TextLines) -> (intensity: Int, columns: Int)? {
    let top = 0..<min(lines.count, 10)
    guard let intensity = top.first(where: { lines.trimmed($0)?.hasPrefix("Intensity Vs Time") == true }),
      let columns = top.first(where: { lines.trimmed($0)?.hasPrefix("Time [Sec],") == true }),
      intensity < columns
    else { return nil }
    return (intensity, columns)
  }
}
