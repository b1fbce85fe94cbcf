import Foundation
import MeasuringHarness
import PhotoelectronCases
import XPSAnalysis

/// `benchmark xps`: joint fits of simulated depth profiles, charge reference and atomic percentages included.
enum XPSBenchmark {
  static let area = MeasuredArea("xps", measure: rows)

  private static let repetitions = 5

  @Sendable private static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var options = XPSAnalysisOptions()
    options.background = .shirley
    let profile = SimulatedProfile(.asUsual, levels: 100, seed: context.seed)
    var seconds: [Double] = []
    for _ in 0..<repetitions {
      let start = ContinuousClock.now
      _ = try PhotoelectronAnalysis.result(of: profile.spectra, sample: "simulated", options: options)
      seconds.append(milliseconds(since: start) / 1000)
    }
    let kinds = HardRegion.Kind.allCases
    let hard = try kinds.map { kind in
      let region = HardRegion(kind, seed: context.seed)
      let start = ContinuousClock.now
      _ = try region.result()
      return milliseconds(since: start)
    }
    return [
      MeasuredRow(
        area: "xps", id: "hard.region.ms", value: hard.sorted()[hard.count / 2], unit: "ms", n: hard.count,
        goal: .atMost(50)),
      MeasuredRow(
        area: "xps", id: "profile500.s", value: seconds.sorted()[seconds.count / 2], unit: "s",
        n: seconds.count, goal: .atMost(1.5)),
    ]
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) * 1000 + Double(elapsed.attoseconds) * 1e-15
  }
}
