public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the text files of Scienta Omicron's SES: sections with settings and columns for each region.
///
/// A region with several slices of the detector gives one spectrum for each slice. The step time stays in the metadata,
/// because the file does not state its unit.
public struct ScientaTextReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// The text export of SES.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "scienta-text", name: "Scienta SES text export", vendor: "Scienta Omicron",
      techniques: ["xps"], fileNameEndings: ["txt"])
  }

  /// Certain where the file begins with the section that counts its regions.
  public func recognition(of head: FileHead) -> Recognition {
    let lines = TextLines(head: head)
    return lines.trimmed(0) == "[Info]" && lines.trimmed(1)?.hasPrefix("Number of Regions=") == true
      ? .certain : .no
  }

  /// Reads every region.
  ///
  /// - Throws: an `InputProblem` with the line and column of the first cell that is not a number.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    var spectra: [any InstrumentMeasurement] = []
    var metadata = VendorMetadata()
    var line = 0
    while line < lines.count {
      let text = lines.trimmed(line) ?? ""
      line += 1
      if text.hasPrefix("[Region ") {
        metadata = VendorMetadata()
      } else if text.hasPrefix("[Data ") {
        var end = line
        while end < lines.count, lines.trimmed(end)?.hasPrefix("[") == false { end += 1 }
        spectra += try Self.spectra(lines, line..<end, metadata, file)
        line = end
      } else if let mark = text.firstIndex(of: "="), !text.hasPrefix("[") {
        metadata.append(String(text[..<mark]), String(text[text.index(after: mark)...]))
      }
    }
    guard !spectra.isEmpty else {
      throw InputProblem(
        .truncated, file: file.source.path, place: .line(lines.count), expected: "a section [Data 1]",
        found: "none", remedy: "Export the spectra again.")
    }
    return spectra
  }

  private static func spectra(
    _ lines: TextLines, _ section: Range<Int>, _ metadata: VendorMetadata, _ file: FileContents
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    let layout = TextTableLayout(delimiter: .blanks)
    let first = section.first { !lines.isBlank($0) }
    let width = first.map { layout.cells(of: lines, line: $0).count } ?? 0
    guard width >= 2 else {
      throw InputProblem(
        .malformed, file: file.source.path, place: .line(section.lowerBound + 1),
        expected: "an energy and at least one intensity in each line", found: "\(width) columns",
        remedy: "Export the spectra again.")
    }
    let names = (0..<width).map { $0 == 0 ? "energy" : "slice \($0)" }
    let rows = try NumericRows(
      lines, from: section.lowerBound, to: section.upperBound, layout: layout, columnNames: names,
      file: file.source.path)
    let label = metadata["Dimension 1 name"] ?? metadata["Energy Scale"].map { "\($0) energy" } ?? ""
    let energy = SpectralLabel.energy(in: label)
    let region = metadata["Region Name"] ?? file.head.title
    let level = SpectralLabel.coreLevel(in: region)
    func number(_ key: String) -> Double? { metadata[key].flatMap { NumberScanner.number($0) } }
    return (1..<width).map { slice in
      PhotoelectronSpectrum(
        title: width > 2 ? "\(region), slice \(slice)" : region, source: file.source,
        // The settings of a region with many slices are kept with the first one only.
        metadata: slice == 1 ? metadata : VendorMetadata(), sampleIdentifier: metadata["Sample"] ?? "",
        species: level?.species ?? region, transition: level?.transition ?? "",
        axis: MeasurementAxis(
          quantity: energy?.rawValue ?? label, unit: "eV", positions: .listed(rows.column(0))),
        energyScale: energy == .binding ? .binding : energy == .kinetic ? .kinetic : .unknown,
        intensities: rows.column(slice), intensityKind: .arbitrary,
        excitationEnergy: number("Excitation Energy"), passEnergy: number("Pass Energy"),
        sweeps: number("Number of Sweeps"))
    }
  }
}
