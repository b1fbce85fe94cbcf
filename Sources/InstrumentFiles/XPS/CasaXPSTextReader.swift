public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the text tables that CasaXPS exports: energy, intensity, and the curves of a fit as further columns.
///
/// Where a file gives kinetic energies with counts beside binding energies with counts per second, the counts are the
/// spectrum, and the calibrated binding energies and the rates are kept as further variables.
public struct CasaXPSTextReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// The ASCII export of CasaXPS, with tabs or commas.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "casaxps-text", name: "CasaXPS text export", vendor: "Casa Software", techniques: ["xps"],
      fileNameEndings: ["txt", "csv"])
  }

  /// Likely where a line has captions of an energy and of an intensity, as CasaXPS writes them.
  public func recognition(of head: FileHead) -> Recognition {
    let lines = TextLines(head: head)
    let hasCaptions = (0..<min(lines.count, 200)).contains { CasaXPSCaptions(lines, line: $0) != nil }
    return hasCaptions ? .likely : .no
  }

  /// Reads every spectrum of the export.
  ///
  /// - Throws: an `InputProblem` with the line and column of the first cell that makes no sense.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    var spectra: [any InstrumentMeasurement] = []
    var metadata = VendorMetadata()
    var line = 0
    while line < lines.count {
      if let captions = CasaXPSCaptions(lines, line: line) {
        let (found, next) = try captions.spectra(lines, below: line, metadata: metadata, file: file)
        spectra += found
        metadata = VendorMetadata()
        line = next
      } else {
        if !lines.isBlank(line), metadata.entries.count < 1000 {
          metadata.append("header", lines.trimmed(line) ?? "")
        }
        line += 1
      }
    }
    guard !spectra.isEmpty else {
      throw InputProblem(
        .malformed, file: file.source.path, expected: "captions such as B.E. and CPS", found: "none",
        remedy: "Export the spectra from CasaXPS with their column headers.")
    }
    return spectra
  }
}
