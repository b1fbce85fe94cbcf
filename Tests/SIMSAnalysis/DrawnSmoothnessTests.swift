import AnalysisFindings
import Foundation
import InstrumentMeasurements
import SIMSAnalysis
import Testing

/// Maxima whose place hangs on how smooth the profile is taken to be, which counts alone must tell.
@Suite struct DrawnSmoothnessTests {
  private func outer(_ profile: SputterDepthProfile) throws -> Estimate? {
    let options = SIMSOptions(sputterRate: .init(value: 0.2), nearSurfaceIons: [], draws: 200)
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    return result.findings.first { $0.key == .outerInterphaseThickness }?.estimate
  }

  /// How many of 95 % intervals over seeds hold the maximum of a curve, and the largest error.
  private func inside(
    _ curve: (Double) -> Double, step: Double, points: Int, seeds: ClosedRange<UInt64>
  ) throws -> (count: Int, worst: Double) {
    let grid = stride(from: 0.0, to: step * Double(points), by: 0.002)
    let truth = try #require(grid.max { curve($0) < curve($1) })
    var (count, worst) = (0, 0.0)
    for seed in seeds {
      let profile = SimulatedProfile.make(
        outer: curve, bulk: SimulatedProfile.edge, points: points, step: step, seed: seed)
      guard let estimate = try outer(profile), let interval = estimate.statedInterval(level: 0.95) else {
        continue
      }
      if interval.contains(truth) { count += 1 }
      worst = max(worst, abs(estimate.value - truth))
    }
    return (count, worst)
  }

  @Test func flatMaximumBehindASteepRiseLiesInItsInterval() throws {
    // A rise within 5 nm and a fall of a fifth over 60 nm: smooth fits place the top anywhere within 3 nm.
    let curve = { (z: Double) in
      3000 * (0.3 + 0.7 * (1 - exp(-z / 5)) * exp(-z / 420) - 0.12 * z / 70)
    }
    let found = try inside(curve, step: 0.3, points: 230, seeds: 1...24)
    #expect(found.count >= 22, "\(found.count) of 24")
  }

  @Test func maximumOfFewCountsLiesInItsInterval() throws {
    // Sixty counts in the highest point, with unlike flanks as of exponentials and a rounded top.
    let curve = { (z: Double) in
      let width = 4.25 + 1.75 * tanh((z - 5) / 4.25)
      return 1 + 60 * exp(1 - (1 + (z - 5) * (z - 5) / (width * width)).squareRoot())
    }
    let found = try inside(curve, step: 0.4, points: 150, seeds: 1...24)
    #expect(found.count >= 21, "\(found.count) of 24")
  }

  @Test func narrowMaximumOfManyCountsIsFollowedWhateverTheSearchBeganWith() throws {
    let curve = { (z: Double) in 30 + 20_000 * exp(1 - (1 + (z - 6) * (z - 6)).squareRoot()) }
    let found = try inside(curve, step: 0.3, points: 133, seeds: 1...40)
    #expect(found.worst < 0.1, "\(found.worst) nm")
  }
}
