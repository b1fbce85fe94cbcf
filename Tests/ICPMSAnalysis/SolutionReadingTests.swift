import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct SolutionReadingTests {
  private func outcome(_ readings: [ConcentrationTable.Reading]) throws -> AnalysisResult {
    var digest = DigestTable()
    digest.table.rows = []
    let rows = readings.map { digest.add("cell", dilution: 2, $0) }
    var options = DigestTable.options
    options.concentrations = .vendor
    return try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: rows, volume: 1000, area: 1), options: options)
  }

  @Test func aLimitBecomesABoundInTheReportedUnit() throws {
    let result = try outcome([ConcentrationTable.Reading(measuredConcentration: .below(0.7))])
    let noAnswer = try #require(result.noAnswer("icpms.deposit.Ni"))
    #expect(noAnswer.reason == .belowDetection)
    #expect(abs((noAnswer.atMost ?? 0) - 1.4) < 1e-12)
    #expect(noAnswer.unit == "µg/cm²")
  }

  @Test func belowZeroIsNoBound() throws {
    let result = try outcome([ConcentrationTable.Reading(measuredConcentration: .below(0))])
    #expect(result.noAnswer("icpms.deposit.Ni")?.reason == .belowDetection)
    #expect(result.noAnswer("icpms.deposit.Ni")?.atMost == nil)
  }

  @Test func oneAspirationBelowTheLimitIsNotAveragedAway() throws {
    let result = try outcome([
      ConcentrationTable.Reading(measuredConcentration: .value(0.9)),
      ConcentrationTable.Reading(measuredConcentration: .below(0.7)),
    ])
    #expect(result.estimate("icpms.deposit.Ni") == nil)
    #expect(abs((result.noAnswer("icpms.deposit.Ni")?.atMost ?? 0) - 1.8) < 1e-12)
  }

  @Test func overTheRangeIsNoNumber() throws {
    let result = try outcome([ConcentrationTable.Reading(measuredConcentration: .overRange)])
    #expect(result.noAnswer("icpms.deposit.Ni")?.reason.rawValue == "over-range")
  }

  @Test func unexplainedTextIsNeverANumber() throws {
    let result = try outcome([ConcentrationTable.Reading(measuredConcentration: .unexplained("??"))])
    #expect(result.noAnswer("icpms.deposit.Ni")?.reason == .notMeasured)
    #expect(result.warnings.contains { $0.contains("??") })
  }

  @Test func countRatesGiveASignedNumberWhereTheVendorWritesBelowZero() throws {
    var digest = DigestTable()
    let row = digest.add(
      "cell",
      ConcentrationTable.Reading(
        measuredConcentration: .below(0), countRate: .value(150), countRateRSD: .value(3)))
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row], volume: 1000, area: 1),
      options: DigestTable.options)
    #expect(abs((result.estimate("icpms.deposit.Ni")?.value ?? 0) + 0.05) < 1e-12)
  }
}
