import AnalysisFindings
import EELSAnalysis
import Foundation
import InstrumentMeasurements
import MeasuringHarness

/// Whether rock-salt thicknesses and their bounds hold on our own scans, over layers, counts and seeds.
enum EELSScanCoverage {
  /// How many scans are drawn for each layer and count.
  private static let seeds: Int =
    ProcessInfo.processInfo.environment["INTERPHASE_EELS_SEEDS"].flatMap(Int.init) ?? 200

  /// Measures bias, scatter and coverage; bounds where there is no layer or no end of it.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var layers: [LayerTally] = []
    for counts in [1e4, 1e5] {
      for layer in [3, 3.9, 8, 19.3] {
        layers.append(try LayerTally(layer: layer, counts: counts, seed: context.seed, seeds: seeds))
      }
    }
    let few = try [3, 3.9, 8, 19.3].map { layer in
      try LayerTally(layer: layer, counts: 1e3, seed: context.seed, seeds: seeds)
    }
    var none: [BoundTally] = []
    var deep: [BoundTally] = []
    var whole: [BoundTally] = []
    for counts in [1e3, 1e4, 1e5] {
      none.append(try BoundTally(layer: 0, reach: 20, counts, context.seed, seeds))
      deep.append(try BoundTally(layer: 19.3, reach: 20, counts, context.seed, seeds))
      whole.append(try BoundTally(layer: 60, reach: 20, counts, context.seed, max(seeds / 4, 4)))
    }
    let thin = try BoundTally(layer: 1, reach: 16, 1e4, context.seed, seeds)
    return (few + layers).flatMap(\.rows) + (none + deep).flatMap(\.rows)
      + LayerTally.together(layers) + LayerTally.atFewCounts(few) + bounds(none, deep, whole, thin)
  }

  private static func bounds(
    _ none: [BoundTally], _ deep: [BoundTally], _ whole: [BoundTally], _ thin: BoundTally
  ) -> [MeasuredRow] {
    let drawn = none.reduce(0) { $0 + $1.drawn }
    let upper = none.flatMap(\.upper)
    let (lower, atFew) = (deep.dropFirst().flatMap(\.lower), deep.prefix(1).flatMap(\.lower))
    let share = { (part: Int, all: Int) in all > 0 ? Double(part) / Double(all) : .nan }
    let holding = { (bounds: [Double]) in share(bounds.filter { $0 <= 19.3 }.count, bounds.count) }
    return [
      row(
        "nolayer.false", share(none.reduce(0) { $0 + $1.thicknesses.count + $1.lower.count }, drawn), "1",
        drawn, .atMost(0.05)),
      row("nolayer.bound.median.nm", median(upper), "nm", upper.count, .atMost(0.8)),
      row("deep.bound.holds", holding(lower), "1", lower.count, .atLeast(0.95)),
      row("deep.bound.holds.1e3", holding(atFew), "1", atFew.count, .atLeast(0.9)),
      row(
        "deep.bound.median.share", median(lower + atFew) / 20, "1", lower.count + atFew.count, .atLeast(0.9)),
      row(
        "wholly.nolayer",
        share(whole.reduce(0) { $0 + $1.upper.count }, whole.reduce(0) { $0 + $1.drawn }), "1",
        whole.reduce(0) { $0 + $1.drawn }, .atMost(0.05)),
      row("thin.holds", share(thin.holding, thin.drawn), "1", thin.drawn, .atLeast(0.93)),
    ]
  }

  static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
  ) -> MeasuredRow {
    MeasuredRow(area: "eels", id: id, value: value, unit: unit, n: n, goal: goal)
  }

  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }
}

/// What became of many scans over one layer with plural scattering and low losses.
struct LayerTally {
  private let name: String
  private var drawn = 0
  private var errors: [Double] = []
  private var halves: [Double] = []
  private var inside = 0
  private var insideRandom = 0
  private var ratioInside = 0
  private var ratioHalves: [Double] = []

