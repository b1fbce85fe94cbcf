import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import NumericalMethods
import Testing

@Suite struct ChannelCalibrationTests {
  @Test func theVendorsConcentrationsStandInWhereNothingCalibrates() throws {
    var digest = DigestTable()
    digest.table.rows = []
    let row = digest.add(
      "cell", dilution: 20,
      ConcentrationTable.Reading(
        concentration: .value(246), measuredConcentration: .value(12.3), concentrationRSD: .value(1.5)))
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    let deposit = try #require(result.estimate("icpms.deposit.Ni"))
    #expect(abs(deposit.value - 2.17512) < 5e-6)
    #expect(abs(deposit.standardUncertainty / deposit.value - 0.015 / 3.0.squareRoot()) < 1e-9)
    #expect(result.warnings.contains { $0.contains("the vendor's concentrations are used") })
  }

  @Test func askedForCalibrationWithoutStandardsIsATypedReason() throws {
    var digest = DigestTable()
    digest.table.rows = []
    let row = digest.add("cell", ConcentrationTable.Reading(concentration: .value(12.3)))
    var options = DigestTable.options
    options.concentrations = .calibrated
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: options)
    #expect(result.noAnswer("icpms.deposit.Ni")?.reason == .factMissing)
  }

  @Test func anInternalStandardUndoesSuppression() throws {
    var digest = DigestTable()
    digest.table.channels.append(
      ConcentrationTable.Channel(
        name: "45 Sc ( ISTD ) [ He ]", element: "Sc", massNumber: 45, mode: "He", isInternalStandard: true))
    let row = digest.add("cell", rate: 0.9 * (200 + 10_000))
    for index in digest.table.rows.indices {
      let rate = digest.table.rows[index].rowNumber == row ? 90_000.0 : 100_000
      digest.table.rows[index].readings.append(ConcentrationTable.Reading(countRate: .value(rate)))
    }
    let specimen = digest.specimen("cell", rows: [row])
    let corrected = try DepositAnalysis.result(
      of: digest.table, sample: specimen, options: DigestTable.options)
    #expect(abs((corrected.estimate("icpms.deposit.Ni")?.value ?? 0) - 0.1 / 1.130_973_355_292) < 1e-9)
    var options = DigestTable.options
    options.internalStandard = .none
    let plain = try DepositAnalysis.result(
      of: digest.table, sample: specimen, options: options)
    #expect((plain.estimate("icpms.deposit.Ni")?.value ?? 1) < 0.0803)
  }

  @Test func aFreeInterceptIsAnOption() throws {
    var digest = DigestTable()
    let row = digest.add("cell", concentration: 10)
    var options = DigestTable.options
    options.calibration = .freeIntercept
    options.detectionLimit = .calibrationLine
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: options)
    #expect(abs((result.estimate("icpms.deposit.Ni")?.value ?? 0) - 0.1 / 1.130_973_355_292) < 1e-9)
    #expect(result.diagnostics.contains { $0.name.contains("DIN 32645") })
  }

  @Test func theDetectionLimitNamesItsDefinition() throws {
    var digest = DigestTable(blankRates: [190, 200, 210])
    let row = digest.add("cell", concentration: 10)
    let three = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    #expect(three.diagnostics.contains { $0.name.contains("3 s of 3 blanks") })
    var options = DigestTable.options
    options.detectionLimit = .currie
    let currie = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: options)
    #expect(currie.diagnostics.contains { $0.name.contains("Currie 1995") })
  }

  /// Proportional noise makes the unweighted line's own uncertainty far too small; the intervals must hold all the same.
  @Test func intervalsHoldTheTruthUnderProportionalNoise() throws {
    var generator = SeededGenerator(seed: 20_250_101)
    var inside = 0
    let studies = 400
    for _ in 0..<studies {
      var digest = DigestTable()
      digest.table.rows = []
      func noisy(_ level: Double) -> (Double, Double) {
        let readings = (0..<3).map { _ in
          (DigestTable.blank + DigestTable.slope * level) * (1 + 0.01 * generator.normal())
        }
        let mean = readings.reduce(0, +) / 3
        let square = readings.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
        return (mean, 100 * square.squareRoot() / mean)
      }
      for level in [0.0, 1, 5, 10, 50, 100] {
        let (rate, deviation) = noisy(level)
        digest.add(
          "\(Int(level)) ppb", type: level == 0 ? "CalBlk" : "CalStd", rate: rate, deviation: deviation)
      }
      let (rate, deviation) = noisy(60)
      let row = digest.add("cell", rate: rate, deviation: deviation)
      let result = try DepositAnalysis.result(
        of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
      let interval = try #require(result.estimate("icpms.deposit.Ni")?.statedInterval(level: 0.95))
      if interval.contains(0.6 / 1.130_973_355_292) { inside += 1 }
    }
    #expect(Double(inside) / Double(studies) > 0.93)
  }
}
