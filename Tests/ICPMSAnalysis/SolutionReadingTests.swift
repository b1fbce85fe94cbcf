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
    #expect(result.noAnswer("icpms.deposit.Ni")?.reason.rawValue == "not-understood")
    #expect(result.warnings.contains { $0.contains("??") })
  }

  @Test func aNumberBesideATextThatIsNotUnderstoodIsNotTheMean() throws {
    let result = try outcome([
      ConcentrationTable.Reading(measuredConcentration: .value(3)),
      ConcentrationTable.Reading(measuredConcentration: .unexplained("see note")),
    ])
    #expect(result.noAnswer("icpms.deposit.Ni")?.explanation.contains("see note") == true)
  }

  /// The dilution and the concentration in the digest (µg/L) of each aspiration.
  private func reruns(_ aspirations: [(dilution: Double, cell: ConcentrationTable.Cell)]) throws
    -> AnalysisResult
  {
    var digest = DigestTable()
    digest.table.rows = []
    let rows = aspirations.map {
      digest.add("cell", dilution: $0.dilution, ConcentrationTable.Reading(concentration: $0.cell))
    }
    return try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: rows, volume: 1000, area: 1),
      options: DigestTable.options)
  }

  @Test func aRerunThatIsDilutedMoreReplacesAnAspirationOverTheRange() throws {
    let result = try reruns([(1, .overRange), (10, .value(30))])
    #expect(abs((result.estimate("icpms.deposit.Ni")?.value ?? 0) - 30) < 1e-12)
    #expect(
      result.warnings.contains { $0.contains("row 1 (cell) is over the range") && $0.contains("row 2") })
  }

  @Test func aRerunThatIsDilutedLessReplacesAnAspirationBelowTheLimit() throws {
    let result = try reruns([(100, .below(10)), (1, .value(3))])
    #expect(abs((result.estimate("icpms.deposit.Ni")?.value ?? 0) - 3) < 1e-12)
  }

  @Test func whatIsNoRerunReplacesNothing() throws {
    #expect(try reruns([(10, .overRange), (10, .value(30))]).noAnswer("icpms.deposit.Ni") != nil)
    #expect(try reruns([(10, .overRange), (1, .value(30))]).noAnswer("icpms.deposit.Ni") != nil)
    #expect(try reruns([(1, .above(100)), (10, .value(30))]).noAnswer("icpms.deposit.Ni") != nil)
    #expect(try reruns([(100, .below(1)), (1, .value(3))]).noAnswer("icpms.deposit.Ni") != nil)
  }

  @Test func aDilutionThatIsNotUnderstoodIsNotNone() throws {
    var digest = DigestTable()
    let row = digest.add("cell", rate: 500, dilution: nil)
    digest.table.rows[row - 1].dilutionNotUnderstood = "1:10"
    var specimen = digest.specimen("cell", rows: [row], volume: 1000, area: 1)
    func result() throws -> AnalysisResult {
      try DepositAnalysis.result(of: digest.table, sample: specimen, options: DigestTable.options)
    }
    #expect(try result().noAnswer("icpms.deposit.Ni")?.explanation.contains("“1:10”") == true)
    #expect(try !result().warnings.contains { $0.contains("undiluted") })
    specimen.dilution = 10
    #expect(abs((try result().estimate("icpms.deposit.Ni")?.value ?? 0) - 3) < 1e-9)
  }

  @Test func aMissingCountRateSaysWhyByItsConcentration() throws {
    var digest = DigestTable()
    let row = digest.add("cell", ConcentrationTable.Reading(concentration: .overRange))
    let result = try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), options: DigestTable.options)
    #expect(result.noAnswer("icpms.deposit.Ni")?.reason.rawValue == "over-range")
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
