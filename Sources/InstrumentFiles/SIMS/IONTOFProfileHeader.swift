import AnalysisFindings
import InstrumentMeasurements

/// The comment lines of a SurfaceLab profile: what each column is.
struct IONTOFProfileHeader {
  /// The comment lines above the names.
  var entries: [VendorMetadata.Entry] = []
  /// The smoothing as the file words it; `nil` if it says that there was none.
  var smoothing: String?
  /// The first line of data.
  var firstRow = 0
  /// The name of every column for messages.
  var columnNames: [String] = []
  /// The column of the sputter time or, where the file has none, of the depth.
  var positionColumn: Int?
  /// What that column holds.
  var axis = SputterDepthProfile.DepthAxis.sputterTime
  /// Seconds, or nm, in one unit of the stored position.
  var positionUnit = 1.0
  /// The column of the dose, if there is one.
  var doseColumn: Int?
  /// The column of the fluence, if there is one.
  var fluenceColumn: Int?
  /// The columns of intensities.
  var ions: [Ion] = []
  /// The captions of the intensity columns.
  var intensityCaptions: [String] = []
  /// Columns that are not used.
  var unusedColumns: Set<Int> = []
  /// What was odd.
  var notes: [String] = []

  /// A column of intensities.
  struct Ion {
    /// Its column in the table.
    var column: Int
    /// Its name as stored.
    var name: String
    /// The cell with the mass, if there is one.
    var massCell: Range<Int>?

    /// The mass-to-charge ratio; `nil` for `N/A`.
    func mass(_ lines: TextLines, _ separator: UInt8) -> Double? {
      massCell.flatMap {
        NumberScanner.number(in: lines.bytes, $0, decimalSeparator: separator)
          ?? NumberScanner.number(in: lines.bytes, $0)
      }
    }
  }

  /// The most header lines in which captions are looked for.
  private static let longestHeader = 64

  /// The line with the captions: a comment that names the sputter time or depth, or data points with intensities.
  static func captionLine(of lines: TextLines) -> Int? {
    (0..<min(lines.count, longestHeader)).first { line in
      let range = NumberScanner.trimmed(lines.range(line), of: lines.bytes)
      guard !range.isEmpty, lines.bytes[range.lowerBound] == 0x23 else { return false }
      let captions = tabbed.cells(of: lines, line: line).map { caption(lines, $0) }
      return captions.contains { isTime($0) || nanometres(inDepth: $0) != nil }
        || captions.contains { $0.lowercased().hasPrefix("data point") }
          && captions.contains { $0.lowercased().hasPrefix("intensity") }
    }
  }

  private static let tabbed = TextTableLayout(delimiter: .tab)

  private static func caption(_ lines: TextLines, _ cell: Range<Int>) -> String {
    let text = lines.string(in: cell)
    return text.hasPrefix("#") ? String(text.dropFirst()) : text
  }

  private static func isTime(_ caption: String) -> Bool {
    let caption = caption.lowercased()
    return caption.hasPrefix("sputter time") || caption.hasPrefix("sputtering time")
  }

  /// The nanometres in the unit of a depth's caption; `nil` for any other caption.
  private static func nanometres(inDepth caption: String) -> Double? {
    let caption = caption.lowercased().drop { $0 == " " }
    guard caption.hasPrefix("depth") || caption.hasPrefix("sputter") else { return nil }
    let parts = caption.split { " ()[]/".contains($0) }
    guard let word = parts.first, ["depth", "sputter", "sputtered"].contains(word), parts.contains("depth"),
      let unit = parts.last
    else { return nil }
    return ["nm": 1, "å": 0.1, "a": 0.1, "angstrom": 0.1, "µm": 1000, "μm": 1000, "um": 1000][unit]
  }

