import AnalysisFindings
import Foundation
import MeasuringHarness
import PhotoelectronCases
import ReplicateStatistics
import XPSAnalysis

/// Coverage of the XPS intervals over simulated depth profiles, drawn from the analysis' priors and twice as wide.
enum XPSCoverage {
  /// How many profiles of each set are drawn, and how many levels each has.
  private static let profiles = 40
  private static let levels = 8

  /// Measures both sets.
  static func measure(_ context: MeasuringContext) -> [MeasuredRow] {
    SimulatedProfile.Departure.allCases.flatMap { rows(of: $0, context) }
  }

  private static func rows(
    of departure: SimulatedProfile.Departure, _ context: MeasuringContext
  ) -> [MeasuredRow] {
    var all = Tally()
    var shifts = Tally()
    var ratios = Tally()
    for run in 0..<profiles {
      let profile = SimulatedProfile(departure, levels: levels, seed: context.seed &+ UInt64(run))
      guard let result = try? PhotoelectronAnalysis.result(of: profile.spectra, sample: "simulated") else {
        continue
      }
      for finding in result.findings {
        guard let place = finding.coordinates.first,
          let truth = profile.truth.indices.first(where: { 20 * Double($0) == place.value }).flatMap({
            profile.truth[$0][finding.key.rawValue]
          })
        else { continue }
        if finding.key == .chargeShift {
          shifts.add(finding, truth, tolerance: 0.05)
        } else {
          all.add(finding, truth, tolerance: .infinity)
          if finding.key == .ratio(of: "CFx", to: "LiF") { ratios.add(finding, truth, tolerance: .infinity) }
        }
      }
    }
    let name = departure.rawValue
    let isWide = departure == .wide
    func row(_ id: String, _ value: Double, _ n: Int, _ goal: MeasuredRow.Goal?) -> MeasuredRow {
      MeasuredRow(area: "xps", id: "\(name).\(id)", value: value, unit: "share", n: n, goal: goal)
    }
    return [
      row("coverage95", all.covered, all.answered, .atLeast(isWide ? 0.9 : 0.93)),
      row("answered", all.answeredShare, all.count, nil),
      row("ratio.cf_lif.coverage95", ratios.covered, ratios.answered, .atLeast(isWide ? 0.9 : 0.93)),
      row("shift.right", shifts.right, shifts.count, isWide ? nil : .atLeast(0.99)),
      row("shift.silent", shifts.silent, shifts.count, isWide ? nil : .equal(0)),
    ]
  }

  private struct Tally {
    var count = 0
    var answered = 0
    private var inside = 0
    private var near = 0
    private var wrong = 0

    var covered: Double { answered > 0 ? Double(inside) / Double(answered) : .nan }
    var answeredShare: Double { count > 0 ? Double(answered) / Double(count) : .nan }
    var right: Double { count > 0 ? Double(near) / Double(count) : .nan }
    var silent: Double { count > 0 ? Double(wrong) / Double(count) : .nan }

    mutating func add(_ finding: Finding, _ truth: Double, tolerance: Double) {
      count += 1
      guard let estimate = finding.estimate else { return }
      answered += 1
      if estimate.interval(level: 0.95).contains(truth) { inside += 1 }
      if abs(estimate.value - truth) <= tolerance {
        near += 1
      } else if !estimate.interval(level: 0.999).contains(truth) {
        wrong += 1
      }
    }
  }
}
