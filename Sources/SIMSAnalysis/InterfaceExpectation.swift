import Foundation

/// The noise-free profile as smooth splines see it, with the rule applied to it exactly.
struct InterfaceExpectation {
  let outerSpline: PenalizedSpline
  let bulkSpline: PenalizedSpline
  /// Expected counts of the outer and the bulk ion at the points of the window.
  let outerCounts: [Double]
  let bulkCounts: [Double]
  /// The logarithms of the expected rates at the points.
  let outerLogRates: [Double]
  let bulkLogRates: [Double]
  /// The points around the outer maximum down to two fifths of it, among which each draw seeks its own.
  let hill: Range<Int>
  /// The boundaries of the expectation.
  let times: InterfaceTimes

  /// Applies the rule to splines fitted to a pair of signals, the outer maximum being at a known point.
  init?(
    peak: Int, outer: ProfileSignal, bulk: ProfileSignal, outerSpline: PenalizedSpline,
    bulkSpline: PenalizedSpline, normalised: Bool
  ) {
    let logRates = outer.times.map(outerSpline.logRate(at:))
    guard logRates.indices.contains(peak),
      let hill = FittingWindow.around(peak, logRates: logRates, shares: [0.4], order: 0).first
    else { return nil }
    self.init(
      hill: hill, outer: outer, bulk: bulk, outerSpline: outerSpline, bulkSpline: bulkSpline,
      normalised: normalised)
  }

  /// Applies the rule to splines, the outer maximum being sought among some points.
  init?(
    hill: Range<Int>, outer: ProfileSignal, bulk: ProfileSignal, outerSpline: PenalizedSpline,
    bulkSpline: PenalizedSpline, normalised: Bool
  ) {
    self.hill = hill
    self.outerSpline = outerSpline
    self.bulkSpline = bulkSpline
    let outerLogRates = outer.times.map(outerSpline.logRate(at:))
    let bulkLogRates = bulk.times.map(bulkSpline.logRate(at:))
    self.outerLogRates = outerLogRates
    self.bulkLogRates = bulkLogRates
    outerCounts = zip(outerLogRates, outer.exposures).map { exp($0) * $1 }
    bulkCounts = zip(bulkLogRates, bulk.exposures).map { exp($0) * $1 }
    guard let peak = hill.max(by: { outerLogRates[$0] < outerLogRates[$1] }),
      let plateau = bulkLogRates.indices.max(by: { bulkLogRates[$0] < bulkLogRates[$1] })
    else { return nil }
    let outerTop = Self.maximum(outerSpline, near: peak, outer.times)
    let bulkTop = Self.maximum(bulkSpline, near: plateau, bulk.times)
    let offset = normalised ? outerTop.logRate - bulkTop.logRate : 0
    let difference = { (time: Double) in
      outerSpline.logRate(at: time) - bulkSpline.logRate(at: time) - offset
    }
    let crossing = outer.times.indices.dropFirst().first {
      outer.times[$0] > outerTop.time && difference(outer.times[$0]) <= 0
        && difference(max(outer.times[$0 - 1], outerTop.time)) > 0
    }
    var total: Double?
    if let crossing {
      var (left, right) = (max(outer.times[crossing - 1], outerTop.time), outer.times[crossing])
      for _ in 0..<50 {
        let middle = 0.5 * (left + right)
        if difference(middle) > 0 { left = middle } else { right = middle }
      }
      total = 0.5 * (left + right)
    }
    times = InterfaceTimes(outer: outerTop.time, total: total, outerAtWindowEnd: false)
  }

  /// The maximum of a spline within a point of a sampled one, by thirds.
  private static func maximum(
    _ spline: PenalizedSpline, near point: Int, _ times: [Double]
  ) -> (time: Double, logRate: Double) {
    var lower = times[max(point - 1, 0)]
    var upper = times[min(point + 1, times.count - 1)]
    for _ in 0..<60 {
      let third = (upper - lower) / 3
      if spline.logRate(at: lower + third) < spline.logRate(at: upper - third) {
        lower += third
      } else {
        upper -= third
      }
    }
    let time = 0.5 * (lower + upper)
    return (time, spline.logRate(at: time))
  }
}
