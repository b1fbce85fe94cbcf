import AnalysisFindings
import Foundation
import InstrumentMeasurements
import Testing
import XPSAnalysis

/// What a region's model does not foresee is found by a fit, or said.
@Suite struct HardRegionTests {
  private func result(_ spectrum: PhotoelectronSpectrum) throws -> [String: Finding] {
    var options = XPSAnalysisOptions()
    options.fixedShift = 0
    options.referenceComponent = "elsewhere"
    options.regionModels = [.fluorine1s]
    let result = try PhotoelectronAnalysis.result(of: [spectrum], sample: "a", options: options)
    return Dictionary(result.findings.map { ($0.key.rawValue, $0) }) { first, _ in first }
  }

  private func expect(_ share: Double, of name: String, in findings: [String: Finding]) throws {
    let estimate = try #require(findings["xps.share.F 1s.\(name)"]?.estimate, "\(name)")
    #expect(abs(estimate.value - share) < 3.3 * estimate.combinedUncertainty, "\(name): \(estimate)")
  }

  @Test func aTailOfOneLineIsNotTakenForAnother() throws {
    var fluorine = SimulatedSpectrum.fluorine()
    // A line of 1.5 eV with an exponential tail of 0.5 eV, as a sum over slices of the specimen.
    let slices = (0..<24).map { 0.125 * Double($0) }
    let weights = slices.map { 0.2217 * exp(-$0 / 0.5) }
    fluorine.lines = zip(slices, weights).map { (120_000 * $1, 684.9 + $0, 1.5) }
    let findings = try result(fluorine.spectrum(seed: 61))
    try expect(100, of: "LiF", in: findings)
    #expect(findings["xps.share.F 1s.LixPFyOz"]?.estimate == nil)
  }

  @Test func aPartThatIsChargedFurtherIsRecognised() throws {
    var fluorine = SimulatedSpectrum.fluorine()
    fluorine.lines = [(0.65, 0.0), (0.35, 1.0)].flatMap { part, charge in
      [(90_000, 685.1), (60_000, 688.0)].map { (part * $0, $1 + charge, 1.6) }
    }
    let findings = try result(fluorine.spectrum(seed: 62))
    try expect(60, of: "LiF", in: findings)
    try expect(40, of: "CFx", in: findings)
  }

  @Test func aSaturatedDetectorGivesNoShares() throws {
    var spectrum = SimulatedSpectrum.fluorine().spectrum(seed: 63)
    let most = spectrum.intensities.max() ?? 0
    spectrum.intensities = spectrum.intensities.map { min($0, 0.8 * most.rounded()) }
    let share = try #require(try result(spectrum)["xps.share.F 1s.LiF"])
    guard case .noAnswer(let reason) = share.outcome else {
      Issue.record("a share from a saturated detector")
      return
    }
    #expect(reason.explanation.contains("saturated"))
  }
}
