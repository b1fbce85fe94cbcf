import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct CalibrationRowsTests {
  private func levels(_ names: [String]) -> [Double?] {
    var digest = DigestTable()
    digest.table.rows = []
    for name in names { digest.add(name, type: "CalStd", rate: 1) }
    return CalibrationRows.recognised(in: digest.table).standards.map(\.level)
  }

  @Test func readsTheLevelFromAName() {
    #expect(levels(["MIV 50 ppb", "Std 0.5ppb", "1 mg/L", "250 ng/L"]) == [50, 0.5, 1000, 0.25])
  }

  @Test func aNameWithTwoConcentrationsOrNoneStatesNoLevel() {
    #expect(levels(["0.5 ppb / 25 ppb", "Cal-10", "Standard 3"]) == [nil, nil, nil])
  }

  @Test(arguments: [
    ("Std 0,5 ppb", 0.5), ("Std .5 ppb", 0.5), ("Std 5e1 ppb", 50), ("5E-1ppb", 0.5), ("Std. 5 ppb", 5),
    ("Mix 5 ppb", 5), ("Cal-10 ppb", 10), ("Ni60 (5 µg/L)", 5), ("STD1 10 ppb", 10), ("Std 2 50 ppb", 50),
    ("Std 1.234 ppb", 1.234), ("0,125 ppb", 0.125),
  ])
  func oneNumberBeforeAUnitIsALevel(name: String, level: Double) {
    #expect(levels([name]) == [level])
  }

  @Test(arguments: [
    "Std.5 ppb", "Std 1,234 ppb", "Std 1 500 ppb", "1,234,567 ppb", "2-5 ppb", "2 x 5 ppb", "<5 ppb",
    "~5 ppb",
    "1/2 ppb", "1:10 ppb", "1.2.5 ppb", "5 ppbx", "5", "ppb",
  ])
  func aNumberInDoubtIsNoLevel(name: String) {
    #expect(levels([name]) == [nil])
  }

  @Test func aLevelIsConvertedIntoTheUnitOfEachChannel() throws {
    var digest = DigestTable()
    digest.table.channels.append(
      ConcentrationTable.Channel(
        name: "7 Li [ He ]", element: "Li", massNumber: 7, mode: "He", concentrationUnit: "mg/L"))
    let row = digest.add("cell", concentration: 10)
    for index in digest.table.rows.indices {
      digest.table.rows[index].readings.append(digest.table.rows[index].readings[0])
    }
    var options = DepositOptions()
    options.elements = ["Ni", "Li"]
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row], volume: 1000, area: 1), options: options)
    #expect(abs((result.estimate("icpms.deposit.Ni")?.value ?? 0) - 10) < 1e-9)
    #expect(abs((result.estimate("icpms.deposit.Li")?.value ?? 0) - 10) < 1e-9)
  }

  @Test func rejectedRowsDoNotCalibrate() {
    var digest = DigestTable()
    digest.table.rows[2].isRejected = true
    let rows = CalibrationRows.recognised(in: digest.table)
    #expect(rows.blanks == [1])
    #expect(rows.standards.map(\.row) == [2, 4, 5, 6])
  }
}
