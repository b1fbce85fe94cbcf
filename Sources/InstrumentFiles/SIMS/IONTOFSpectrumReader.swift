public import AnalysisFindings
public import InstrumentMeasurements

/// Reads mass spectra that ION-TOF SurfaceLab exported as text: channel, mass and intensity of each bin.
public struct IONTOFSpectrumReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// The text export of SurfaceLab's spectrum window.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "iontof-spectrum", name: "ION-TOF SurfaceLab mass spectrum (text)", vendor: "IONTOF",
      techniques: ["sims"], fileNameEndings: ["txt"])
  }

  /// Certain where the first line that is no comment has the captions of channel, mass and intensity.
  public func recognition(of head: FileHead) -> Recognition {
    let lines = TextLines(head: head)
    guard let line = Self.captionLine(of: lines) else { return .no }
    return Self.columns(Self.layout.texts(of: lines, line: line)) == nil ? .no : .certain
  }

  private static let layout = TextTableLayout(delimiter: .tab)

  /// The first line that is neither blank nor a comment.
  private static func captionLine(of lines: TextLines) -> Int? {
    (0..<min(lines.count, 64)).first { line in
      let range = NumberScanner.trimmed(lines.range(line), of: lines.bytes)
      return !range.isEmpty && lines.bytes[range.lowerBound] != 0x23
    }
  }

  private static func columns(_ captions: [String]) -> (channel: Int, mass: Int, intensity: Int)? {
    let lower = captions.map { $0.lowercased() }
    guard let channel = lower.firstIndex(of: "channel"), let mass = lower.firstIndex(of: "m/z"),
      let intensity = lower.firstIndex(where: { $0.hasPrefix("intensity") })
    else { return nil }
    return (channel, mass, intensity)
  }

  /// Reads the spectrum of the file.
  ///
  /// - Throws: an `InputProblem` with the line and column of the first cell that makes no sense.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    let path = file.source.path
    guard let captionLine = Self.captionLine(of: lines) else {
      throw InputProblem(
        .malformed, file: path, expected: "the captions Channel, m/z and Intensity", found: "comments only",
        remedy: "Export the spectrum from SurfaceLab as text, with the header.")
    }
    var captions = Self.layout.texts(of: lines, line: captionLine)
    while captions.last?.isEmpty == true { captions.removeLast() }
    guard let columns = Self.columns(captions) else {
      throw InputProblem(
        .malformed, file: path, place: .line(captionLine + 1),
        expected: "the captions Channel, m/z and Intensity", found: captions.joined(separator: ", "),
        remedy: "Export the spectrum from SurfaceLab as text, with the header.")
    }
    var metadata = VendorMetadata()
    for line in 0..<captionLine {
      let parts = (lines.trimmed(line) ?? "").drop { $0 == "#" || $0 == " " }
        .split(separator: ":", maxSplits: 1).map { String($0.drop { $0 == " " }) }
      if let key = parts.first { metadata.append(key, parts.count > 1 ? parts[1] : "") }
    }
    let separator = try DecimalSeparatorCheck.separator(of: lines, from: captionLine + 1, file: path)
    let rows = try NumericRows(
      lines, from: captionLine + 1,
      layout: TextTableLayout(delimiter: .tab, decimalSeparator: separator), columnNames: captions,
      file: path)
    guard rows.rowCount > 0 else {
      throw InputProblem(
        .truncated, file: path, place: .line(lines.count), expected: "rows of data below the captions",
        found: "the end of the file", remedy: "Export the spectrum again.")
    }
    let isCorrected = metadata["Deadtime Correction"]?.lowercased() == "on"
    return [
      MassSpectrum(
        title: file.head.title, source: file.source, metadata: metadata,
        massesToCharge: rows.column(columns.mass), flightTimeChannels: rows.column(columns.channel),
        intensities: rows.column(columns.intensity),
        intensityKind: isCorrected ? .deadTimeCorrectedCounts : .counts)
    ]
  }
}
