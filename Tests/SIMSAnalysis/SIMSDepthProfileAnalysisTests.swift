import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements
import SIMSAnalysis
import Testing

@Suite struct SIMSDepthProfileAnalysisTests {
  private let options = SIMSOptions(
    sputterRate: .init(value: 0.2, standardUncertainty: 0.01), draws: 200, seed: 3)

  private func result(
    _ profile: SputterDepthProfile, _ options: SIMSOptions? = nil
  ) throws -> AnalysisResult {
    try SIMSDepthProfileAnalysis.result(of: profile, sample: "cell", options: options ?? self.options)
  }

  private func finding(_ key: String, _ result: AnalysisResult) throws -> Finding {
    try #require(result.findings.first { $0.key.rawValue == key })
  }

  @Test func noiseFreeProfileGivesTheRuleItself() throws {
    let profile = SimulatedProfile.make(
      outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge, seed: nil)
    let result = try result(profile)
    let outer = try #require(finding("sims.outer_thickness", result).estimate)
    let total = try #require(finding("sims.total_thickness", result).estimate)
    #expect(abs(outer.value - 5) < 0.01)
    #expect(abs(total.value - SimulatedProfile.total) < 0.01)
  }

  @Test func intervalsHoldTheRuleInANoisyProfile() throws {
    let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    let result = try result(profile)
    let truth = [
      ("sims.outer_thickness", 5), ("sims.total_thickness", SimulatedProfile.total),
      ("sims.inner_thickness", SimulatedProfile.total - 5),
      ("sims.inner_share", 100 * (1 - 5 / SimulatedProfile.total)),
    ]
    for (key, value) in truth {
      let interval = try #require(finding(key, result).estimate?.statedInterval(level: 0.999))
      #expect(interval.contains(value), "\(key): \(interval)")
    }
  }

  @Test func rateUncertaintyIsTheSharedPartAndLeavesTheShareAlone() throws {
    let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    let result = try result(profile)
    let total = try #require(finding("sims.total_thickness", result).estimate)
    #expect(abs(total.sharedUncertainty - 0.05 * total.value) < 1e-9)
    #expect(try finding("sims.inner_share", result).estimate?.sharedUncertainty == 0)
  }

  @Test func withoutARateTimesAreGivenAndThicknessesLackAFact() throws {
    let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    let result = try result(profile, SIMSOptions(draws: 200))
    guard case .noAnswer(let answer) = try finding("sims.outer_thickness", result).outcome else {
      Issue.record("a thickness without a rate")
      return
    }
    #expect(answer.reason == .factMissing)
    let time = try #require(finding("sims.outer_time", result).estimate)
    #expect(time.unit == "s")
    #expect(abs(time.value - 25) < 3)
    #expect(try finding("sims.inner_share", result).estimate != nil)
  }

  @Test func fallingSignalHasItsMaximumAtTheSurface() throws {
    let profile = SimulatedProfile.make(outer: { 20 + 4000 * exp(-$0 / 6) }, bulk: SimulatedProfile.edge)
    let outer = try finding("sims.outer_thickness", result(profile))
    guard case .noAnswer(let answer) = outer.outcome else {
      Issue.record("a maximum inside a falling signal")
      return
    }
    #expect(answer.reason == .maximumAtSurface)
    #expect(try #require(answer.atMost) < 10)
  }

  @Test func signalsThatNeverCrossSayAtLeast() throws {
    let profile = SimulatedProfile.make(outer: { 3000 + SimulatedProfile.peak($0) }, bulk: { _ in 20 })
    let total = try finding(
      "sims.total_thickness",
      result(profile, SIMSOptions(sputterRate: .init(value: 0.2), normalisation: .none, draws: 200)))
    guard case .noAnswer(let answer) = total.outcome else {
      Issue.record("a crossing of signals that do not cross")
      return
    }
    #expect(answer.reason == .neverCross)
    #expect(try #require(answer.atLeast) > 45)
  }

  @Test func surfaceTransientIsNotTakenForTheMaximum() throws {
    let profile = SimulatedProfile.make(
      outer: { SimulatedProfile.peak($0) + 50_000 * exp(-$0 / 0.3) }, bulk: SimulatedProfile.edge)
    let outer = try #require(finding("sims.outer_thickness", result(profile)).estimate)
    #expect(abs(outer.value - 5) < 0.5)
  }

  @Test func twoEqualMaximaAreAmbiguous() throws {
    let profile = SimulatedProfile.make(
      outer: { 20 + 4000 * (exp(-0.5 * pow($0 - 4, 2)) + exp(-0.5 * pow($0 - 14, 2))) },
      bulk: { 10 + 9000 * 0.5 * (1 + erf(($0 - 25) / 4)) })
    guard case .noAnswer(let answer) = try finding("sims.outer_thickness", result(profile)).outcome else {
      Issue.record("one of two equal maxima was chosen")
      return
    }
    #expect(answer.reason == .ambiguous)
    #expect(abs(try #require(answer.atLeast) - 4) < 1)
    #expect(abs(try #require(answer.atMost) - 14) < 1)
  }

  @Test func nearSurfaceShareIsTheMeanOverItsDepths() throws {
    let profile = SimulatedProfile.make(outer: { _ in 400 }, bulk: { _ in 40 }, seed: nil)
    let finding = try finding("sims.near_surface.PO2-", result(profile))
    #expect(abs(try #require(finding.estimate).value - 400 / 80_000) < 1e-12)
    let absent = try self.finding("sims.near_surface.CP-", result(profile))
    #expect(absent.estimate == nil)
  }

  @Test func missingIonIsNotMeasured() throws {
    let profile = SimulatedProfile.make(
      outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge, names: ("PO_2-", "^60Ni-"))
    guard case .noAnswer(let answer) = try finding("sims.total_thickness", result(profile)).outcome else {
      Issue.record("60Ni was taken for 58Ni")
      return
    }
    #expect(answer.reason == .notMeasured)
  }

  @Test func sameInputGivesTheSameResult() throws {
    let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    #expect(try result(profile).findings == result(profile).findings)
  }

  @Test func curveHoldsTimeDepthCountsAndShares() throws {
    let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    let curve = try #require(result(profile).curves.first)
    #expect(curve.kind.rawValue == "sims.profile")
    #expect(curve.columns.map(\.name).prefix(3) == ["sputter time", "depth", "PO2-"])
    let normalised = try #require(curve.column("PO2- normalised"))
    #expect(abs((normalised.values.max() ?? 0) - 1) < 0.1)
  }

  @Test func contradictingProfilesAreRefused() {
    var backwards = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    backwards.sputterTimes[5] = 0
    #expect(throws: InputProblem.self) { try result(backwards) }
    var short = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    short.channels[1].intensities.removeLast()
    #expect(throws: InputProblem.self) { try result(short) }
    let profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    #expect(throws: InputProblem.self) {
      try result(profile, SIMSOptions(sputterRate: .init(value: 0.1, standardUncertainty: 0.2)))
    }
  }
}