  init(layer: Double, counts: Double, seed: UInt64, seeds: Int) throws {
    name = "\(layer)nm.1e\(Int(log10(counts).rounded()))"
    for draw in 0..<seeds {
      let scan = SimulatedLineScan(
        layer: layer, reach: layer + 15, netCounts: counts, inelasticThickness: 0.6,
        seed: seed &+ UInt64(draw)
      ).scan()
      let result = try EELSLineScanAnalysis.result(
        of: scan.signal, lowLoss: scan.lowLoss, sample: "", options: scan.options)
      drawn += 1
      if let ratio = result.findings.first(where: { $0.key == .bulkWhiteLineRatio })?.estimate,
        let interval = ratio.statedInterval(level: 0.95)
      {
        ratioHalves.append(0.5 * (interval.upper - interval.lower) / ratio.value)
        if interval.contains(scan.draws.ratios.layered) { ratioInside += 1 }
      }
      guard let thickness = result.findings.first(where: { $0.key == .rockSaltThickness })?.estimate,
        let interval = thickness.statedInterval(level: 0.95)
      else { continue }
      errors.append(thickness.value - layer)
      halves.append(0.5 * (interval.upper - interval.lower))
      if interval.contains(layer) { inside += 1 }
      if abs(thickness.value - layer) <= 1.96 * thickness.standardUncertainty { insideRandom += 1 }
    }
  }

  private var bias: Double { errors.reduce(0, +) / Double(max(errors.count, 1)) }

  /// The numbers of this layer and count alone.
  var rows: [MeasuredRow] {
    let n = errors.count
    return [
      EELSScanCoverage.row("rocksalt.answered.\(name)", Double(n) / Double(max(drawn, 1)), "1", drawn, nil),
      EELSScanCoverage.row("rocksalt.bias.nm.\(name)", bias, "nm", n, nil),
      EELSScanCoverage.row("rocksalt.coverage95.\(name)", Double(inside) / Double(max(n, 1)), "1", n, nil),
      EELSScanCoverage.row(
        "rocksalt.random.coverage95.\(name)", Double(insideRandom) / Double(max(n, 1)), "1", n, nil),
      EELSScanCoverage.row(
        "rocksalt.l3l2.coverage95.\(name)", Double(ratioInside) / Double(max(ratioHalves.count, 1)), "1",
        ratioHalves.count, nil),
    ]
  }

  /// The numbers of all layers at 1,000 counts, where no standards are declared.
  static func atFewCounts(_ tallies: [LayerTally]) -> [MeasuredRow] {
    let errors = tallies.flatMap(\.errors)
    let n = errors.count
    let share = { (part: Int, whole: Int) in Double(part) / Double(max(whole, 1)) }
    let drawn = tallies.reduce(0) { $0 + $1.drawn }
    return [
      EELSScanCoverage.row("rocksalt.answered.1e3", share(n, drawn), "1", drawn, nil),
      EELSScanCoverage.row(
        "rocksalt.bias.worst.1e3.nm", tallies.map { abs($0.bias) }.max() ?? .nan, "nm", tallies.count,
        .atMost(0.1)),
      EELSScanCoverage.row(
        "rocksalt.rms.1e3.nm", (errors.reduce(0) { $0 + $1 * $1 } / Double(max(n, 1))).squareRoot(), "nm", n,
        .atMost(0.25)),
      EELSScanCoverage.row(
        "rocksalt.coverage95.1e3", share(tallies.reduce(0) { $0 + $1.inside }, n), "1", n, .atLeast(0.93)),
      EELSScanCoverage.row(
        "rocksalt.halfwidth.1e3.nm", EELSScanCoverage.median(tallies.flatMap(\.halves)), "nm", n,
        .atMost(0.4)),
    ]
  }

