import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct WinLabReaderTests {
  private func table(_ text: String) throws -> ConcentrationTable {
    let file = FileContents(source: SourceFile(path: "winlab.csv"), bytes: Array(text.utf8))
    #expect(WinLabReader().recognition(of: file.head) == .certain)
    return try #require(try WinLabReader().measurements(in: file).first as? ConcentrationTable)
  }

  private let header =
    "Sample ID,Analyte Name,Date,Time,Int (Corr),RSD (Corr Int),Conc (Calib),Units (Calib)\n"

  @Test func linesOfASampleAreOneRow() throws {
    let table = try table(
      header + "A,Ni 231.604,28-05-21,12:40:54 PM,1200,0.8,0.5,mg/L\n"
        + "A,Co 228.616,28-05-21,12:40:54 PM,800,1.1,0.25,mg/L\nB,Ni 231.604,,,10,5,<0.01,mg/L\n")
    #expect(table.channels.map(\.element) == ["Ni", "Co"])
    #expect(table.channels.map(\.massNumber) == [nil, nil])
    #expect(table.rows.map(\.sampleName) == ["A", "B"])
    #expect(table.rows[0].acquisitionTime == "28-05-21 12:40:54 PM")
    #expect(table.rows[0].readings[1].measuredConcentration == .value(0.25))
    #expect(table.rows[0].readings[0].countRate == .value(1200))
    #expect(table.rows[1].readings[0].measuredConcentration == .below(0.01))
    #expect(table.rows[1].readings[1].measuredConcentration == .missing)
  }

  @Test func anAnalyteThatStandsAgainBeginsAnotherRow() throws {
    let table = try table(header + "A,Ni 231.604,,,1,1,0.5,mg/L\nA,Ni 231.604,,,1,1,0.6,mg/L\n")
    #expect(table.rows.map { $0.readings[0].measuredConcentration } == [.value(0.5), .value(0.6)])
  }

  @Test func anotherUnitIsConvertedOrNotUnderstood() throws {
    let table = try table(
      header + "A,Ni 60,,,1,1,0.5,mg/L\nB,Ni 60,,,1,1,500,ug/L\nC,Ni 60,,,1,1,0.5,mg/kg\n")
    #expect(table.channels[0].massNumber == 60)
    #expect(table.rows[1].readings[0].measuredConcentration == .value(0.5))
    #expect(table.rows[2].readings[0].measuredConcentration == .unexplained("0.5 mg/kg"))
    #expect(table.readingNotes.contains { $0.contains("0.5 mg/kg") })
  }

  @Test func decimalCommasAreReadByTheWholeTable() throws {
    let text =
      "Sample ID;Analyte Name;Conc (Samp);Units (Samp)\nA;Ni 231,604;0,5;mg/L\nB;Ni 231,604;12,25;mg/L\n"
    let table = try table(text)
    #expect(table.rows.map { $0.readings[0].concentration } == [.value(0.5), .value(12.25)])
  }

  @Test func aLineWithoutAnElementIsAProblem() throws {
    let file = FileContents(
      source: SourceFile(path: "winlab.csv"), bytes: Array((header + "A,nickel,,,1,1,1,mg/L\n").utf8))
    let problem = try #require(throws: InputProblem.self) { try WinLabReader().measurements(in: file) }
    #expect(problem.place == .line(2))
  }
}
