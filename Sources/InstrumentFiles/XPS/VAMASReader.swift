public import AnalysisFindings
public import InstrumentMeasurements

/// Reads VAMAS files (ISO 14976), the exchange format of surface analysis: every spectrum of every block.
///
/// The format is a list of lines whose meaning follows from their order (Dench, Hazell & Seah, Surf. Interface Anal. 13
/// (1988) 63, doi:10.1002/sia.740130202). Blocks of a technique that counts no electrons, such as SIMS, are passed over
/// with a note.
public struct VAMASReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// ISO 14976 under its common name.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "vamas", name: "VAMAS (ISO 14976)", vendor: "ISO", techniques: ["xps"],
      fileNameEndings: ["vms", "npl"])
  }

  /// The sentence with which every VAMAS file begins, but for blank lines that some programs put before it.
  static let identifier = "VAMAS Surface Chemical Analysis Standard Data Transfer Format"

  /// Certain where the first line that is not blank is the format's identifier.
  public func recognition(of head: FileHead) -> Recognition {
    let lines = TextLines(head: head)
    guard let line = (0..<lines.count).first(where: { !lines.isBlank($0) }) else { return .no }
    return lines.trimmed(line)?.hasPrefix(Self.identifier) == true ? .certain : .no
  }

  /// Reads one spectrum for each block.
  ///
  /// - Throws: an `InputProblem` with the line at which the file stops making sense.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    var cursor = LineCursor(try TextLines(file), file: file.source.path, format: "VAMAS")
    while cursor.remaining > 0, cursor.lines.isBlank(cursor.line) { cursor.skip(1) }
    let header = try VAMASHeader(&cursor)
    var spectra: [PhotoelectronSpectrum] = []
    var passedOver: [String] = []
    var entries = 0
    var first: VAMASBlock?
    guard header.blockCount <= Self.blockLimit else {
      throw InputProblem(
        .limitExceeded, file: file.source.path, expected: "at most \(Self.blockLimit) blocks",
        found: "\(header.blockCount)", remedy: "Export the spectra in several files.")
    }
    for index in 0..<header.blockCount {
      let block = try VAMASBlock(&cursor, header: header, first: first, index: index)
      if first == nil { first = block }
      guard block.countsElectrons else {
        passedOver.append(
          "block \(index + 1) (\(block.identifier)) is \(block.technique) and was passed over")
        continue
      }
      entries += header.entries.count + block.entryCount
      guard entries <= Self.entryLimit else {
        throw InputProblem(
          .limitExceeded, file: file.source.path, place: .part("block \(index + 1)"),
          expected: "at most \(Self.entryLimit) metadata entries in all blocks", found: "more than that",
          remedy: "Split the file, or export it without the long comments.")
      }
      spectra.append(try block.spectrum(header: header, source: file.source, index: index))
    }
    guard !spectra.isEmpty else {
      let techniques = first.map { "only \($0.technique) blocks" } ?? "no block"
      throw InputProblem(
        .unsupported, file: file.source.path, expected: "a block with an electron spectrum (XPS, UPS or AES)",
        found: techniques, remedy: "Export the electron spectra, or use the program of the instrument.")
    }
    if cursor.lines.trimmed(cursor.line) != "end of experiment" {
      passedOver.append("the line “end of experiment” is missing behind the last block")
    }
    spectra[0].readingNotes += passedOver
    return spectra
  }

  /// The most metadata entries in all spectra of a file, because each repeats what is common to all.
  private static let entryLimit = 1 << 20
  /// The most blocks of a file: whatever its spectrum has, a block takes ten times its text in memory.
  private static let blockLimit = 20_000
}