  /// The numbers of all layers at 10,000 counts and more together.
  static func together(_ tallies: [LayerTally]) -> [MeasuredRow] {
    let errors = tallies.flatMap(\.errors)
    let n = errors.count
    let share = { (part: Int) in Double(part) / Double(max(n, 1)) }
    let drawn = tallies.reduce(0) { $0 + $1.drawn }
    let ratios = tallies.flatMap(\.ratioHalves)
    return [
      EELSScanCoverage.row("rocksalt.answered", Double(n) / Double(max(drawn, 1)), "1", drawn, nil),
      EELSScanCoverage.row(
        "rocksalt.bias.worst.nm", tallies.map { abs($0.bias) }.max() ?? .nan, "nm", tallies.count,
        .atMost(0.1)),
      EELSScanCoverage.row(
        "rocksalt.rms.nm", (errors.reduce(0) { $0 + $1 * $1 } / Double(max(n, 1))).squareRoot(), "nm", n,
        .atMost(0.12)),
      EELSScanCoverage.row(
        "rocksalt.coverage95", share(tallies.reduce(0) { $0 + $1.inside }), "1", n, .atLeast(0.93)),
      EELSScanCoverage.row(
        "rocksalt.random.coverage95", share(tallies.reduce(0) { $0 + $1.insideRandom }), "1", n,
        .within(0.93, 0.97)),
      EELSScanCoverage.row(
        "rocksalt.halfwidth.nm", EELSScanCoverage.median(tallies.flatMap(\.halves)), "nm", n, .atMost(0.2)),
      EELSScanCoverage.row(
        "rocksalt.l3l2.coverage95",
        Double(tallies.reduce(0) { $0 + $1.ratioInside }) / Double(max(ratios.count, 1)), "1", ratios.count,
        .atLeast(0.9)),
      EELSScanCoverage.row(
        "rocksalt.l3l2.halfwidth", EELSScanCoverage.median(ratios), "1", ratios.count, .atMost(0.12)),
    ]
  }
}

/// What became of many scans without a layer, with one whose end they do not reach, or with one too thin to be resolved.
struct BoundTally {
  private let name: String
  private let layer: Double
  private(set) var drawn = 0
  /// Thicknesses that were given.
  private(set) var thicknesses: [Double] = []
  /// Upper and lower bounds that were given without a thickness.
  private(set) var upper: [Double] = []
  private(set) var lower: [Double] = []
  /// How many answers, whatever they are, hold the layer.
  private(set) var holding = 0

  init(layer: Double, reach: Double, _ counts: Double, _ seed: UInt64, _ seeds: Int) throws {
    self.layer = layer
    name = "\(layer)nm.of.\(reach)nm.1e\(Int(log10(counts).rounded()))"
    for draw in 0..<seeds {
      let scan = SimulatedLineScan(
        layer: layer, reach: reach, netCounts: counts, seed: seed &+ 7919 &+ UInt64(draw)
      ).scan()
      let result = try EELSLineScanAnalysis.result(of: scan.signal, sample: "", options: scan.options)
      drawn += 1
      switch result.findings.first(where: { $0.key == .rockSaltThickness })?.outcome {
      case .estimate(let estimate):
        thicknesses.append(estimate.value)
        if estimate.statedInterval(level: 0.95)?.contains(layer) == true { holding += 1 }
      case .noAnswer(let answer):
        if let bound = answer.atMost { upper.append(bound) }
        if let bound = answer.atLeast { lower.append(bound) }
        if answer.atLeast ?? 0 <= layer, layer <= answer.atMost ?? .infinity { holding += 1 }
      case nil: break
      }
    }
  }

  /// The numbers of this scenario alone.
  var rows: [MeasuredRow] {
    let all = Double(max(drawn, 1))
    return [
      EELSScanCoverage.row("bound.answers.hold.\(name)", Double(holding) / all, "1", drawn, nil),
      EELSScanCoverage.row("bound.thicknesses.\(name)", Double(thicknesses.count) / all, "1", drawn, nil),
      EELSScanCoverage.row("bound.upper.\(name)", Double(upper.count) / all, "1", drawn, nil),
      EELSScanCoverage.row("bound.lower.\(name)", Double(lower.count) / all, "1", drawn, nil),
    ]
  }
}
