import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct SyngistixReaderTests {
  typealias Row = (number: Int, cells: [SheetGrid.Value?])

  private static func header(_ unit: String, _ channels: [String] = ["Co 59", "Ni 58"]) -> [SheetGrid.Value?]
  {
    [nil, .text("Sample Id"), .text("R"), .text("Acquisition Time")]
      + channels.map { .text(unit.isEmpty ? $0 : "\($0)\n(\(unit))") }
  }

  private static func row(
    _ index: Double, _ sample: String, _ values: SheetGrid.Value?...
  ) -> [SheetGrid.Value?] {
    [.number(index), .text(sample), nil, .text("13/09/19 11:47:11 AM")] + values
  }

  private static let mark: [SheetGrid.Value?] = [nil, .text("Calibration Curves")]

  /// A workbook with sheets of these rows.
  private static func workbook(_ sheets: [(name: String, rows: [[SheetGrid.Value?]])]) throws -> FileContents
  {
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    let relations = sheets.indices.map { index in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"x/worksheet\" Target=\"worksheets/s\(index + 1).xml\"/>"
    }
    let workbook =
      "<workbook xmlns:r=\"relations\"><sheets>\(list.joined())</sheets></workbook>"
    return try WorkbookFile.archive(
      [
        ("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", Array(workbook.utf8)),
        (
          "xl/_rels/workbook.xml.rels",
          Array("<Relationships>\(relations.joined())</Relationships>".utf8)
        ),
      ]
        + sheets.enumerated().map { index, sheet in
          let rows = sheet.rows.enumerated().map { (number: $0.offset + 1, cells: $0.element) }
          return ("xl/worksheets/s\(index + 1).xml", Array(WorkbookFile.sheet(rows).utf8))
        })
  }

  /// A batch whose deviations leave the mark out, so that rows stand elsewhere than in the other sheets.
  private static var batch: [(name: String, rows: [[SheetGrid.Value?]])] {
    [
      (
        "Raw Intensities",
        [
          header("cps"), row(1, "BLK", .number(10), .number(-4)),
          row(2, "STD 250 ppb", .number(510), .number(96)),
          mark, row(3, "cell", .number(260), .text("S")),
        ]
      ),
      (
        "Raw Intensities RSDs",
        [
          header(""), row(1, "BLK", .number(0.2), .number(0.3)),
          row(2, "STD 250 ppb", .number(0.01), .number(0.02)),
          row(3, "cell", .number(0.015), .number(0.02)),
        ]
      ),
      (
        "Concentrations",
        [
          header("mg/L"), row(1, "BLK", nil, nil), row(2, "STD 250 ppb", .number(0.25), .number(0.25)), mark,
          row(3, "cell", .number(25), .number(12.5)),
        ]
      ),
      (
        "Unfactored Concentrations",
        [
          header("mg/L"), row(1, "BLK", nil, nil), row(2, "STD 250 ppb", .number(0.25), .number(0.25)), mark,
          row(3, "cell", .number(0.125), .number(0.0625)),
        ]
      ),
    ]
  }

  private func tables(_ sheets: [(name: String, rows: [[SheetGrid.Value?]])]) throws -> [ConcentrationTable] {
    let file = try Self.workbook(sheets)
    #expect(SyngistixReader().confirms(file))
    #expect(!MassHunterReader().confirms(file))
    return try SyngistixReader().measurements(in: file).compactMap { $0 as? ConcentrationTable }
  }

  @Test func sheetsAreJoinedByRowNumberAndSample() throws {
    let table = try #require(try tables(Self.batch).first)
    #expect(table.channels.map(\.name) == ["Co 59", "Ni 58"])
    #expect(table.channels.map(\.massNumber) == [59, 58])
    #expect(table.channels.map(\.concentrationUnit) == ["mg/L", "mg/L"])
    #expect(table.rows.map(\.sampleName) == ["BLK", "STD 250 ppb", "cell"])
    let cell = table.rows[2]
    #expect(cell.readings[0].countRate == .value(260))
    #expect(cell.readings[0].countRateRSD == .value(1.5))
    #expect(cell.readings[0].measuredConcentration == .value(0.125))
    #expect(cell.readings[0].concentration == .value(25))
  }

  @Test func rowsAboveTheMarkCalibrate() throws {
    let table = try #require(try tables(Self.batch).first)
    #expect(table.rows.map(\.sampleType) == ["Blank", "Standard", ""])
  }

  @Test func saturatedAndNegativeReadingsAreKept() throws {
    let table = try #require(try tables(Self.batch).first)
    #expect(table.rows[0].readings[1].countRate == .value(-4))
    #expect(table.rows[2].readings[1].countRate == .saturated)
  }

  @Test func theFactorOfAllChannelsIsTheDilution() throws {
    let table = try #require(try tables(Self.batch).first)
    #expect(table.rows.map(\.dilution) == [nil, 1, 200])
  }

  @Test func aFactorOfVolumeOverMassIsSaid() throws {
    var sheets = Self.batch
    sheets[2].rows[4] = Self.row(3, "cell", .number(0.125 * 199.4416), .number(0.0625 * 199.4416))
    let table = try #require(try tables(sheets).first)
    #expect(abs((table.rows[2].dilution ?? 0) - 199.4416) < 1e-9)
    #expect(table.readingNotes.contains { $0.contains("per mass of sample") })
  }

  @Test func aSecondHeaderBeginsAnotherMethod() throws {
    var sheets = Self.batch
    sheets[0].rows += [Self.header("cps", ["Mn 55"]), Self.row(4, "rBLK", .number(7))]
    let both = try tables(sheets)
    #expect(both.map { $0.channels.count } == [2, 1])
    #expect(both[1].rows.map(\.sampleName) == ["rBLK"])
    #expect(both[1].title.hasSuffix("method 2"))
  }

  @Test func rowsOfAnotherDataSetAreNotTaken() throws {
    var sheets = Self.batch
    sheets[2].rows[4] = Self.row(77, "other", .number(99), .number(99))
    let table = try #require(try tables(sheets).first)
    #expect(table.rows[2].readings[0].concentration == .missing)
  }

  @Test func aWorkbookWithoutSamplesIsAProblem() throws {
    let file = try Self.workbook([("Raw Intensities", [[.text("nothing")]])])
    let problem = try #require(throws: InputProblem.self) { try SyngistixReader().measurements(in: file) }
    #expect(problem.place == .part("sheet “Raw Intensities”"))
  }
}
