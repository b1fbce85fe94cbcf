import AnalysisFindings
import Foundation
import NumericalMethods

/// The findings made of the boundaries, each answering for itself.
struct InterphaseAnswers {
  private let options: SIMSOptions
  private let depths: DepthScale
  private let withoutOuter: NoAnswer?
  private let withoutTotal: NoAnswer?
  private let draws: InterphaseDraws?
  private let composition: CompositionDepth?

  init(
    _ options: SIMSOptions, _ depths: DepthScale, withoutOuter: NoAnswer?, withoutTotal: NoAnswer?,
    draws: InterphaseDraws? = nil, bulk: SplineCurve? = nil, level: Double? = nil
  ) {
    self.options = options
    self.depths = depths
    self.withoutOuter = withoutOuter
    self.withoutTotal = withoutTotal
    self.draws = draws
    composition = CompositionDepth(options, bulk: bulk, level: level, outer: draws?.times.outer ?? 0)
  }

  var findings: [Finding] {
    InterphaseKey.reported(options, depths, byComposition: options.interphaseRate != nil).map { key in
      let outcome: Finding.Outcome
      if key.scale == .stated, !depths.isKnown {
        let told = reason(key)?.explanation ?? "the times in seconds are reported instead"
        outcome = .noAnswer(
          NoAnswer(
            .factMissing,
            "no sputter rate was given to turn seconds into nm (state “sputterRate”); \(told)", unit: "nm"))
      } else if let reason = reason(key) {
        outcome = .noAnswer(reason)
      } else if key.scale == .byComposition, composition == nil {
        let fact =
          options.sputterRate == nil
          ? "the rate of the bulk is not stated (“sputterRate”)" : "\(options.bulkIon) has no plateau"
        outcome = .noAnswer(
          NoAnswer(
            .factMissing, "\(fact), so that the rates of interphase and bulk cannot be mixed", unit: key.unit)
        )
      } else if let draws {
        outcome = .estimate(estimate(key, draws))
      } else {
        outcome = .noAnswer(NoAnswer(.fitFailed, "no boundaries were fitted"))
      }
      return key.finding(outcome, options, depths)
    }
  }

  private func reason(_ key: InterphaseKey) -> NoAnswer? {
    var answer: NoAnswer?
    switch key.part {
    case .outer: answer = withoutOuter
    case .total: answer = withoutTotal
    case .inner, .innerShare:
      guard var found = withoutTotal ?? withoutOuter else { return nil }
      let outer = draws.map { depths.depth(at: $0.times.outer) }
      let total = draws?.times.total.map { depths.depth(at: $0) }
      (found.atLeast, found.atMost) = bounds(outer: outer, total: total, withoutTotal: withoutTotal)
      if key.part == .innerShare {
        let whole = total ?? 0
        found.atLeast = withoutTotal == nil && whole > 0 ? found.atLeast.map { 100 * $0 / whole } : nil
        found.atMost = withoutTotal == nil && whole > 0 ? found.atMost.map { 100 * $0 / whole } : nil
        found.unit = "%"
      }
      answer = found
    }
    // Bounds are known on the stated scale only.
    if key.scale == .byComposition {
      answer?.atLeast = nil
      answer?.atMost = nil
    }
    return answer
  }

  /// Bounds of the inner thickness.
  private func bounds(
    outer: Double?, total: Double?, withoutTotal: NoAnswer?
  ) -> (atLeast: Double?, atMost: Double?) {
    if let withoutTotal {
      guard withoutOuter == nil, let outer, let least = withoutTotal.atLeast else { return (nil, nil) }
      return (max(least - outer, 0), nil)
    }
    guard let withoutOuter, let total else { return (nil, nil) }
    return (withoutOuter.atMost.map { max(total - $0, 0) }, withoutOuter.atLeast.map { max(total - $0, 0) })
  }

  private func estimate(_ key: InterphaseKey, _ draws: InterphaseDraws) -> Estimate {
    let outer = draws.times.outer
    let total = draws.times.total ?? outer
    let scale: (Double) -> Double
    var effects: (Double, Double) -> [SharedEffect]
    switch key.scale {
    case .stated:
      scale = depths.depth(at:)
      effects = depths.effects(from:to:)
    case .byComposition:
      scale = { composition?.depth(at: $0) ?? 0 }
      effects = { composition?.effects(from: $0, to: $1) ?? [] }
    case .time, .share:
      scale = { $0 }
      effects = { _, _ in [] }
    }
    // Draws in which the ions never cross are at most 2 %; they count as crossing at the outermost of the others.
    let latest = draws.total.compactMap(\.self).max() ?? total
    let pairs = draws.outer.indices.map { index in
      (draws.outer[index], draws.total.indices.contains(index) ? draws.total[index] ?? latest : outer)
    }
    let read = { (part: InterphaseKey.Part, a: Double, b: Double) -> Double in
      combine(part, scale(max(a, 0)), scale(max(b, 0)))
    }
    var generator = SeededGenerator(seed: options.seed).split("composition")
    let values = pairs.map { pair in
      guard key.scale == .byComposition, let composition else { return read(key.part, pair.0, pair.1) }
      let deviate = generator.normal()
      let (first, second) = (
        scale(max(pair.0, 0)) + deviate * composition.mixingUncertainty(at: pair.0),
        scale(max(pair.1, 0)) + deviate * composition.mixingUncertainty(at: pair.1)
      )
      return combine(key.part, first, second)
    }
    let span = key.part == .outer ? (0, outer) : key.part == .total ? (0, total) : (outer, total)
    var method = "draws from the smooth fits, \(values.count)"
    let shared = key.part == .innerShare ? [] : effects(span.0, span.1)
    if !shared.isEmpty { method += ", with the sputter rate's uncertainty" }
    var estimate = DrawnEstimate.make(
      value: read(key.part, outer, total), draws: values, effects: shared, unit: key.unit,
      limits: 0...(key.part == .innerShare ? 100 : .greatestFiniteMagnitude), method: method)
    if key.part != .innerShare {
      let sibling = key.part == .total ? InterphaseKey.Part.outer : .total
      estimate.correlations = [
        InterphaseKey(part: sibling, scale: key.scale).key: DrawnEstimate.correlation(
          values, pairs.map { read(sibling, $0.0, $0.1) })
      ]
    }
    return estimate
  }

  /// A part of the interphase from the depths of its boundaries.
  private func combine(_ part: InterphaseKey.Part, _ outer: Double, _ total: Double) -> Double {
    switch part {
    case .outer: outer
    case .inner: total - outer
    case .total: total
    case .innerShare: total > 0 ? 100 * (total - outer) / total : 0
    }
  }
}
