import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct SharedErrorTests {
  private func deposit(_ dilutions: [Double], area: Estimate? = nil) throws -> Estimate {
    var digest = DigestTable()
    let rows = dilutions.map { digest.add("cell", concentration: 10, dilution: $0) }
    var specimen = digest.specimen("cell", rows: rows, volume: 1000, area: 1)
    if let area { specimen.area = area }
    var options = DigestTable.options
    options.standardsUncertainty = 0.004
    options.dilutionUncertainty = 0.003
    let result = try DepositAnalysis.result(of: digest.table, sample: specimen, options: options)
    return try #require(result.estimate("icpms.deposit.Ni"))
  }

  private func effect(_ estimate: Estimate, _ source: String) -> Double {
    estimate.sharedEffects.first { $0.source.hasPrefix(source) }?.effect ?? 0
  }

  @Test func theStandardsErrorIsProportionalToTheDeposit() throws {
    #expect(abs(effect(try deposit([20]), "concentration of the standards") - 0.004 * 200) < 1e-9)
  }

  @Test func aDilutionHasAnErrorOfItsOwnForEachFactor() throws {
    let twice = try deposit([20, 40])
    #expect(abs(effect(twice, "dilution by 20") - 0.003 * 100) < 1e-9)
    #expect(abs(effect(twice, "dilution by 40") - 0.003 * 200) < 1e-9)
    #expect(effect(try deposit([1]), "dilution") == 0)
  }

  @Test func theAreasErrorHasTheOppositeSign() throws {
    let area = Estimate(
      value: 2, unit: "cm²", standardUncertainty: 0,
      sharedEffects: [SharedEffect(source: "electrode area", effect: 0.02)])
    #expect(abs(effect(try deposit([1], area: area), "electrode area") + 0.01 * 5) < 1e-12)
  }
}
