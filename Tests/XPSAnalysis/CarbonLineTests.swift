import AnalysisFindings
import Foundation
import Testing
import XPSAnalysis

/// Lines of carbon that are not symmetric.
@Suite struct CarbonLineTests {
  private func shares(_ spectrum: SimulatedSpectrum, seed: UInt64, fixed: Double? = nil) throws
    -> [String: Finding]
  {
    var options = XPSAnalysisOptions()
    options.fixedShift = fixed
    let result = try PhotoelectronAnalysis.result(
      of: [spectrum.spectrum(seed: seed)], sample: "a", options: options)
    return Dictionary(result.findings.map { ($0.key.rawValue, $0) }) { first, _ in first }
  }

  /// An ether's only line with its vibrations: 0.4 eV apart, 0.6 quanta on average.
  private var ether: SimulatedSpectrum {
    var spectrum = SimulatedSpectrum.carbon()
    let poisson = [0.5488, 0.3293, 0.0988, 0.0198, 0.0030]
    spectrum.lines = poisson.enumerated().map { (60000 * $1, 286.3 + 0.4 * Double($0), 0.9) }
    return spectrum
  }

  @Test func vibrationsOfOneLineAreNotTakenForOtherComponents() throws {
    let findings = try shares(ether, seed: 51, fixed: 0)
    let share = try #require(findings["xps.share.C 1s.C-O"]?.estimate)
    #expect(share.value > 95)
  }

  @Test func aMaximumThatWasCalibratedIsTakenAsTheReference() throws {
    var options = XPSAnalysisOptions()
    options.referenceMaximum = "C 1s"
    let result = try PhotoelectronAnalysis.result(
      of: [SimulatedSpectrum.carbon(shift: 1.3, carbonOxygen: 9000).spectrum(seed: 52)], sample: "a",
      options: options)
    let shift = try #require(result.findings.first { $0.key == .chargeShift }?.estimate)
    let measured = try #require(result.curves.first?.columns.first { $0.role == .abscissa }?.values)
    let envelope = try #require(result.curves.first?.columns.first { $0.role == .envelope }?.values)
    let top = try #require(envelope.indices.max { envelope[$0] < envelope[$1] })
    #expect(abs(measured[top] - 284.8) < 0.1)
    #expect(shift.value > 1.2 && shift.value < 3.2)
  }
}
