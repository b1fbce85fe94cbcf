import AnalysisFindings
import InstrumentMeasurements
import SIMSAnalysis
import Testing

@Suite struct SputterRateTests {
  private let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)

  private func estimate(_ key: String, _ options: SIMSOptions) throws -> Estimate {
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    return try #require(result.findings.first { $0.key.rawValue == key }?.estimate)
  }

  private var options = SIMSOptions(
    sputterRate: .init(value: 0.2, standardUncertainty: 0.01, source: "session 1"), nearSurfaceIons: [],
    draws: 200)

  @Test func effectOfTheRateBearsItsSource() throws {
    let total = try estimate("sims.total_thickness", options)
    #expect(total.sharedEffects.map(\.source) == ["session 1"])
    #expect(abs(total.sharedUncertainty - 0.05 * total.value) < 1e-9)
  }

  @Test func layersAddUpAtTheirRates() throws {
    var layered = options
    layered.rateLayers = [
      .init(end: 20, rate: .init(value: 0.5, standardUncertainty: 0.05, source: "organic")),
      .init(end: nil, rate: .init(value: 0.2, standardUncertainty: 0.01, source: "oxide")),
    ]
    let total = try estimate("sims.total_thickness", layered)
    let plain = try estimate("sims.total_thickness", options)
    #expect(abs(total.value - (plain.value + 20 * 0.3)) < 1e-6)
    #expect(total.sharedEffects.map(\.source) == ["organic", "oxide"])
    #expect(abs((total.sharedEffects.first?.effect ?? 0) - 1) < 1e-9)
  }

  @Test func craterDepthGivesTheMeanRate() throws {
    var crater = options
    crater.craterDepth = .init(value: 60, standardUncertainty: 3, sputterTime: 300)
    let total = try estimate("sims.total_thickness", crater)
    #expect(abs(total.value - (try estimate("sims.total_thickness", options).value)) < 1e-9)
    #expect(total.sharedEffects.map(\.source) == ["crater depth"])
  }

  @Test func declaredContrastStandsBesideTheStatedRate() throws {
    var contrast = options
    contrast.interphaseRate = .init(value: 0.44, standardUncertainty: 0.02, source: "organic")
    let stated = try estimate("sims.total_thickness", contrast)
    let mixed = try estimate("sims.total_by_composition_thickness", contrast)
    // All of the interphase at the faster rate is an upper limit, all at the slower one a lower.
    #expect(mixed.value > 1.5 * stated.value)
    #expect(mixed.value < 2.2 * stated.value)
    #expect(Set(mixed.sharedEffects.map(\.source)) == ["organic", "session 1"])
  }

  @Test func thicknessSaysByWhatItIsOne() throws {
    let title = { (profile: SputterDepthProfile, options: SIMSOptions) in
      let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
      let finding = try #require(result.findings.first { $0.key == .totalInterphaseThickness })
      return (finding.title, finding.isApparentThickness)
    }
    #expect(try title(profile, options) == ("Total CEI thickness at the stated rate", true))
    var crater = options
    crater.craterDepth = .init(value: 60, standardUncertainty: 3)
    #expect(try title(profile, crater) == ("Total CEI thickness at the crater's mean rate", true))
    var measured = profile
    measured.axis = .depth
    measured.sputterTimes = profile.sputterTimes.map { 0.2 * $0 }
    #expect(try title(measured, options) == ("Total CEI thickness", false))
  }

  @Test func ratesThatMakeNoSenseAreRefused() {
    var wrong = options
    wrong.interphaseRate = .init(value: -1)
    #expect(throws: InputProblem.self) { try estimate("sims.total_thickness", wrong) }
    wrong = options
    wrong.rateLayers = [
      .init(end: 40, rate: .init(value: 0.1)), .init(end: 20, rate: .init(value: 0.1)),
    ]
    #expect(throws: InputProblem.self) { try estimate("sims.total_thickness", wrong) }
  }
}
