public import AnalysisFindings
public import InstrumentMeasurements

/// Reads depth profiles that ION-TOF SurfaceLab exported as text: one row a data point, one column an ion.
///
/// Columns are found by their captions (`Sputter Time (s)`, `Dose (ions)`, `Fluence (ions/cm^2)`, `Intensity`), never by
/// their position. Names need not be unique, and names of sums and ratios are kept as they are.
public struct IONTOFProfileReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// The text export of SurfaceLab's profile window.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "iontof-profile", name: "ION-TOF SurfaceLab depth profile (text)", vendor: "IONTOF",
      techniques: ["sims"], fileNameEndings: ["txt"])
  }

  /// Certain where a comment line holds the caption of a sputter time and of intensities.
  public func recognition(of head: FileHead) -> Recognition {
    let lines = TextLines(head: head)
    guard let captions = IONTOFProfileHeader.captionLine(of: lines) else { return .no }
    return lines.trimmed(captions)?.contains("Intensity") == true ? .certain : .likely
  }

  /// Reads the profile of the file.
  ///
  /// - Throws: an `InputProblem` with the line and column of the first cell that makes no sense.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    let path = file.source.path
    let header = try IONTOFProfileHeader(lines, file: path)
    let separator = try DecimalSeparatorCheck.separator(of: lines, from: header.firstRow, file: path)
    let rows = try NumericRows(
      lines, from: header.firstRow,
      layout: TextTableLayout(delimiter: .tab, decimalSeparator: separator),
      columnNames: header.columnNames, unused: header.unusedColumns,
      withWords: Set(header.ions.map(\.column)), file: path)
    guard rows.rowCount > 0 else {
      throw InputProblem(
        .truncated, file: path, place: .line(lines.count), expected: "rows of data below the captions",
        found: "the end of the file", remedy: "The export has no data point: export the profile again.")
    }
    var notes = header.notes
    let times = rows.column(header.timeColumn).map { $0 * header.secondsInTimeUnit }
    if zip(times, times.dropFirst()).contains(where: { !($0 <= $1) }) {
      notes.append("the sputter time does not always rise from one data point to the next")
    }
    let channels = header.ions.enumerated().map { index, ion in
      SputterDepthProfile.Channel(
        index: index, name: ion.name, massToCharge: ion.mass(lines, separator),
        intensities: rows.column(ion.column))
    }
    for (ion, channel) in zip(header.ions, channels) {
      // Ratio channels divide by nothing where an ion was not counted.
      guard let line = rows.firstWord[ion.column] else { continue }
      let count = channel.intensities.count { !$0.isFinite }
      notes.append(
        "\(channel.name) has no number in \(count) of \(rows.rowCount) points, the first on line \(line + 1)")
    }
    let judged = IONTOFIntensity(captions: header.intensityCaptions, channels: channels)
    notes += judged.notes
    return [
      SputterDepthProfile(
        title: file.head.title, source: file.source, metadata: VendorMetadata(header.entries),
        readingNotes: notes, sputterTimes: times,
        doses: header.doseColumn.map(rows.column) ?? [],
        fluences: header.fluenceColumn.map(rows.column) ?? [],
        channels: channels, polarity: IONTOFIntensity.polarity(of: channels), intensityKind: judged.kind,
        smoothing: header.smoothing)
    ]
  }
}
