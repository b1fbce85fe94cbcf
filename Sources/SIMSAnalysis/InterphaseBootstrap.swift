import Foundation
import NumericalMethods

/// Deviations of the interphase's boundaries from what they rest on, over draws of the counting noise.
///
/// Counts are drawn from the smooth expectation, not from the measured counts, which would double the noise.
struct InterphaseBootstrap {
  /// The boundaries in the measured data.
  let times: InterfaceTimes
  /// Plausible outer times, one a draw, in the order of the draws.
  let outerDraws: [Double]
  /// Plausible total times of the same draws; `nil` where a draw has no crossing.
  let totalDraws: [Double?]
  /// The share of draws whose maximum ran to the end of its window.
  let shareAtWindowEnd: Double

  /// Draws, chooses windows and refits as with the measured data; `nil` where the rule fails on the data.
  init?(
    rule: InterfaceRule, expected: InterfaceExpectation, outer: ProfileSignal, bulk: ProfileSignal,
    draws: Int, generator: SeededGenerator
  ) {
    guard
      let measured = rule.times(
        outer, bulk, outerLogRates: expected.outerLogRates, bulkLogRates: expected.bulkLogRates)
    else { return nil }
    var outerDraws: [Double] = []
    var totalDraws: [Double?] = []
    var atEnd = 0
    var drawnOuter = outer
    var drawnBulk = bulk
    for draw in 0..<max(draws, 0) {
      var stream = generator.split(UInt64(draw))
      let outerSpline = expected.outerSpline.plausible(&stream)
      let bulkSpline = expected.bulkSpline.plausible(&stream)
      guard
        let plausible = InterfaceExpectation(
          hill: expected.hill, outer: outer, bulk: bulk, outerSpline: outerSpline, bulkSpline: bulkSpline,
          normalised: rule.normalised)
      else { continue }
      drawnOuter.counts = Self.draw(plausible.outerCounts, dispersion: outer.dispersion, &stream)
      drawnBulk.counts = Self.draw(plausible.bulkCounts, dispersion: bulk.dispersion, &stream)
      let outerLogRates = outerSpline.logRates(
        refittedTo: drawnOuter.counts, expectation: plausible.outerCounts, dispersion: outer.dispersion)
      let bulkLogRates = bulkSpline.logRates(
        refittedTo: drawnBulk.counts, expectation: plausible.bulkCounts, dispersion: bulk.dispersion)
      guard
        let drawn = rule.times(
          drawnOuter, drawnBulk, outerLogRates: outerLogRates, bulkLogRates: bulkLogRates)
      else { continue }
      // The draw errs from its expectation as the data err from theirs: mirrored at the measured value.
      outerDraws.append(measured.outer - (drawn.outer - plausible.times.outer))
      if let total = measured.total, let drawnTotal = drawn.total, let plausibleTotal = plausible.times.total
      {
        totalDraws.append(total - (drawnTotal - plausibleTotal))
      } else {
        totalDraws.append(nil)
      }
      if drawn.outerAtWindowEnd { atEnd += 1 }
    }
    guard outerDraws.count >= max(draws / 2, 20) else { return nil }
    times = measured
    self.outerDraws = outerDraws
    self.totalDraws = totalDraws
    shareAtWindowEnd = Double(atEnd) / Double(outerDraws.count)
  }

  private static func draw(
    _ expectation: [Double], dispersion: Double, _ stream: inout SeededGenerator
  ) -> [Double] {
    expectation.map { Double(stream.poisson(mean: $0 / dispersion)) * dispersion }
  }
}
