import AnalysisFindings
import Foundation

/// Where other rules in use put the boundary to the bulk, on the same smooth fit: how far the answer hangs on the rule.
struct OtherRules {
  private let bulk: SplineCurve
  private let signal: ProfileSignal
  private let level: Double
  private let times: [Double]

  /// Reads the bulk ion's rise behind the outer maximum; `nil` without points there.
  init?(_ bulk: FittedSignal, level: BulkPlateau, after outer: Double) {
    self.bulk = bulk.spline.curve
    let behind = bulk.signal.times.firstIndex { $0 >= outer } ?? bulk.signal.count
    signal = bulk.signal.part(behind..<bulk.signal.count)
    self.level = level.logRate
    times = signal.times
    guard times.count > 2 else { return nil }
  }

  /// The first time at which the bulk ion rises through a share of its plateau.
  func rise(through share: Double) -> Double? {
    let value = { (time: Double) in bulk.logRate(at: time) - level - log(share) }
    guard
      let after = times.indices.dropFirst().first(where: { value(times[$0 - 1]) < 0 && value(times[$0]) >= 0 }
      )
    else { return nil }
    var (left, right) = (times[after - 1], times[after])
    for _ in 0..<40 {
      let middle = 0.5 * (left + right)
      if value(middle) < 0 { left = middle } else { right = middle }
    }
    return 0.5 * (left + right)
  }

  /// The time at which the bulk ion's rate rises most steeply.
  var steepestRise: Double? {
    let rates = times.map { exp(bulk.logRate(at: $0)) }
    let slopes = times.indices.dropFirst().map { (rates[$0] - rates[$0 - 1]) / (times[$0] - times[$0 - 1]) }
    return slopes.indices.max { slopes[$0] < slopes[$1] }.map { 0.5 * (times[$0] + times[$0 + 1]) }
  }

  /// The rules with their depths, one line each.
  func diagnostics(_ depths: DepthScale) -> [AnalysisResult.Diagnostic] {
    let half = rise(through: 0.5)
    let (early, late) = (rise(through: 0.16), rise(through: 0.84))
    var width: String?
    if let early, let late {
      width = "\(rounded(depths.depth(at: late) - depths.depth(at: early))) \(depths.unit)"
    }
    let rows = [
      ("50 % of the bulk ion's plateau", half.map(depths.text)),
      ("steepest rise of the bulk ion", steepestRise.map(depths.text)),
      ("16 to 84 % of the bulk ion's plateau, width", width),
    ]
    return rows.compactMap { name, value in value.map { .init(name: "other rule: \(name)", value: $0) } }
      + edges(half: half, early: early, late: late).map { edge in
        .init(name: "other rule: \(edge.name)", value: edge.text(depths))
      }
  }

  /// The rise fitted as a Gaussian edge and, where that does not do, as one with an exponential tail, whose boundary by the model of mixing and
  /// roughness lies deeper by the mixing length.
  private func edges(half: Double?, early: Double?, late: Double?) -> [FittedEdge] {
    guard let half, let early, let late, late > early else { return [] }
    let gaussian = FittedEdge(signal, position: half, width: (late - early) / 2, level: level, hasTail: false)
    // Where the error function leaves nothing but noise a tail is not determined.
    if let gaussian, gaussian.fits { return [gaussian] }
    let tailed = FittedEdge(signal, position: half, width: (late - early) / 2, level: level, hasTail: true)
    return [gaussian, tailed, tailed?.withMixing].compactMap(\.self)
  }
}
