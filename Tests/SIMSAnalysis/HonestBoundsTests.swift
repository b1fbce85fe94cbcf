import AnalysisFindings
import Foundation
import InstrumentMeasurements
import SIMSAnalysis
import Testing

/// What a profile that is damaged, cut short or incomplete may still say.
@Suite struct HonestBoundsTests {
  private let options = SIMSOptions(
    sputterRate: .init(value: 0.2, standardUncertainty: 0.01), nearSurfaceIons: [], draws: 300, seed: 3)
  private let whole = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)

  private func outcome(_ key: String, _ profile: SputterDepthProfile) throws -> Finding.Outcome {
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "cell", options: options)
    return try #require(result.findings.first { $0.key.rawValue == key }).outcome
  }

  private func estimate(_ key: String, _ profile: SputterDepthProfile) throws -> Estimate {
    guard case .estimate(let estimate) = try outcome(key, profile) else {
      Issue.record("no estimate of \(key)")
      throw CancellationError()
    }
    return estimate
  }

  @Test func profileCutBeforeThePlateauGivesABound() throws {
    // The edge lies at 12 nm with a deviation of 3 nm: at 12.6 nm the bulk ion has reached 58 %.
    guard case .noAnswer(let answer) = try outcome("sims.total_thickness", whole.cut(at: 63)) else {
      Issue.record("a number without a plateau")
      return
    }
    #expect(try #require(answer.atLeast) < SimulatedProfile.total)
    #expect(answer.explanation.contains("Ni⁻"))
    #expect(try estimate("sims.outer_thickness", whole.cut(at: 63)).unit == "nm")
  }

  @Test func everyCutHoldsTheWholeProfilesTotal() throws {
    let last = try #require(whole.sputterTimes.last)
    for end in stride(from: 60, through: last, by: 12) {
      switch try outcome("sims.total_thickness", whole.cut(at: end)) {
      case .estimate(let estimate):
        let interval = try #require(estimate.statedInterval(level: 0.999))
        #expect(interval.contains(SimulatedProfile.total), "cut at \(end) s: \(interval)")
      case .noAnswer(let answer):
        #expect(answer.atLeast ?? 0 < SimulatedProfile.total + 0.2, "cut at \(end) s: \(answer)")
      }
    }
  }

  @Test(arguments: [20, 45, 70, 120]) func oneDamagedFrameMovesNothingAndIsNamed(_ frame: Int) throws {
    for factor in [0.0, 2.5] {
      var damaged = whole
      damaged.channels[2].intensities[frame] = damaged.channels[2].intensities[frame] * factor + factor * 400
      let result = try SIMSDepthProfileAnalysis.result(of: damaged, sample: "", options: options)
      for key in ["sims.outer_thickness", "sims.total_thickness"] {
        let sound = try estimate(key, whole)
        let found = try #require(result.findings.first { $0.key.rawValue == key }?.estimate)
        #expect(abs(found.value - sound.value) < found.standardUncertainty, "\(key), frame \(frame)")
      }
      if factor > 1 || whole.channels[2].intensities[frame] > 100 {
        #expect(result.warnings.contains { $0.contains("point \(frame + 1) ") }, "\(result.warnings)")
      }
    }
  }

  @Test func cellThatIsNoNumberIsLeftOutAndNamed() throws {
    var damaged = whole
    damaged.channels[2].intensities[80] = .nan
    let result = try SIMSDepthProfileAnalysis.result(of: damaged, sample: "", options: options)
    #expect(result.findings.first { $0.key.rawValue == "sims.total_thickness" }?.estimate != nil)
    #expect(result.warnings.contains { $0.contains("(point 81)") && $0.contains("no number") })
  }

  @Test func withoutTheBulkIonTheOuterThicknessIsGiven() throws {
    var profile = whole
    profile.channels[2].name = "62.96 u"
    profile.channels[2].massToCharge = 57.9359
    #expect(abs(try estimate("sims.outer_thickness", profile).value - 5) < 1)
    guard case .noAnswer(let answer) = try outcome("sims.total_thickness", profile) else {
      Issue.record("a total without a bulk ion")
      return
    }
    #expect(answer.reason == .notMeasured)
    #expect(answer.explanation.contains("Ni⁻"))
    #expect(answer.explanation.contains("bulkIon: 62.96 u"))
  }

  @Test func framesOfOneTimeAreOneDepth() throws {
    var repeated = whole
    repeated.sputterTimes = [0, 0] + whole.sputterTimes
    for channel in repeated.channels.indices {
      let first = repeated.channels[channel].intensities[0]
      repeated.channels[channel].intensities = [first, first] + whole.channels[channel].intensities
    }
    let result = try SIMSDepthProfileAnalysis.result(of: repeated, sample: "", options: options)
    let total = try #require(result.findings.first { $0.key.rawValue == "sims.total_thickness" }?.estimate)
    #expect(abs(total.value - (try estimate("sims.total_thickness", whole).value)) < 0.05)
    #expect(result.warnings.contains { $0.hasPrefix("3 frames at sputter time 0.0 s") })
  }

  @Test func timesRoundedInPrintAreSpreadAgain() throws {
    let rounded = SimulatedProfile.make(
      outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge, points: 320, step: 0.15)
    var printed = rounded
    printed.sputterTimes = rounded.sputterTimes.map { $0.rounded() }
    let result = try SIMSDepthProfileAnalysis.result(of: printed, sample: "", options: options)
    let total = try #require(result.findings.first { $0.key.rawValue == "sims.total_thickness" }?.estimate)
    #expect(abs(total.value - (try estimate("sims.total_thickness", rounded).value)) < 0.1)
    #expect(result.warnings.contains { $0.contains("rounded when printed") })
  }

  @Test func depthsThatTheFileGivesAreTaken() throws {
    var profile = whole
    profile.axis = .depth
    profile.sputterTimes = whole.sputterTimes.map { $0 * 0.2 }
    let total = try estimate("sims.total_thickness", profile)
    #expect(abs(total.value - (try estimate("sims.total_thickness", whole).value)) < 0.01)
    #expect(total.sharedUncertainty == 0)
  }
}

extension SputterDepthProfile {
  /// The profile up to a sputter time.
  fileprivate func cut(at end: Double) -> SputterDepthProfile {
    var short = self
    let count = sputterTimes.count { $0 <= end }
    short.sputterTimes = Array(sputterTimes.prefix(count))
    for channel in channels.indices {
      short.channels[channel].intensities = Array(channels[channel].intensities.prefix(count))
    }
    return short
  }
}
