import Foundation
import NumericalMethods

/// The boundaries of the interphase in the smooth fits, and in curves that the same counts might as well have come from.
struct InterphaseDraws {
  /// The boundaries in the fits.
  let times: InterfaceTimes
  /// The total time with the bulk ion over what it reaches at the end of the profile.
  private(set) var presentTotal: Double?
  /// Plausible outer times, one a draw.
  private(set) var outer: [Double] = []
  /// Plausible total times of the same draws; `nil` where a draw has no crossing.
  private(set) var total: [Double?] = []
  /// What the uncertainty of the outer and of the total time is made of, in s.
  private(set) var outerParts: [UncertaintyPart] = []
  private(set) var totalParts: [UncertaintyPart] = []

  /// A named part of a standard uncertainty.
  struct UncertaintyPart {
    var name: String
    var size: Double
  }

  /// Reads the rule off the fits and off draws of their posterior.
  ///
  /// - Parameters:
  ///   - bulk: The bulk ion with its level; without it only the outer maximum is read.
  ///   - residue: What is left of the transient under the maximum, which shifts it to the surface and heightens it.
  init(
    rule: InterfaceRule, outer: FittedSignal, bulk: (signal: FittedSignal, level: BulkPlateau)?,
    residue: TransientResidue, draws: Int, generator: SeededGenerator
  ) {
    let outerRates = outer.spline.logRates(outer.spline.curve)
    let top = rule.maximum(outer.spline.curve, outerRates)
    let outerCurves = outer.drawnSmoothness(generator.split("smoothness of the outer ion"))
    let bulkCurves = bulk?.signal.drawnSmoothness(generator.split("smoothness of the bulk ion"))
    let drawn = (0..<max(draws, 0)).map { draw in
      var stream = generator.split(UInt64(draw))
      let curve = outerCurves.plausible(draw, &stream)
      let rates = outer.spline.logRates(curve)
      return (stream: stream, curve: curve, rates: rates, top: rule.maximum(curve, rates))
    }
    // The highest point of a noisy curve lies above that of its expectation: as much as draws lie above the fit.
    let excess =
      drawn.isEmpty ? 0 : drawn.reduce(0) { $0 + $1.top.logRate } / Double(drawn.count) - top.logRate
    let height = log(1 - residue.share.value)
    var times = InterfaceTimes(
      outer: top.time + residue.shift.value, outerLogRate: top.logRate - excess + height, total: nil)
    let bulkRates = bulk.map { $0.signal.spline.logRates($0.signal.spline.curve) }
    let cross = { (level: Double) -> Double? in
      guard let bulk, let bulkRates else { return nil }
      return rule.crossing(
        after: (top.time, top.logRate - excess + height), outer: outer.spline.curve, outerRates,
        bulk: bulk.signal.spline.curve, bulkRates, level: level)
    }
    if let bulk {
      times.total = cross(bulk.level.logRate)
      presentTotal = cross(bulk.level.reachedLogRate)
    }
    self.times = times
    for (index, draw) in drawn.enumerated() {
      var stream = draw.stream
      let left = stream.normal()
      self.outer.append(draw.top.time + residue.shift.value + residue.shift.uncertainty * left)
      guard let bulk, let bulkCurves else { continue }
      let bulkCurve = bulkCurves.plausible(index, &stream)
      let drawnHeight = log(1 - min(max(residue.share.value + residue.share.uncertainty * left, 0), 0.9))
      total.append(
        rule.crossing(
          after: (draw.top.time, draw.top.logRate - 2 * excess + drawnHeight), outer: draw.curve, draw.rates,
          bulk: bulkCurve,
          bulk.signal.spline.logRates(bulkCurve),
          level: bulk.level.plausible(share: stream.uniform(), deviate: stream.normal())))
    }
    outerParts = Self.parts(
      self.outer, dispersion: outer.signal.dispersion,
      others: [.init(name: "transient", size: residue.shift.uncertainty)])
    guard let bulk, let time = times.total else { return }
    let step = max(bulk.level.uncertainty, 1e-4)
    let around = [step, -step].compactMap { cross(bulk.level.logRate + $0) }
    let sensitivity = around.count == 2 ? abs(around[0] - around[1]) / (2 * step) : 0
    let (a, b) = (
      outer.spline.logRateUncertainty(at: time), bulk.signal.spline.logRateUncertainty(at: time)
    )
    let scatter =
      a + b > 0
      ? (a * a + b * b)
        / (a * a / outer.signal.dispersion + b * b / bulk.signal.signal.dispersion) : 1
    totalParts = Self.parts(
      total.compactMap(\.self), dispersion: scatter,
      others: [
        .init(name: "plateau", size: rule.normalised ? sensitivity * bulk.level.uncertainty : 0)
      ])
  }

  /// The share of draws without a crossing.
  var lost: Double {
    total.isEmpty ? 1 : Double(total.count { $0 == nil }) / Double(total.count)
  }

  /// Splits the spread of draws into parts known apart, counting, and scatter of frames beyond counting.
  private static func parts(
    _ draws: [Double], dispersion: Double, others: [UncertaintyPart]
  ) -> [UncertaintyPart] {
    let sorted = draws.sorted()
    guard !sorted.isEmpty else { return [] }
    let spread =
      (DrawnEstimate.quantile(sorted, 0.975) - DrawnEstimate.quantile(sorted, 0.025)) / (2 * 1.959964)
    let known = others.reduce(0) { $0 + $1.size * $1.size }
    let random = max(spread * spread - known, 0)
    let counting = random / max(dispersion, 1)
    return [
      .init(name: "counting", size: counting.squareRoot()),
      .init(name: "frame scatter and dead time", size: max(random - counting, 0).squareRoot()),
    ] + others
  }
}
