import AnalysisFindings
import MeasuringHarness
import NumericalMethods
import SIMSAnalysis

/// Coverage of the intervals over simulated stacks of layers with transients, drift and a contrast of sputter rates.
enum SIMSLayerCoverage {
  private static let runs = 2000
  /// The relative standard uncertainty of both rates.
  private static let rateUncertainty = 0.02
  private static let keys = ["outer_thickness", "inner_thickness", "total_thickness", "inner_share"]
  private static let names = ["outer", "inner", "total", "share"]

  /// The coverage of what is answered, and how much is answered where the transient decays within a third of the outer depth.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var answered = [0, 0, 0, 0]
    var inside = [0, 0, 0, 0]
    var shallow = 0
    var shallowAnswered = 0
    for run in 0..<runs {
      var generator = SeededGenerator(seed: context.seed).split("layers").split(UInt64(run))
      let layers = SputteredLayers(contrast: 2.2, using: &generator)
      let profile = layers.profile(using: &generator)
      guard let rule = layers.rule() else { continue }
      let assumed = layers.oxideRate * (1 + rateUncertainty * generator.normal())
      let options = SIMSOptions(
        sputterRate: .init(value: assumed, standardUncertainty: rateUncertainty * layers.oxideRate),
        nearSurfaceIons: [], draws: 400, seed: context.seed &+ UInt64(run))
      let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
      let (outer, total) = (layers.oxideRate * rule.outer, layers.oxideRate * rule.total)
      let truth = [outer, total - outer, total, 100 * (total - outer) / total]
      let isShallow = layers.transientDepth <= layers.depth(at: rule.outer) / 3
      if isShallow { shallow += 1 }
      for (k, key) in keys.enumerated() {
        let finding = result.findings.first { $0.key.rawValue == "sims." + key }
        guard let interval = finding?.estimate?.statedInterval(level: 0.95) else { continue }
        answered[k] += 1
        if interval.contains(truth[k]) { inside[k] += 1 }
        if k == 0, isShallow { shallowAnswered += 1 }
      }
    }
    let coverage = names.indices.map { k in
      MeasuredRow(
        area: "sims", id: "cei.coverage95.\(names[k])",
        value: Double(inside[k]) / Double(max(answered[k], 1)),
        unit: "share", n: answered[k], goal: .within(0.935, 0.965))
    }
    return coverage + [
      MeasuredRow(
        area: "sims", id: "cei.answered", value: Double(shallowAnswered) / Double(max(shallow, 1)),
        unit: "share",
        n: shallow, goal: .atLeast(0.9))
    ]
  }
}
