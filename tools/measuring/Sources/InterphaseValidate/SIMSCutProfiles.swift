import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import SIMSAnalysis

/// The sample studies' profiles cut short and damaged: what is then said must agree with the whole profile.
enum SIMSCutProfiles {
  private static let options: SIMSOptions = {
    var options = SIMSOptions(
      sputterRate: .init(value: 0.2), nearSurfaceIons: [], draws: 300)
    options.seed = 1
    return options
  }()

  /// The share of honest answers over all cuts, and how many planted outliers move an estimate or go unnamed.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var cuts = 0
    var honest = 0
    var (answerable, answered) = (0, 0)
    var outliers = 0
    var moved = 0
    for profile in try profiles(context) {
      let whole = try estimates(of: profile)
      guard let total = whole["sims.total_thickness"] else { continue }
      let plateau = try plateauStart(of: profile)
      for count in stride(from: profile.sputterTimes.count - 1, to: 30, by: -1) {
        guard profile.sputterTimes[count - 1] * 0.2 > total.value else { break }
        cuts += 1
        let outcome = try totalOutcome(profile.prefix(count))
        if isHonest(outcome, total) { honest += 1 }
        guard count >= plateau + 10 else { continue }
        answerable += 1
        if case .estimate = outcome { answered += 1 }
      }
      for damaged in damaged(profile) {
        outliers += 1
        if try isMoved(damaged, whole) { moved += 1 }
      }
    }
    return [
      MeasuredRow(
        area: "sims", id: "cut.honest", value: Double(honest) / Double(max(cuts, 1)), unit: "share", n: cuts,
        goal: .atLeast(0.98)),
      MeasuredRow(
        area: "sims", id: "cut.answered", value: Double(answered) / Double(max(answerable, 1)), unit: "share",
        n: answerable, goal: .atLeast(0.98)),
      MeasuredRow(
        area: "sims", id: "outlier.moved", value: Double(moved), unit: "", n: outliers, goal: .equal(0)),
    ]
  }

  private static func profiles(_ context: MeasuringContext) throws -> [SputterDepthProfile] {
    try ["study-a", "study-b"].flatMap { study in
      let folder = context.root.appendingPathComponent("SampleData/\(study)/sims")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { name in
        try ReaderRegistry.builtIn.read(path: folder.appendingPathComponent(name).path).measurements.first
          as? SputterDepthProfile
      }
    }
  }

  private static func estimates(of profile: SputterDepthProfile) throws -> [String: Estimate] {
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    return Dictionary(
      result.findings.compactMap { finding in finding.estimate.map { (finding.key.rawValue, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func totalOutcome(_ profile: SputterDepthProfile) throws -> Finding.Outcome? {
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    return result.findings.first { $0.key == .totalInterphaseThickness }?.outcome
  }

  /// The first point at which the bulk ion's smooth fit has come within 1 % of its plateau.
  private static func plateauStart(of profile: SputterDepthProfile) throws -> Int {
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    let fit = result.curves.first?.column("Ni- expectation")?.values ?? []
    let top = fit.suffix(20).filter(\.isFinite).max() ?? .infinity
    return fit.firstIndex { $0 >= 0.99 * top } ?? fit.count
  }

  /// Whether a cut profile's interval holds the whole one's total, or its bound lies below it.
  private static func isHonest(_ outcome: Finding.Outcome?, _ total: Estimate) -> Bool {
    switch outcome {
    case .estimate(let estimate): return estimate.statedInterval(level: 0.95)?.contains(total.value) ?? false
    case .noAnswer(let answer): return (answer.atLeast ?? 0) <= total.value + total.standardUncertainty
    case nil: return false
    }
  }

  /// A doubled frame, a lost one and six lost ones of the bulk ion, at four places each.
  private static func damaged(_ profile: SputterDepthProfile) -> [(SputterDepthProfile, Int)] {
    guard let bulk = profile.channels.firstIndex(where: { $0.name == "Ni-" }) else { return [] }
    return [0.35, 0.5, 0.7, 0.9].flatMap { place -> [(SputterDepthProfile, Int)] in
      let frame = Int(place * Double(profile.sputterTimes.count))
      var doubled = profile
      doubled.channels[bulk].intensities[frame] *= 2
      var lost = profile
      lost.channels[bulk].intensities[frame] = 0
      var gap = profile
      for channel in gap.channels.indices {
        for index in frame..<(frame + 6) { gap.channels[channel].intensities[index] = 0 }
      }
      return [(doubled, frame), (lost, frame), (gap, frame)]
    }
  }

  private static func isMoved(
    _ damaged: (profile: SputterDepthProfile, frame: Int), _ whole: [String: Estimate]
  ) throws -> Bool {
    let result = try SIMSDepthProfileAnalysis.result(of: damaged.profile, sample: "", options: options)
    guard result.warnings.contains(where: { $0.hasPrefix("point \(damaged.frame + 1) ") }) else {
      return true
    }
    return result.findings.contains { finding in
      guard let sound = whole[finding.key.rawValue] else { return false }
      guard let estimate = finding.estimate else { return true }
      return abs(estimate.value - sound.value) > estimate.standardUncertainty
    }
  }
}

extension SputterDepthProfile {
  /// The first points of the profile.
  fileprivate func prefix(_ count: Int) -> SputterDepthProfile {
    var short = self
    short.sputterTimes = Array(sputterTimes.prefix(count))
    for channel in channels.indices {
      short.channels[channel].intensities = Array(channels[channel].intensities.prefix(count))
    }
    return short
  }
}
