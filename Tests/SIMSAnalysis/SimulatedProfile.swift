import AnalysisFindings
import Foundation
import InstrumentMeasurements
import NumericalMethods

/// Profiles with a known rule: counts as functions of depth in nm, sputtered at 0.2 nm/s.
enum SimulatedProfile {
  static let rate = 0.2

  static func make(
    outer: (Double) -> Double, bulk: (Double) -> Double, total: Double = 80_000, points: Int = 160,
    step: Double = 0.3, seed: UInt64? = 7, names: (String, String) = ("PO_2-", "^58Ni-")
  ) -> SputterDepthProfile {
    var generator = SeededGenerator(seed: seed ?? 0)
    let times = (0..<points).map { Double($0) * step / rate }
    let draw = { (mean: Double) in seed == nil ? mean : Double(generator.poisson(mean: mean)) }
    let outerCounts = times.map { draw(outer($0 * rate)) }
    let bulkCounts = times.map { draw(bulk($0 * rate)) }
    let totals = times.map { _ in draw(total) }
    return SputterDepthProfile(
      title: "simulated", source: SourceFile(path: "simulated.txt"), sputterTimes: times,
      channels: [
        .init(index: 0, name: "total", massToCharge: nil, intensities: totals),
        .init(index: 1, name: names.0, massToCharge: 62.965, intensities: outerCounts),
        .init(index: 2, name: names.1, massToCharge: 57.936, intensities: bulkCounts),
      ], polarity: .negative, intensityKind: .counts)
  }

  /// A Gaussian peak at 5 nm; with `edge` the rule gives outer 5 nm.
  static func peak(_ z: Double) -> Double { 20 + 4000 * exp(-0.5 * (z - 5) * (z - 5) / 9) }

  static func edge(_ z: Double) -> Double { 10 + 9000 * 0.5 * (1 + erf((z - 12) / (1.4142135623730951 * 3))) }

  /// The total of `peak` and `edge` by bisection.
  static let total: Double = {
    var (low, high) = (5.0, 20.0)
    for _ in 0..<60 {
      let middle = 0.5 * (low + high)
      if peak(middle) / 4020 > edge(middle) / 9010 { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }()
}
