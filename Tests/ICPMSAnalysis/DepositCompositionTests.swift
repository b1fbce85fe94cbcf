import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct DepositCompositionTests {
  /// Nickel and manganese at the nebuliser in ppb, of a digest diluted 20 times.
  private func result(
    nickel: Double = 12.3, manganese: Double = 1.4391,
    _ change: (inout DepositSpecimen) -> Void = { _ in }
  ) throws -> AnalysisResult {
    let metals: [(element: String, mass: Int)] = [("Ni", 60), ("Mn", 55)]
    let channels = metals.map { element, mass in
      ConcentrationTable.Channel(
        name: "\(mass) \(element) [ He ]", element: element, massNumber: mass, mode: "He",
        concentrationUnit: "ppb")
    }
    let readings = [nickel, manganese].map {
      ConcentrationTable.Reading(measuredConcentration: .value($0), concentrationRSD: .value(1))
    }
    let table = ConcentrationTable(
      title: "batch", source: SourceFile(path: "batch.csv"), channels: channels,
      rows: [ConcentrationTable.Row(rowNumber: 1, sampleName: "cell", dilution: 20, readings: readings)])
    var specimen = DepositSpecimen(
      name: "cell", rows: [1],
      volume: Estimate(value: 10, unit: "mL", standardUncertainty: 0),
      area: Estimate(
        value: 1.130_973_355_292, unit: "cm²", standardUncertainty: 0,
        sharedEffects: [SharedEffect(source: "electrode area", effect: 0.1)]))
    change(&specimen)
    var options = DepositOptions()
    options.elements = ["Ni", "Mn"]
    options.concentrations = .vendor
    return try DepositAnalysis.result(of: table, sample: specimen, options: options)
  }

  private func estimate(_ result: AnalysisResult, _ key: Finding.Key) throws -> Estimate {
    try #require(result.findings.first { $0.key == key }?.estimate)
  }

  private let loading = Estimate(
    value: 10, unit: "mg/cm²", standardUncertainty: 0,
    sharedEffects: [SharedEffect(source: "cathode loading", effect: 0.2)])

  @Test func aDepositIsAShareOfTheCathodesMetal() throws {
    // 2.17512 µg/cm² of 10 mg/cm² LiNi0.8Co0.1Mn0.1O2, of which 0.482677 is Ni: 0.0450636 %.
    let result = try result {
      $0.cathode = CathodeMaterial(formula: "LiNi0.8Co0.1Mn0.1O2", loading: loading)
    }
    let share = try estimate(result, .cathodeShare(of: "Ni"))
    #expect(abs(share.value - 0.045_063_6) < 5e-7)
    #expect(share.unit == "%")
    #expect(share.sharedEffects.contains { $0.source == "cathode loading" && $0.effect < 0 })
    #expect(result.diagnostics.contains { $0.name == "Mn : Ni of the cathode" && $0.value == "0.125" })
  }

  @Test func aDepositIsAContentOfTheLithium() throws {
    // 2.46 µg in 20 µm of lithium of 0.534 g/cm³ on that disc, 1.068 mg/cm²: 2036.6 µg/g.
    let mass = 1.068 * 1.130_973_355_292
    let result = try result { $0.lithiumMass = Estimate(value: mass, unit: "mg", standardUncertainty: 0) }
    let content = try estimate(result, .lithiumContent(of: "Ni"))
    #expect(abs(content.value - 2036.6) < 0.05)
    // The mass on the whole electrode does not depend on the area.
    #expect(content.sharedEffects.allSatisfy { $0.source != "electrode area" || abs($0.effect) < 1e-9 })
  }

  @Test func aDepositIsReferredToTheChargeThatWasPassed() throws {
    let result = try result { $0.charge = Estimate(value: 0.6, unit: "Ah", standardUncertainty: 0) }
    #expect(abs(try estimate(result, .depositPerCharge(of: "Ni")).value - 4.1) < 1e-9)
  }

  @Test func molarRatiosAreFreeOfAreaAndVolume() throws {
    let ratio = try estimate(try result(), .molarRatio(of: "Mn", to: "Ni"))
    // 1.4391 / 54.938 over 12.3 / 58.693
    #expect(abs(ratio.value - 0.124_996) < 1e-5)
    #expect(ratio.sharedEffects.allSatisfy { $0.source != "electrode area" || abs($0.effect) < 1e-12 })
    // Two readings of 1 % each, three times read.
    #expect(abs(ratio.standardUncertainty / ratio.value - 0.01 * (2.0 / 3).squareRoot()) < 1e-6)
  }

  @Test func aRatioToNearlyNothingIsNone() throws {
    let result = try result(nickel: 1e-12) {
      $0.volume = Estimate(value: 10, unit: "mL", standardUncertainty: 20)
    }
    let finding = try #require(result.findings.first { $0.key == .molarRatio(of: "Mn", to: "Ni") })
    guard case .noAnswer(let reason) = finding.outcome else { return #expect(Bool(false)) }
    #expect(reason.reason == .unbounded)
  }

  @Test func withoutFactsOfTheCellOnlyRatiosAreAdded() throws {
    let keys = try result().findings.map(\.key.rawValue)
    #expect(
      keys == [
        "icpms.deposit.Ni", "icpms.deposit_molar.Ni", "icpms.deposit.Mn", "icpms.deposit_molar.Mn",
        "icpms.molar_ratio.Mn/Ni",
      ])
  }

  @Test func eachDepositSaysWhereItsUncertaintyComesFrom() throws {
    let budget = try #require(
      result().diagnostics.first { $0.name == "Ni: standard uncertainty of the deposit by source" })
    #expect(budget.value.hasPrefix("electrode area 8.8 %"))
    #expect(budget.value.contains("readings and digests 0.58 %"))
  }

  @Test(arguments: ["", "LiNixO2", "stainless steel", "Xx2"]) func aFormulaMustBeKnown(formula: String) {
    #expect(CathodeMaterial(formula: formula, loading: loading) == nil)
  }
}
