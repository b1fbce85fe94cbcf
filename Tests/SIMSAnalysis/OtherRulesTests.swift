import AnalysisFindings
import Foundation
import InstrumentMeasurements
import SIMSAnalysis
import Testing

/// What other rules say of the same rise, beside the answer.
@Suite struct OtherRulesTests {
  private func value(_ name: String, _ profile: SputterDepthProfile) throws -> String? {
    let options = SIMSOptions(sputterRate: .init(value: 0.2), nearSurfaceIons: [], draws: 100)
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    return result.diagnostics.first { $0.name.contains(name) }?.value
  }

  private func number(_ text: String?) throws -> Double {
    try #require(text?.split(separator: " ").first.flatMap { Double($0) })
  }

  @Test func gaussianEdgeHasItsMiddleByEveryRule() throws {
    // The edge of the simulated bulk lies at 12 nm with a deviation of 3 nm.
    let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    for name in ["50 %", "steepest rise", "error function"] {
      #expect(abs(try number(try value(name, profile)) - 12) < 0.4, "\(name)")
    }
    #expect(abs(try number(try value("16 to 84 %", profile)) - 6) < 0.5)
    #expect(try #require(try value("error function", profile)).contains("no exponential tail"))
    #expect(try value("MRI", profile) == nil)
  }

  @Test func mixedEdgeHasItsBoundaryByTheModelOfMixing() throws {
    // A boundary at 12 nm, mixed over 3 nm with a roughness of 1 nm, by thrice the counts.
    let response = DepthResponse.mixingRoughness(mixingLength: 3, roughness: 1)
    let profile = SimulatedProfile.make(
      outer: { 20 + 4000 * exp(-0.5 * ($0 - 5) * ($0 - 5) / 9) },
      bulk: { 10 + 30_000 * response.step(at: $0 - 12) })
    let mixed = try #require(try value("MRI", profile))
    #expect(abs(try number(mixed) - 12) < 0.3, "\(mixed)")
    let length = try #require(
      mixed.components(separatedBy: "mixing length ").last?.split(separator: ",").first)
    #expect(abs(try #require(Double(length)) - 3) < 0.3, "\(mixed)")
    // Half of the plateau lies nearer to the surface than the boundary itself.
    #expect(try number(try value("50 %", profile)) < 11.9)
  }

  @Test func isotopesOutOfNaturesRatioAreNamed() throws {
    var profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    profile.channels[2].name = "Ni-"
    profile.channels.append(
      .init(
        index: 3, name: "^60Ni-", massToCharge: 59.9313,
        intensities: profile.channels[2].intensities.map { ($0 * 0.385).rounded() }))
    let options = SIMSOptions(sputterRate: .init(value: 0.2), nearSurfaceIons: [], draws: 100)
    let sound = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    #expect(!sound.warnings.contains { $0.contains("where nature has") })
    profile.channels[3].intensities = profile.channels[3].intensities.map { $0 + 400 }
    let mixed = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    #expect(mixed.warnings.contains { $0.hasPrefix("^60Ni- over Ni-") }, "\(mixed.warnings)")
  }
}
