import AnalysisFindings
import EELSAnalysis
import Testing

@Suite struct OtherThicknessesTests {
  private let others: [Finding.Key] = [.thicknessByPreEdge, .thicknessByThreshold, .thicknessByIntegral]

  private func findings(_ scan: SimulatedScan) throws -> [Finding] {
    try EELSLineScanAnalysis.result(of: scan.signal, sample: "", options: EELSOptions(draws: 200)).findings
  }

  @Test(arguments: [4.0, 8])
  func otherRulesStandBesideTheThicknessAndHoldTheLayer(layer: Double) throws {
    let findings = try findings(SimulatedScan(layer: layer))
    for key in others {
      let estimate = try #require(findings.first { $0.key == key }?.estimate)
      #expect(abs(estimate.value - layer) < 0.3, "\(key)")
      #expect(estimate.standardUncertainty > 0 && estimate.standardUncertainty < 0.2, "\(key)")
    }
  }

  @Test func withoutALayerNoRuleGivesAThickness() throws {
    let findings = try findings(SimulatedScan(layer: 0))
    for key in others {
      let finding = try #require(findings.first { $0.key == key })
      #expect(finding.estimate == nil)
    }
  }

  @Test func onlyTheFirstRuleIsCompared() {
    #expect(others.allSatisfy { $0.isOtherThickness })
    #expect(!Finding.Key.rockSaltThickness.isOtherThickness)
  }
}
