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

  @Test func rejectedRowsDoNotCalibrate() {
    var digest = DigestTable()
    digest.table.rows[2].isRejected = true
    let rows = CalibrationRows.recognised(in: digest.table)
    #expect(rows.blanks == [1])
    #expect(rows.standards.map(\.row) == [2, 4, 5, 6])
  }
}
