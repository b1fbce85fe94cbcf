import AnalysisFindings
import MeasuringHarness
import PhotoelectronCases
import ReplicateStatistics
import XPSAnalysis

/// Regions that are hard to fit: each ends in the right structure, or in a typed no-answer; wrong and silent are few.
enum XPSHardRegions {
  /// How many noise draws of each kind are fitted.
  private static let draws = 30
  /// A bound is broken where the truth exceeds it by as much as the 99.9 % interval exceeds twice the uncertainty.
  private static let brokenBound = 1.65

  /// Measures all kinds.
  static func measure(_ context: MeasuringContext) -> [MeasuredRow] {
    var (silent, count, recovered, tellable) = (0, 0, 0, 0)
    for kind in HardRegion.Kind.allCases {
      for draw in 0..<draws {
        let region = HardRegion(kind, seed: context.seed &+ UInt64(draw))
        let end = Self.end(of: region)
        count += 1
        if end.isSilentlyWrong { silent += 1 }
        guard kind.canBeTold else { continue }
        tellable += 1
        if end.isTold && !end.isSilentlyWrong { recovered += 1 }
      }
    }
    return [
      MeasuredRow(
        area: "xps", id: "hard.silent", value: Double(silent) / Double(count), unit: "share", n: count,
        goal: .atMost(0.01)),
      MeasuredRow(
        area: "xps", id: "hard.recovered", value: Double(recovered) / Double(tellable), unit: "share",
        n: tellable, goal: .atLeast(0.95)),
    ]
  }

  /// How the fit of a region ended.
  ///
  /// - Returns: Whether a number or a bound excludes the truth, and whether every component that is there has a number.
  private static func end(of region: HardRegion) -> (isSilentlyWrong: Bool, isTold: Bool) {
    guard let result = try? region.result() else { return (false, false) }
    var (isWrong, isTold) = (false, true)
    for finding in result.findings {
      guard let name = finding.key.component(at: finding.place), let truth = region.shares[name] else {
        continue
      }
      switch finding.outcome {
      case .estimate(let estimate):
        if !estimate.interval(level: 0.999).contains(truth) { isWrong = true }
      case .noAnswer(let reason):
        if truth > 0 { isTold = false }
        if let most = reason.atMost, truth > brokenBound * most { isWrong = true }
      }
    }
    return (isWrong, isTold)
  }
}
