import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct TextTableReaderTests {
  private func file(_ text: String) -> FileContents {
    FileContents(source: SourceFile(path: "/data/a.csv"), bytes: Array(text.utf8))
  }

  private func table(_ text: String) throws -> ConcentrationTable {
    let file = file(text)
    let reader = try #require(ReaderRegistry.builtIn.reader(for: file.head))
    return try #require(try reader.measurements(in: file).first as? ConcentrationTable)
  }

  private let timeResolved = """
    D:\\Agilent\\test.b\\001.d\r
    Intensity Vs Time,CPS\r
    Acquired      : 16/11/2020 1:08:48 PM using Batch test.b\r
    Time [Sec],Mn55,Co59 -> 75\r
    0.5253,38993.68,0.00\r
    1.0253,38203.93,53.57\r
    \r
              Printed:16/11/2020 1:09:06 PM\r

    """

  @Test func timeSlicesAreRowsOfTheirFolder() throws {
    let table = try table(timeResolved)
    #expect(table.channels.map(\.name) == ["Mn55", "Co59 -> 75"])
    #expect(table.rows.map(\.sampleName) == ["001.d", "001.d"])
    #expect(table.rows.map { $0.metadata["Time [Sec]"] } == ["0.5253", "1.0253"])
    #expect(table.rows.last?.readings.map(\.countRate) == [.value(38203.93), .value(53.57)])
    #expect(table.rows.first?.acquisitionTime == "16/11/2020 1:08:48 PM using Batch test.b")
  }

  @Test func countsAreNoCountRates() throws {
    let file = file(timeResolved.replacing("Time,CPS", with: "Time,Counts"))
    let problem = try #require(throws: InputProblem.self) {
      try MassHunterTimeResolvedReader().measurements(in: file)
    }
    #expect(problem.code == .unsupported)
    #expect(problem.place == .line(2))
  }

  @Test func aCutTimeSliceIsNamed() throws {
    let file = file(String(timeResolved.prefix { $0 != "3" }) + "38993\n")
    #expect(throws: InputProblem.self) { try MassHunterTimeResolvedReader().measurements(in: file) }
    let short = self.file(timeResolved.replacing("38203.93,53.57", with: "38203.93"))
    let problem = try #require(throws: InputProblem.self) {
      try MassHunterTimeResolvedReader().measurements(in: short)
    }
    #expect(problem.place == .line(6))
    #expect(problem.found == "2 cells")
  }

  private let qtegra = """
    ;;Raw.Average;Raw.STD;Raw.RSD;ExtCal.Average;ExtCal.StandardConcentration
    ;;0;0;0;0;0
    ;;Fe 238.204 {142} (Radial);Fe 238.204 {142} (Radial);Fe 238.204 {142} (Radial);Fe 238.204 {142} (Radial);\
    Fe 238.204 {142} (Radial)
    ;;Y (cps);Y (cps);Y (%);Y (ppm);Y (ppm)
    1;BLANK;0.58;0.2;34.5;0;
    2;STD;47.3;;1.5;1.003;0.929

    """

  @Test func qtegrasFourHeaderRowsAreUnderstood() throws {
    let table = try table(qtegra)
    let channel = try #require(table.channels.first)
    #expect(table.channels.count == 1)
    #expect(channel.element == "Fe")
    #expect(channel.massNumber == nil)
    #expect(channel.mode == "Radial")
    #expect(channel.concentrationUnit == "ppm")
    #expect(table.rows.map(\.sampleName) == ["BLANK", "STD"])
    let standard = try #require(table.rows.last?.readings.first)
    #expect(standard.countRate == .value(47.3))
    #expect(standard.countRateRSD == .value(1.5))
    #expect(standard.concentration == .value(1.003))
    #expect(standard.nominalConcentration == .value(0.929))
    #expect(table.rows.first?.readings.first?.nominalConcentration == .missing)
    #expect(table.rows.first?.metadata["Fe 238.204 {142} (Radial) / Raw.STD (cps)"] == "0.2")
  }

  @Test func qtegraMayUseCommasOrDecimalCommas() throws {
    let commas = "\u{FEFF}sep=,\n" + qtegra.replacing(";", with: ",")
    #expect(try table(commas).rows.map(\.sampleName) == ["BLANK", "STD"])
    let european = qtegra.replacing("0.58", with: "0,58").replacing("0.2;34.5", with: "0,2;34,5")
      .replacing("47.3;;1.5;1.003;0.929", with: "47,3;;1,5;1,003;0,929")
    #expect(try table(european).rows.first?.readings.first?.countRate == .value(0.58))
  }

  @Test func qtegrasFirstRowDoesNotDecideForTheOthers() throws {
    let rinse = qtegra.replacing("1;BLANK;0.58;0.2;34.5;0;", with: "1;Rinse;N/A;N/A;N/A;N/A;")
    let european = rinse.replacing("47.3;;1.5;1.003;0.929", with: "47,3;;1,5;1,003;0,929")
    let rows = try table(european).rows
    #expect(rows.first?.readings.first?.countRate == .missing)
    #expect(rows.last?.readings.first?.concentration == .value(1.003))
  }

  @Test func icpExpertMayUseSemicolonsAndDecimalCommas() throws {
    let table = try table("Solution Label;Ni Ax 231,604 nm ppm\nA;0,003\nB;<0,001\n")
    #expect(table.channels.map(\.element) == ["Ni"])
    #expect(table.rows.map { $0.readings[0].concentration } == [.value(0.003), .below(0.001)])
  }

  @Test func opticalLinesOfICPExpertAreRates() throws {
    let table = try table(
      "Rack:Tube,Solution Label,Ca Ax 315.887 nm c/s,K R 766.491 nm ppm\n1:1,A,5,2\n1:2,B,,\n")
    #expect(table.channels.map(\.element) == ["Ca", "K"])
    #expect(table.channels.map(\.mode) == ["Ax", "R"])
    #expect(table.rows.first?.readings == [.init(countRate: .value(5)), .init(concentration: .value(2))])
    #expect(table.rows.last?.sampleName == "B")
    #expect(table.rows.last?.readings.first?.countRate == .missing)
    #expect(table.rows.first?.metadata["Rack:Tube"] == "1:1")
  }
}
