import Foundation

/// The two boundaries of the interphase in sputter time.
struct InterfaceTimes {
  /// Where the outer ion is largest.
  var outer: Double
  /// The logarithm of the outer ion's rate there.
  var outerLogRate: Double
  /// The first descending crossing of the normalised ions after that; `nil` where there is none.
  var total: Double?
}

/// The rule of the interphase applied to smooth curves exactly.
struct InterfaceRule {
  /// The points in time at which the curves are looked at first.
  let times: [Double]
  /// The points among which the outer maximum is sought.
  let hill: Range<Int>
  /// Whether each ion is divided by its level before they are compared.
  let normalised: Bool

  /// The outer maximum of a curve known at the points.
  func maximum(_ curve: SplineCurve, _ logRates: [Double]) -> (time: Double, logRate: Double) {
    let top = hill.max { logRates[$0] < logRates[$1] } ?? hill.lowerBound
    return Self.maximum(curve, near: top, times)
  }

  /// The largest value of a curve between the neighbours of a point.
  static func maximum(_ curve: SplineCurve, near point: Int, _ times: [Double]) -> (
    time: Double, logRate: Double
  ) {
    curve.maximum(from: times[max(point - 1, 0)], to: times[min(point + 1, times.count - 1)])
  }

  /// Where outer and bulk curve, each over its level, first cross after the outer maximum; `nil` where they do not.
  func crossing(
    after top: (time: Double, logRate: Double), outer: SplineCurve, _ outerRates: [Double], bulk: SplineCurve,
    _ bulkRates: [Double], level: Double
  ) -> Double? {
    let offset = normalised ? top.logRate - level : 0
    let difference = { (time: Double) in outer.logRate(at: time) - bulk.logRate(at: time) - offset }
    guard difference(top.time) > 0 else { return nil }
    guard
      let crossing = times.indices.dropFirst().first(where: {
        times[$0] > top.time && outerRates[$0] - bulkRates[$0] - offset <= 0
      })
    else { return nil }
    var (left, right) = (max(times[crossing - 1], top.time), times[crossing])
    for _ in 0..<40 {
      let middle = 0.5 * (left + right)
      if difference(middle) > 0 { left = middle } else { right = middle }
    }
    return 0.5 * (left + right)
  }

  /// The points around a maximum at which a curve stays above a share of it, up to the valley before higher ground.
  static func hill(around peak: Int, _ logRates: [Double], share: Double) -> Range<Int> {
    let limit = logRates[peak] + log(share)
    let edge = { (step: Int) -> Int in
      var (lowest, i) = (peak, peak)
      while logRates.indices.contains(i + step), logRates[i + step] >= limit {
        i += step
        if logRates[i] > logRates[peak] { return lowest }
        if logRates[i] < logRates[lowest] { lowest = i }
      }
      return i
    }
    return edge(-1)..<(edge(1) + 1)
  }
}
