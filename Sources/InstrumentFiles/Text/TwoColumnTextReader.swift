public import AnalysisFindings
public import InstrumentMeasurements

/// Reads plain two-column text files that say themselves what they are: an energy in the header, or a core level above.
///
/// A table without such a label is not taken: declare its columns (`DeclaredTableReader`).
public struct TwoColumnTextReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// Energy and intensity with a label.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "two-column-text", name: "labelled two-column spectrum (CSV or TXT)", vendor: "",
      techniques: ["xps", "eels"], fileNameEndings: ["csv", "txt", "dat", "xy"])
  }

  /// Possible where a table of two columns stands below a label that names an energy or a core level.
  public func recognition(of head: FileHead) -> Recognition {
    LabelledTable(TextLines(head: head)) == nil ? .no : .possible
  }

  /// Reads the spectrum.
  ///
  /// - Throws: an `InputProblem` with the line and column of the first cell that is not a number.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    guard let table = LabelledTable(lines) else {
      throw InputProblem(
        .unknownFormat, file: file.source.path,
        expected: "two columns below a label that names an energy (BE/eV, KE/eV) or a core level",
        found: "no such label", remedy: "Declare what the columns are.")
    }
    let rows = try NumericRows(
      lines, from: table.firstRow, layout: table.layout, columnNames: ["energy", "intensity"],
      file: file.source.path)
    var metadata = VendorMetadata()
    for line in 0..<table.firstRow where !lines.isBlank(line) {
      metadata.append("header", lines.trimmed(line) ?? "")
    }
    let axis = MeasurementAxis(
      quantity: table.energy?.rawValue ?? "energy", unit: "eV", positions: .listed(rows.column(0)))
    let title = table.title.isEmpty ? file.head.title : table.title
    if table.energy == .loss {
      return [
        ElectronMicroscopySignal(
          title: title, source: file.source, metadata: metadata, axes: [axis], values: .real(rows.column(1)),
          storedType: "text", signal: "EELS", energyAxis: 0)
      ]
    }
    let scale: PhotoelectronSpectrum.EnergyScale =
      table.energy == .binding ? .binding : table.energy == .kinetic ? .kinetic : .unknown
    let level = SpectralLabel.coreLevel(in: table.title)
    return [
      PhotoelectronSpectrum(
        title: title, source: file.source, metadata: metadata,
        readingNotes: scale == .unknown
          ? ["the file does not say whether its energies are binding energies"] : [],
        technique: table.energy == .photon ? "" : "XPS", species: level?.species ?? "",
        transition: level?.transition ?? "", axis: axis, energyScale: scale, intensities: rows.column(1),
        intensityKind: .arbitrary,
        excitationEnergy: metadata.entries.lazy.compactMap { Self.number(after: "hv=", in: $0.value) }.first,
        passEnergy: metadata.entries.lazy.compactMap { Self.number(after: "PE:", in: $0.value) }.first)
    ]
  }

  /// The number behind a key such as `hv=`.
  private static func number(after key: String, in text: String) -> Double? {
    guard let range = text.firstRange(of: key) else { return nil }
    let bytes = Array(text[range.upperBound...].utf8.drop { $0 == 0x20 })
    var position = 0
    return NumberScanner.scan(
      bytes, at: &position, to: bytes.count, decimalSeparator: NumberScanner.point)
  }
}

/// A table of two columns with a label above.
private struct LabelledTable {
  var layout: TextTableLayout
  var firstRow: Int
  var energy: SpectralLabel.Energy?
  var title: String

  /// `nil` if there is no such table within the first lines.
  init?(_ lines: TextLines) {
    guard let table = TextTableLayout.detect(in: lines), table.columns == 2, (1...8).contains(table.firstRow)
    else { return nil }
    layout = table.layout
    firstRow = table.firstRow
    title = ""
    for line in 0..<table.firstRow where !lines.isBlank(line) {
      let text = lines.trimmed(line) ?? ""
      let cells = layout.texts(of: lines, line: line)
      if let found = cells.first.flatMap(SpectralLabel.energy) {
        energy = found
        if title.isEmpty, cells.count > 1 { title = cells[1] }
      } else if SpectralLabel.coreLevel(in: text) != nil {
        title = text
      }
    }
    guard energy != nil || SpectralLabel.coreLevel(in: title) != nil else { return nil }
  }
}
