import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct DepositAnalysisTests {
  @Test func convertsToMassAndAmountPerArea() throws {
    // 12.3 µg/L, 10 mL, diluted 20 times, disc of 12 mm: 2.17512 µg/cm², 37.0590 nmol/cm².
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 12.3, dilution: 20)
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    let deposit = try #require(result.estimate("icpms.deposit.Ni"))
    let molar = try #require(result.estimate("icpms.deposit_molar.Ni"))
    #expect(abs(deposit.value - 2.17512) < 5e-6)
    #expect(abs(molar.value - 37.0590) < 5e-4)
    #expect(deposit.unit == "µg/cm²")
    #expect(molar.unit == "nmol/cm²")
  }

  @Test func theSpecimensDilutionReplacesTheTables() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 12.3, dilution: 2)
    var specimen = digest.specimen("cell", rows: [row])
    specimen.dilution = 20
    let result = try DepositAnalysis.result(
      of: digest.table, sample: specimen, options: DigestTable.options)
    #expect(abs((result.estimate("icpms.deposit.Ni")?.value ?? 0) - 2.17512) < 5e-6)
  }

  @Test func aMissingDilutionIsSaid() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 1, dilution: nil)
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    #expect(result.warnings.contains { $0.contains("No dilution is stated") })
  }

  @Test func theUnitOfTheTableDoesNotMatter() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 12.3)
    let inPpb = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    digest.table.channels[0].concentrationUnit = "mg/L"
    var rows = CalibrationRows.recognised(in: digest.table)
    rows.standards = rows.standards.map { .init(row: $0.row, level: ($0.level ?? 0)) }
    let inMilligrams = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), calibration: rows,
      options: DigestTable.options)
    let one = try #require(inPpb.estimate("icpms.deposit.Ni")?.value)
    let other = try #require(inMilligrams.estimate("icpms.deposit.Ni")?.value)
    #expect(abs(one / other - 1) < 1e-12)
  }

  @Test func aspirationsAreAveragedIntoOneFinding() throws {
    var digest = DigestTable()
    let rows = [digest.add("cell", concentration: 9.9), digest.add("cell", concentration: 10.1)]
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: rows), options: DigestTable.options)
    #expect(result.findings.count == 2)
    let deposit = try #require(result.estimate("icpms.deposit.Ni"))
    #expect(abs(deposit.value - 10 * 10 / 1000 / 1.130_973_355_292) < 1e-12)
  }

  @Test func proceduralBlanksAreTakenOffAndTheirMeanIsShared() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 10)
    let blanks = [1.0, 1.2, 0.8].enumerated().map { index, level in
      digest.specimen("foil \(index)", rows: [digest.add("foil \(index)", concentration: level)])
    }
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), proceduralBlanks: blanks,
      options: DigestTable.options)
    let deposit = try #require(result.estimate("icpms.deposit.Ni"))
    let factor = 10 / 1000 / 1.130_973_355_292
    #expect(abs(deposit.value - 9 * factor) < 1e-12)
    #expect(deposit.sharedUncertainty >= 0.2 / 3.0.squareRoot() * factor * 0.999)
    #expect(deposit.standardUncertainty >= 0.2 * factor)
  }

  @Test func missingFactsAreATypedReason() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 10)
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row], volume: nil),
      options: DigestTable.options)
    #expect(result.noAnswer("icpms.deposit.Ni")?.reason == .factMissing)
    #expect(result.noAnswer("icpms.deposit_molar.Ni")?.unit == "nmol/cm²")
  }

  @Test func aMetalThatWasNotMeasuredIsATypedReason() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 10)
    var options = DepositOptions()
    options.elements = ["Mn"]
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: options)
    #expect(result.noAnswer("icpms.deposit.Mn")?.reason == .notMeasured)
  }

  @Test func aNegativeResultIsKeptAndSaidToBeBelowTheLimit() throws {
    var digest = DigestTable()
    let row = digest.add("cell", rate: 195, deviation: 5)
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    let deposit = try #require(result.estimate("icpms.deposit.Ni"))
    #expect(deposit.value < 0)
    #expect(result.warnings.contains { $0.contains("below the detection limit") })
    let limit = try #require(result.detectionLimits.first)
    #expect(limit.key.rawValue == "icpms.deposit.Ni")
    #expect(limit.unit == deposit.unit)
    #expect(limit.value > deposit.value)
    #expect(!result.findings.contains { $0.key.rawValue.contains("limit") })
  }

  @Test func rowsThatTheTableDoesNotHaveAreAnInputProblem() {
    let digest = DigestTable()
    #expect(throws: InputProblem.self) {
      try DepositAnalysis.result(
        of: digest.table, sample: digest.specimen("cell", rows: [99]), options: DigestTable.options)
    }
    #expect(throws: InputProblem.self) {
      try DepositAnalysis.result(
        of: digest.table, sample: digest.specimen("cell", rows: []), options: DigestTable.options)
    }
  }

  @Test func aRejectedRowIsLeftOutByName() throws {
    var digest = DigestTable()
    let rows = [digest.add("cell", concentration: 10), digest.add("cell", concentration: 99)]
    digest.table.rows[rows[1] - 1].isRejected = true
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: rows), options: DigestTable.options)
    #expect(abs((result.estimate("icpms.deposit.Ni")?.value ?? 0) - 0.1 / 1.130_973_355_292) < 1e-12)
    #expect(result.warnings.contains { $0.contains("rejects") })
  }

  @Test func everyOptionIsOnRecord() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 10)
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    let names = result.provenance.options.map(\.name)
    #expect(names.contains("calibration"))
    #expect(names.contains("area"))
    #expect(result.provenance.files.first?.path == "batch.csv")
    #expect(result.curves.first?.kind.rawValue == "icpms.calibration")
  }
}
