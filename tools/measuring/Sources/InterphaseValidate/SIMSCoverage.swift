import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements
import MeasuringHarness
import NumericalMethods
import SIMSAnalysis

/// Coverage of the SIMS intervals over simulated profiles; truth is the rule on the noise-free profile.
enum SIMSCoverage {
  /// Measures each shape over seeds, the sputter rate drawn from its uncertainty.
  static func measure(_ context: MeasuringContext) -> [MeasuredRow] {
    shapes.flatMap { rows(of: $0, context, count: 200) }
  }

  /// A noise-free profile as a function of depth in nm: outer ion, bulk ion.
  struct Shape {
    var name: String
    var step: Double
    var end: Double
    var outer: @Sendable (Double) -> Double
    var bulk: @Sendable (Double) -> Double
  }

  private static let rate = 0.2
  private static let rateUncertainty = 0.01

  private static let shapes: [Shape] = [
    Shape(
      name: "thin", step: 0.25, end: 60,
      outer: { 20 + 3000 * peak($0, at: 3.2, rise: 1.2, fall: 3.5) + 6000 * exp(-$0 / 0.25) },
      bulk: { 10 + 8000 * edge($0, at: 9, width: 2.5) * (1 - 0.1 * edge($0, at: 35, width: 10)) }),
    Shape(
      name: "thick", step: 0.3, end: 90,
      outer: { 15 + 900 * (1 - exp(-$0 / 1.5)) * exp(-pow($0 / 18, 1.5)) + 2000 * exp(-$0 / 0.25) },
      bulk: { 5 + 2500 * edge($0, at: 18, width: 7) }),
    Shape(
      name: "even", step: 0.293, end: 48,
      outer: { 22 + 4500 * (1 - 0.9 * exp(-$0 / 0.8)) * exp(-$0 / 30) * transient($0) },
      bulk: { 3500 * (0.01 + edge($0, at: 23.5, width: 7.1)) * transient($0) }),
    Shape(
      name: "shielded", step: 0.293, end: 48,
      outer: { 25 + 5000 * (1 - 0.95 * exp(-$0 / 1.4)) * exp(-$0 / 7.5) * transient($0) },
      bulk: { 3500 * (0.01 + edge($0, at: 12.8, width: 3.2)) * transient($0) }),
    Shape(
      name: "sparse", step: 0.4, end: 60,
      outer: { 1 + 60 * peak($0, at: 5, rise: 2.5, fall: 6) },
      bulk: { 0.5 + 120 * edge($0, at: 14, width: 4) }),
    Shape(
      name: "sharp", step: 0.3, end: 40,
      outer: { 30 + 20_000 * peak($0, at: 6, rise: 0.8, fall: 1.2) },
      bulk: { 20 + 50_000 * edge($0, at: 8.5, width: 1.2) }),
  ]

  /// A peak with unlike flanks and a rounded top, height 1 near `at`.
  private static func peak(_ z: Double, at: Double, rise: Double, fall: Double) -> Double {
    let u = z - at
    let width = 0.5 * (rise + fall) + 0.5 * (fall - rise) * tanh(u / (0.5 * (rise + fall)))
    return exp(1 - (1 + u * u / (width * width)).squareRoot())
  }

  /// The yield while caesium builds up, with the spike of what lies on the surface.
  private static func transient(_ z: Double) -> Double { 1 - 0.5 * exp(-z / 0.5) + 0.8 * exp(-z / 0.2) }

  private static func edge(_ z: Double, at: Double, width: Double) -> Double {
    0.5 * (1 + erf((z - at) / (1.4142135623730951 * width)))
  }

  private static func rows(of shape: Shape, _ context: MeasuringContext, count: Int) -> [MeasuredRow] {
    let truth = self.truth(shape)
    let keys = ["outer_thickness", "inner_thickness", "total_thickness", "inner_share"]
    var inside = [Int](repeating: 0, count: 4)
    var outside999 = [Int](repeating: 0, count: 4)
    var answered = [Int](repeating: 0, count: 4)
    for run in 0..<count {
      var generator = SeededGenerator(seed: context.seed).split(shape.name).split(UInt64(run))
      let assumed = generator.normal(mean: rate, standardDeviation: rateUncertainty)
      let times = (0..<Int(shape.end / shape.step)).map { Double($0) * shape.step / rate }
      let counts = { (curve: (Double) -> Double) in
        times.map { Double(generator.poisson(mean: curve($0 * rate))) }
      }
      let profile = SputterDepthProfile(
        title: shape.name, source: SourceFile(path: shape.name), sputterTimes: times,
        channels: [
          .init(index: 0, name: "PO_2-", massToCharge: nil, intensities: counts(shape.outer)),
          .init(index: 1, name: "^58Ni-", massToCharge: nil, intensities: counts(shape.bulk)),
        ], polarity: .negative, intensityKind: .counts)
      let options = SIMSOptions(
        sputterRate: .init(value: assumed, standardUncertainty: rateUncertainty), nearSurfaceIons: [],
        draws: 300, seed: context.seed &+ UInt64(run))
      guard let result = try? SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
      else {
        continue
      }
      for (k, key) in keys.enumerated() {
        let found = result.findings.first(where: { $0.key.rawValue == "sims." + key })
        guard let finding = found?.estimate else { continue }
        answered[k] += 1
        if finding.statedInterval(level: 0.95)?.contains(truth[k]) == true { inside[k] += 1 }
        if finding.statedInterval(level: 0.999)?.contains(truth[k]) != true { outside999[k] += 1 }
      }
    }
    return keys.indices.flatMap { k -> [MeasuredRow] in
      let n = Double(max(answered[k], 1))
      let name = "\(shape.name).\(keys[k])"
      return [
        MeasuredRow(
          area: "sims", id: "coverage95.\(name)", value: Double(inside[k]) / n, unit: "share", n: answered[k]),
        MeasuredRow(
          area: "sims", id: "outside999.\(name)", value: Double(outside999[k]), unit: "", n: answered[k]),
      ]
    }
  }

  /// Outer, inner, total in nm and the inner share in %, on a fine grid behind the surface transient.
  private static func truth(_ shape: Shape) -> [Double] {
    let grid = (0...Int((shape.end - 1) / 0.001)).map { 1 + Double($0) * 0.001 }
    let outer = grid.map(shape.outer)
    let bulk = grid.map(shape.bulk)
    guard let peak = outer.indices.max(by: { outer[$0] < outer[$1] }), let bulkMaximum = bulk.max() else {
      return [.nan, .nan, .nan, .nan]
    }
    let crossing = outer.indices.first {
      $0 >= peak && outer[$0] / outer[peak] <= bulk[$0] / bulkMaximum
    }
    let total = crossing.map { grid[$0] } ?? .nan
    return [grid[peak], total - grid[peak], total, 100 * (total - grid[peak]) / total]
  }
}
