import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct MassHunterReaderTests {
  private typealias Cells = [SheetGrid.Value?]

  private let header: [(Int, Cells)] = [
    (1, ["Sample", nil, nil, nil, nil, "60 -> 60  Ni  [ He ] ", nil, nil, "45  Sc ( ISTD )  [ He ] ", nil]),
    (
      2,
      [
        "Rjct", "Type", "Level", "Sample Name", "Total Dil.", "Conc. [ ppb ]", "Conc. RSD",
        "Meas. Conc. [ ppb ]", "CPS", "CPS RSD",
      ]
    ),
  ]

  private func table(_ rows: [(Int, Cells)], firstColumn: Int = 0) throws -> ConcentrationTable {
    let sheet = WorkbookFile.sheet(rows.map { (number: $0.0, cells: $0.1) }, firstColumn: firstColumn)
    let tables = try MassHunterReader().measurements(in: WorkbookFile.contents(sheetXML: sheet))
    return try #require(tables.first as? ConcentrationTable)
  }

  private func file(_ text: String) -> FileContents {
    FileContents(source: SourceFile(path: "/data/batch.csv"), bytes: Array(text.utf8))
  }

  private func textTable(_ text: String) throws -> ConcentrationTable {
    try #require(try MassHunterReader().measurements(in: file(text)).first as? ConcentrationTable)
  }

  @Test func readsChannelsRowsAndUnits() throws {
    let row: Cells = [false, "Sample", nil, "cell 1", 5, 12.5, 1.2, 2.5, 230_000, 0.9]
    let table = try table(header + [(3, row)])
    #expect(table.channels.map(\.name) == ["60 -> 60 Ni [ He ]", "45 Sc ( ISTD ) [ He ]"])
    #expect(table.channels.map(\.concentrationUnit) == ["ppb", ""])
    #expect(table.channels.map(\.isInternalStandard) == [false, true])
    let read = try #require(table.rows.first)
    #expect(read.rowNumber == 3)
    #expect(read.sampleName == "cell 1")
    #expect(read.dilution == 5)
    #expect(!read.isRejected)
    #expect(
      read.readings == [
        .init(concentration: .value(12.5), measuredConcentration: .value(2.5), concentrationRSD: .value(1.2)),
        .init(countRate: .value(230_000), countRateRSD: .value(0.9)),
      ])
    #expect(table.readingNotes.isEmpty)
  }

  @Test func aTableMayBeginAnywhereAndHaveEmptyRows() throws {
    let rows: [(Int, Cells)] = [
      (3, [nil, nil, "55  Mn  [ No Gas ] ", nil]), (4, ["Type", "Sample Name", "Conc.", "CPS"]),
      (5, ["CalBlk", "0 ppb", 0, 12]), (6, [nil, nil, nil, nil]), (9, ["Sample", "S1", 1.5, 400]),
    ]
    let table = try table(rows, firstColumn: 2)
    #expect(table.rows.map(\.rowNumber) == [5, 9])
    #expect(table.rows.map(\.sampleName) == ["0 ppb", "S1"])
    #expect(table.rows.last?.readings.first?.countRate == .value(400))
  }

  @Test func textsInCellsKeepTheirMeaning() throws {
    let rows: [(Int, Cells)] = [
      (3, [false, "BLK", nil, "a", 1, "<0.000", "N/A", "OR", nil, "odd"])
    ]
    let table = try table(header + rows)
    let readings = try #require(table.rows.first?.readings)
    #expect(readings[0].concentration == .below(0))
    #expect(readings[0].concentrationRSD == .missing)
    #expect(readings[0].measuredConcentration == .overRange)
    #expect(readings[1].countRate == .missing)
    #expect(readings[1].countRateRSD == .unexplained("odd"))
  }

  @Test func emptyCellsOfARejectedRowAreRejected() throws {
    let row: Cells = [true, "CalStd", "8", "100 ppb", 1, nil, nil, nil, nil, nil]
    let read = try #require(try table(header + [(3, row)]).rows.first)
    #expect(read.isRejected)
    #expect(read.level == "8")
    #expect(read.readings[0].concentration == .rejected)
    #expect(read.readings[1].countRate == .rejected)
  }

  @Test func columnsThatNoRuleExplainsAreKept() throws {
    let rows: [(Int, Cells)] = [
      (1, ["Sample", nil, nil, "60  Ni  [ He ] ", nil]),
      (2, ["Sample Name", "Vial Number", "Acq. Date-Time", "CPS", "Det."]),
      (3, ["a", "1101", 43_019.5, 7, "P"]),
    ]
    let row = try #require(try table(rows).rows.first)
    #expect(row.metadata["Vial Number"] == "1101")
    #expect(row.metadata["60 Ni [ He ] / Det."] == "P")
    #expect(row.acquisitionTime == "2017-10-11 12:00:00")
  }

  @Test func columnsBehindAnotherGroupDescribeTheSample() throws {
    let rows: [(Int, Cells)] = [
      (1, ["Sample", "60  Ni  [ He ] ", "Sample"]), (2, ["Sample Name", "CPS", "Comment"]),
      (3, ["a", 7, "late"]),
    ]
    #expect(try table(rows).rows.first?.metadata["Comment"] == "late")
  }

  @Test func aHeaderFurtherDownBeginsAnotherTable() throws {
    let second: [(Int, Cells)] = [
      (5, ["Sample", "55  Mn  [ He ] "]), (6, ["Sample Name", "CPS"]), (7, ["b", 3]),
    ]
    let first: [(Int, Cells)] = [
      (1, ["Sample", "60  Ni  [ He ] "]), (2, ["Sample Name", "CPS"]), (3, ["a", 7]),
    ]
    let sheet = WorkbookFile.sheet((first + second).map { (number: $0.0, cells: $0.1) })
    let tables = try MassHunterReader().measurements(in: WorkbookFile.contents(sheetXML: sheet))
    #expect(tables.compactMap { ($0 as? ConcentrationTable)?.rows.map(\.sampleName) } == [["a"], ["b"]])
  }

  @Test func differentUnitsInOneChannelAreNotMixed() throws {
    let rows: [(Int, Cells)] = [
      (1, ["Sample", "60  Ni  [ He ] ", nil]), (2, ["Sample Name", "Conc. [ ppb ]", "Meas. Conc. [ ppm ]"]),
      (3, ["a", 7, 8]),
    ]
    let table = try table(rows)
    #expect(table.rows.first?.readings.first?.measuredConcentration == .missing)
    #expect(table.readingNotes.contains { $0.contains("ppb and ppm") })
  }

  @Test func textTablesAreReadInEveryLayout() throws {
    let comma = "Sample,60  Ni  [ He ],\nSample Name,Conc. [ ppb ],CPS\n\"a, b\",1.5,\"1200\"\n"
    let table = try textTable(comma)
    #expect(table.rows.map(\.sampleName) == ["a, b"])
    #expect(table.rows.first?.readings == [.init(concentration: .value(1.5), countRate: .value(1200))])
    let european = "Sample;60  Ni  [ He ];\nSample Name;Conc. [ µg/L ];CPS\na;1,5;<0,1\n"
    let reading = try #require(try textTable(european).rows.first?.readings.first)
    #expect(reading == .init(concentration: .value(1.5), countRate: .below(0.1)))
    #expect(try textTable(european).channels.map(\.concentrationUnit) == ["µg/L"])
    let tabs = comma.replacing("\"a, b\"", with: "a").replacing(",", with: "\t")
    #expect(try textTable(tabs).rows.map(\.sampleName) == ["a"])
  }

  @Test func twoDecimalSeparatorsInOneTableAreRefused() throws {
    let mixed = "Sample;60  Ni  [ He ];\nSample Name;Conc.;CPS\na;1,5;12.5\n"
    let problem = try #require(throws: InputProblem.self) { try textTable(mixed) }
    #expect(problem.code == .invalidValue)
    #expect(problem.place == .part("line 3, cell 2"))
  }

  @Test func aFlagThatIsNeitherYesNorNoIsSaid() throws {
    let text = "Sample;;60  Ni  [ He ]\nRjct;Sample Name;CPS\nkaputt;a;5\nNein;b;5\nJa;c;\n"
    let table = try textTable(text)
    #expect(table.rows.map(\.isRejected) == [false, false, true])
    #expect(table.rows.map(\.rejectionNotUnderstood) == ["kaputt", nil, nil])
    #expect(table.readingNotes.contains { $0.contains("Row 3 (a)") && $0.contains("“kaputt”") })
  }

  @Test(arguments: [
    ("10", 10.0), ("10x", 10), ("x10", 10), ("10 ×", 10), ("20-fold", 20), ("1:10", nil), ("1/10", nil),
    ("1+9", nil),
    ("N/A", nil),
  ])
  func dilutionsAreFactors(text: String, factor: Double?) throws {
    let table = try textTable(
      "Sample;;60  Ni  [ He ]\nTotal Dil.;Sample Name;CPS\n\(text);a;5\n")
    #expect(table.rows.first?.dilution == factor)
    let isQuoted = factor == nil && text != "N/A"
    #expect(table.rows.first?.dilutionNotUnderstood == (isQuoted ? text : nil))
    #expect(table.readingNotes.isEmpty != isQuoted)
  }

  @Test func numbersInWorkbooksMayBeTextsWithCommas() throws {
    let row: Cells = [false, "Sample", nil, "cell 1", 5, "12,5", nil, "<0,25", nil, nil]
    let readings = try #require(try table(header + [(3, row)]).rows.first?.readings)
    #expect(readings[0].concentration == .value(12.5))
    #expect(readings[0].measuredConcentration == .below(0.25))
  }

  @Test func headersOfTheSampleMayStandInTheUpperRow() throws {
    let template =
      "Acq. Date-Time,Sample Name,63  Cu  [ He ]\nConc.,Conc.,Conc.\n2025-01-15 10:30:00,B,0.05\n"
    let row = try #require(try textTable(template).rows.first)
    #expect(row.sampleName == "B")
    #expect(row.acquisitionTime == "2025-01-15 10:30:00")
    #expect(row.readings.first?.concentration == .value(0.05))
  }

  @Test func anotherWorkbookIsRefusedWithItsFirstRow() throws {
    let problem = try #require(throws: InputProblem.self) { try table([(2, [nil, "Sample Id", "Co 59"])]) }
    #expect(
      problem.description
        == "/data/batch.xlsx, sheet Sheet1, cell B2: expected a workbook of MassHunter, with channels such as "
        + "“60 Ni [ He ]” above “Conc.” and “CPS”, or of Syngistix, found a workbook that begins with "
        + "“Sample Id, Co 59”. Export the batch table with both rows of its header; any other table is read with "
        + "declared columns.")
  }

  @Test func isRecognisedByItsHeaderOnly() throws {
    let reader = MassHunterReader()
    #expect(reader.recognition(of: file("a;60  Ni  [ He ]\nSample Name;CPS\n").head) == .certain)
    #expect(reader.recognition(of: file("energy,counts\n1,2\n").head) == .no)
    #expect(reader.recognition(of: try WorkbookFile.contents(sheetXML: "<worksheet/>").head) == .likely)
  }

  @Test func aWideHeaderOverManyRowsCannotFillTheMemory() throws {
    let channels = 2_000
    var text = ";" + (0..<channels).map { "\($0 % 300 + 1) Ni [ m\($0) ]" }.joined(separator: ";") + "\n"
    text += "Sample Name" + String(repeating: ";CPS", count: channels) + "\n"
    text += String(repeating: "a\n", count: 300)
    let problem = try #require(throws: InputProblem.self) { try textTable(text) }
    #expect(problem.code == .limitExceeded)
  }
}
