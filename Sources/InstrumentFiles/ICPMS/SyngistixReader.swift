public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the workbooks into which PerkinElmer Syngistix (NexION) exports a data set.
///
/// Intensities, their deviations and concentrations stand in sheets of their own, whose rows are joined by the number of
/// the row and the sample's name. A sheet may hold several methods, each under a header of its own: each is a table.
/// “Raw” intensities are those after the program's corrections of interferences, and negative ones are kept.
public struct SyngistixReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// Workbooks of data sets.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "syngistix", name: "Syngistix data set (workbook)", vendor: "PerkinElmer",
      techniques: ["icpms"], fileNameEndings: ["xlsx"])
  }

  /// Likely for a workbook, whose cells are compressed.
  public func recognition(of head: FileHead) -> Recognition { Workbook.recognises(head) ? .likely : .no }

  /// Whether the workbook has a sheet of intensities or unfactored concentrations as Syngistix names them.
  public func confirms(_ file: FileContents) -> Bool {
    let names = (try? Workbook.sheetNames(of: file)) ?? []
    return names.contains(Sheet.raw) || names.contains(Sheet.unfactored)
  }

  private enum Sheet {
    static let raw = "Raw Intensities"
    static let rawDeviations = "Raw Intensities RSDs"
    static let unfactored = "Unfactored Concentrations"
    static let deviations = "Concentrations RSDs"
  }

  /// Reads a table for each method of the workbook.
  ///
  /// - Throws: where the workbook is damaged, or no sheet has samples with channels.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let workbook = try Workbook(file)
    func sheet(_ name: String) -> SyngistixSheet? {
      workbook.sheets.first { $0.name == name }.map(SyngistixSheet.init)
    }
    let raw = sheet(Sheet.raw)
    let unfactored = sheet(Sheet.unfactored)
    guard let base = raw ?? unfactored, base.blocks.contains(where: { !$0.channels.isEmpty }) else {
      throw InputProblem(
        .malformed, file: file.source.path, place: .part("sheet “\(Sheet.raw)”"),
        expected: "a row with “Sample Id” and channels such as “Co 59”", found: "none",
        remedy: "Export the data set from Syngistix with all sheets.")
    }
    // Laboratories add sheets of their own: reported concentrations are in the one whose rows are those of the data set.
    let reported = workbook.sheets.filter { sheet in
      sheet.name.contains("Concentrations") && !sheet.name.hasSuffix("RSDs") && sheet.name != Sheet.unfactored
    }.map(SyngistixSheet.init)
    var readingsLeft = ConcentrationTable.readingLimit
    var tables: [ConcentrationTable] = []
    for (index, block) in base.blocks.enumerated() where !block.channels.isEmpty {
      readingsLeft -= block.channels.count * block.rows.count
      guard readingsLeft >= 0 else { throw ConcentrationTable.tooManyReadings(file: file.source.path) }
      let table = SyngistixTable(
        block, isRaw: raw != nil, deviations: sheet(Sheet.rawDeviations), measured: unfactored,
        measuredDeviations: sheet(Sheet.deviations), reported: reported)
      tables.append(
        table.table(
          title: base.blocks.count > 1 ? "\(file.head.name), method \(index + 1)" : file.head.name,
          file.source)
      )
    }
    return tables
  }
}