  /// Reads the header of a profile.
  init(_ lines: TextLines, file: String) throws(InputProblem) {
    guard let captionLine = Self.captionLine(of: lines) else {
      throw InputProblem(
        .malformed, file: file,
        expected:
          "a comment line with the caption “Sputter Time (s)” or “Depth (nm)” among the first \(Self.longestHeader)",
        found: "none",
        remedy: "Export the profile from SurfaceLab as text, with the header.")
    }
    firstRow = captionLine + 1
    var captions = Self.tabbed.cells(of: lines, line: captionLine).map { Self.caption(lines, $0) }
    while captions.last?.isEmpty == true { captions.removeLast() }
    columnNames = captions
    var names: [Range<Int>] = []
    var masses: [Range<Int>] = []
    for line in 0..<captionLine {
      let cells = Self.tabbed.cells(of: lines, line: line)
      let filled = cells.dropFirst().filter { !$0.isEmpty }
      if filled.isEmpty {
        readComment(lines.trimmed(line) ?? "")
      } else if filled.allSatisfy({ Self.isMass(lines, $0) }) {
        masses = cells
      } else {
        names = cells
      }
    }
    try readCaptions(captions, lines, names: names, masses: masses, line: captionLine, file: file)
  }

  /// Whether a cell stands where a mass does: a number with either decimal separator, or `N/A`.
  private static func isMass(_ lines: TextLines, _ cell: Range<Int>) -> Bool {
    lines.string(in: cell).uppercased() == "N/A"
      || NumberScanner.number(in: lines.bytes, cell) != nil
      || NumberScanner.number(in: lines.bytes, cell, decimalSeparator: NumberScanner.comma) != nil
  }

  private mutating func readComment(_ line: String) {
    let text = line.drop { $0 == "#" || $0 == " " }
    guard !text.isEmpty else { return }
    entries.append(VendorMetadata.Entry(key: "comment", value: String(text)))
    if text.lowercased().contains("smoothing") {
      smoothing = text.lowercased().hasSuffix("disabled") ? nil : String(text)
    }
  }

  private mutating func readCaptions(
    _ captions: [String], _ lines: TextLines, names: [Range<Int>], masses: [Range<Int>], line: Int,
    file: String
  ) throws(InputProblem) {
    if !entries.contains(where: { $0.value.lowercased().contains("smoothing") }) {
      notes.append("the file does not say whether the profile was smoothed")
    }
    for (column, caption) in captions.enumerated() {
      let lower = caption.lowercased()
      let name = column < names.count ? Self.caption(lines, names[column]) : ""
      if Self.isTime(caption) {
        guard let seconds = EtchTimeUnit.seconds(label: caption, unit: "") else {
          throw InputProblem(
            .unsupported, file: file, place: .line(line + 1), expected: "a sputter time in s, min or h",
            found: "“\(caption)”", remedy: "Export the profile with the sputter time in seconds.")
        }
        positionColumn = column
        axis = .sputterTime
        positionUnit = seconds
      } else if let nanometres = Self.nanometres(inDepth: caption) {
        guard positionColumn == nil else { continue }
        positionColumn = column
        axis = .depth
        positionUnit = nanometres
      } else if lower.hasPrefix("dose") {
        doseColumn = column
      } else if lower.hasPrefix("fluence") {
        fluenceColumn = column
      } else if lower.hasPrefix("intensity") || !name.isEmpty {
        ions.append(
          Ion(
            column: column, name: name.isEmpty ? caption : name,
            massCell: column < masses.count ? masses[column] : nil))
        intensityCaptions.append(caption)
        columnNames[column] = name.isEmpty ? caption : name
      } else if !lower.hasPrefix("data point"), names.isEmpty, !caption.isEmpty {
        // Without a row of names the captions are the names.
        ions.append(
          Ion(column: column, name: caption, massCell: column < masses.count ? masses[column] : nil))
      } else {
        unusedColumns.insert(column)
        if !lower.hasPrefix("data point") { notes.append("the column “\(caption)” was passed over") }
      }
    }
    guard positionColumn != nil else {
      let others = captions.filter { caption in
        !caption.isEmpty
          && !["data point", "intensity", "dose", "fluence"].contains { caption.lowercased().hasPrefix($0) }
      }
      throw InputProblem(
        .unsupported, file: file, place: .line(line + 1),
        expected: "a column “Sputter Time (s)” or “Depth (nm)”",
        found: others.isEmpty
          ? "neither"
          : "the axis \(others.map { "“\($0)”" }.joined(separator: ", ")), which is neither time nor depth",
        remedy:
          "Export the profile against sputter time; how long one scan sputters does not stand in the file.")
    }
    guard !ions.isEmpty else {
      throw InputProblem(
        .malformed, file: file, place: .line(line + 1), expected: "at least one column “Intensity”",
        found: captions.joined(separator: ", "), remedy: "Export the profile with its ions.")
    }
  }
}
