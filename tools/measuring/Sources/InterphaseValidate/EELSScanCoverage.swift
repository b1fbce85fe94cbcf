import AnalysisFindings
import EELSAnalysis
import Foundation
import InstrumentMeasurements
import MeasuringHarness

/// Whether rock-salt thicknesses and their bounds hold on our own scans, over layers, counts and seeds.
enum EELSScanCoverage {
  /// How many scans are drawn for each layer and count; 2,000 take hours.
  private static let seeds: Int =
    ProcessInfo.processInfo.environment["INTERPHASE_EELS_SEEDS"].flatMap(Int.init) ?? 12

  /// Measures bias, scatter and coverage; bounds where there is no layer or no end of it.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var biases: [Double] = []
    var tally = Tally()
    for counts in [1e4, 1e5] {
      for layer in [3, 3.9, 8, 19.3] {
        let errors = try thicknesses(layer, counts, context.seed, &tally)
        if !errors.isEmpty { biases.append(abs(errors.reduce(0, +) / Double(errors.count))) }
      }
    }
    var none = Bounds()
    var deep = Bounds()
    for counts in [1e3, 1e4, 1e5] {
      try none.add(layer: 0, reach: 20, counts, context.seed, seeds)
      try deep.add(layer: 19.3, reach: 20, counts, context.seed, seeds)
    }
    let squares = tally.errors.reduce(0) { $0 + $1 * $1 }
    let n = max(tally.errors.count, 1)
    let share = { (count: Int) in Double(count) / Double(n) }
    return [
      row(
        "rocksalt.answered", Double(tally.errors.count) / Double(max(tally.drawn, 1)), "1", tally.drawn, nil),
      row("rocksalt.bias.worst.nm", biases.max() ?? .nan, "nm", biases.count, .atMost(0.1)),
      row("rocksalt.rms.nm", (squares / Double(n)).squareRoot(), "nm", n, .atMost(0.12)),
      row("rocksalt.coverage95", share(tally.inside), "1", n, .atLeast(0.93)),
      row("rocksalt.random.coverage95", share(tally.insideRandom), "1", n, .within(0.93, 0.97)),
      row("rocksalt.halfwidth.nm", median(tally.halves), "nm", n, .atMost(0.2)),
      row(
        "rocksalt.l3l2.coverage95", Double(tally.ratioInside) / Double(max(tally.ratios, 1)), "1",
        tally.ratios, .atLeast(0.9)),
      row("nolayer.false", none.falseShare, "1", none.drawn, .atMost(0.05)),
      row("nolayer.bound.median.nm", median(none.upper), "nm", none.upper.count, .atMost(0.8)),
      row("deep.bound.holds", deep.holding, "1", deep.lower.count, .atLeast(0.95)),
      row("deep.bound.median.share", median(deep.lower) / 20, "1", deep.lower.count, .atLeast(0.9)),
    ]
  }

  private struct Tally {
    var drawn = 0
    var errors: [Double] = []
    var halves: [Double] = []
    var inside = 0
    var insideRandom = 0
    var ratios = 0
    var ratioInside = 0
  }

  private static func thicknesses(
    _ layer: Double, _ counts: Double, _ seed: UInt64, _ tally: inout Tally
  ) throws -> [Double] {
    var errors: [Double] = []
    for draw in 0..<seeds {
      let scan = SimulatedLineScan(
        layer: layer, reach: layer + 15, netCounts: counts, inelasticThickness: 0.6,
        seed: seed &+ UInt64(draw)
      ).scan()
      let result = try EELSLineScanAnalysis.result(
        of: scan.signal, lowLoss: scan.lowLoss, sample: "", options: scan.options)
      tally.drawn += 1
      if let ratio = estimate("eels.l3_l2.bulk", result), let interval = ratio.statedInterval(level: 0.95) {
        tally.ratios += 1
        if interval.contains(scan.draws.ratios.layered) { tally.ratioInside += 1 }
      }
      guard let thickness = estimate("eels.rock_salt_thickness", result),
        let interval = thickness.statedInterval(level: 0.95)
      else { continue }
      errors.append(thickness.value - layer)
      tally.halves.append(0.5 * (interval.upper - interval.lower))
      if interval.contains(layer) { tally.inside += 1 }
      if abs(thickness.value - layer) <= 1.96 * thickness.standardUncertainty { tally.insideRandom += 1 }
    }
    tally.errors += errors
    return errors
  }

  private struct Bounds {
    var drawn = 0
    var falseAnswers = 0
    var upper: [Double] = []
    var lower: [Double] = []
    var held = 0

    var falseShare: Double { Double(falseAnswers) / Double(max(drawn, 1)) }
    var holding: Double { Double(held) / Double(max(lower.count, 1)) }

    mutating func add(
      layer: Double, reach: Double, _ counts: Double, _ seed: UInt64, _ seeds: Int
    ) throws {
      for draw in 0..<seeds {
        let scan = SimulatedLineScan(
          layer: layer, reach: reach, netCounts: counts, seed: seed &+ 7919 &+ UInt64(draw)
        ).scan()
        let result = try EELSLineScanAnalysis.result(of: scan.signal, sample: "", options: scan.options)
        drawn += 1
        guard let finding = result.findings.first(where: { $0.key == .rockSaltThickness }) else {
          continue
        }
        switch finding.outcome {
        case .estimate: falseAnswers += 1
        case .noAnswer(let answer):
          if answer.atLeast != nil, layer == 0 { falseAnswers += 1 }
          if let bound = answer.atMost { upper.append(bound) }
          if let bound = answer.atLeast {
            lower.append(bound)
            if bound <= layer { held += 1 }
          }
        }
      }
    }
  }

  private static func estimate(_ key: String, _ result: AnalysisResult) -> Estimate? {
    result.findings.first { $0.key.rawValue == key }?.estimate
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
  ) -> MeasuredRow {
    MeasuredRow(area: "eels", id: id, value: value, unit: unit, n: n, goal: goal)
  }
}
