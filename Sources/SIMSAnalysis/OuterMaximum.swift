import Foundation

/// Where the outer ion has its maximum, before the exact position is fitted.
enum OuterMaximum {
  /// One maximum that stands out of the counting noise, at this point.
  case found(index: Int, warning: String?)
  /// The signal falls from the surface on; it is largest before this time.
  case atSurface(until: Double)
  /// The signal still rises at the end.
  case atEnd
  /// Several maxima, at these points, are as good as one another.
  case several(indices: [Int])
  /// No maximum stands out of the noise.
  case none

  /// The valley between the surface and the maximum, where counts are higher still at the surface: the end of a transient.
  func valley(_ fit: FittedSignal) -> Int? {
    guard let first = candidates?.first, first > 0 else { return nil }
    let values = fit.spline.logRates(fit.spline.curve)
    guard values[0] > values[first] else { return nil }
    let valley = values.indices[...first].min { values[$0] < values[$1] }
    return valley == 0 ? nil : valley
  }

  /// The points of the maxima that may be the highest; `nil` where there is none.
  var candidates: [Int]? {
    switch self {
    case .found(let index, _): [index]
    case .several(let indices): indices
    case .atSurface, .atEnd, .none: nil
    }
  }

  /// A maximum inside the window with what sets it apart.
  private struct Candidate {
    var index: Int
    var logRate: Double
    var uncertainty: Double
    /// Height above the higher of the two valleys beside it, over its standard uncertainty.
    var significance: Double
    /// The same height over the maximum's own.
    var share: Double
  }

  /// Prominences under this many standard uncertainties are noise.
  static let leastSignificance = 3.5
  /// Maxima whose prominence is a smaller share of their height are ripples.
  static let leastShare = 0.05

  /// Finds the maximum in a smooth expectation at the points of a signal.
  static func find(_ spline: PenalizedSpline, _ signal: ProfileSignal) -> OuterMaximum {
    let values = spline.logRates(spline.curve)
    let uncertainties = signal.times.map(spline.logRateUncertainty(at:))
    let candidates = self.candidates(values, uncertainties).filter {
      $0.significance >= leastSignificance && $0.share >= leastShare
    }
    guard let best = candidates.max(by: { $0.logRate < $1.logRate }) else {
      return withoutCandidate(signal, values, uncertainties)
    }
    let rivals = candidates.filter {
      best.logRate - $0.logRate < 2 * hypot(best.uncertainty, $0.uncertainty)
    }
    if rivals.count > 1 { return .several(indices: rivals.map(\.index)) }
    var warning: String?
    if candidates.count > 1 {
      let others = candidates.filter { $0.index != best.index }.map { "\(signal.times[$0.index]) s" }
      warning = "a lower maximum lies at \(others.joined(separator: ", "))"
    }
    return .found(index: best.index, warning: warning)
  }

  private static func withoutCandidate(
    _ signal: ProfileSignal, _ values: [Double], _ uncertainties: [Double]
  ) -> OuterMaximum {
    guard let top = values.indices.max(by: { values[$0] < values[$1] }) else { return .none }
    let significant = { (other: Int) in
      values[top] - values[other]
        > leastSignificance * hypot(uncertainties[top], uncertainties[other])
    }
    let last = values.count - 1
    // A maximum under the transient's tail may lie as far as half of the highest rate: behind that the signal that falls
    // from the surface on has lost more than such a maximum could hide in.
    if significant(last), !significant(0) {
      let end =
        values.indices.first { $0 > top && significant($0) && values[$0] < values[top] - log(2) } ?? last
      return .atSurface(until: signal.times[max(end, shoulder(values, from: end))])
    }
    if significant(0), !significant(last) { return .atEnd }
    return .none
  }

  /// The end of a shoulder in a fall, where a maximum may hide under the transient: the steepest point behind the flattest.
  ///
  /// Only as far as a tenth of the highest rate, and only where the fall is twice as steep on both sides as in between.
  private static func shoulder(_ values: [Double], from start: Int) -> Int {
    let top = values.max() ?? 0
    let end = (values.indices.last { values[$0] > top - log(10) } ?? start) + 1
    let slopes = zip(values.dropFirst(), values).map { $0 - $1 }
    let span = max(start, 1)..<min(end, slopes.count)
    guard span.count > 2, let flattest = span.max(by: { slopes[$0] < slopes[$1] }),
      let before = slopes[..<flattest].min(), before < 2 * slopes[flattest]
    else { return start }
    let behind = flattest..<span.upperBound
    guard let steepest = behind.min(by: { slopes[$0] < slopes[$1] }),
      slopes[steepest] < 2 * slopes[flattest]
    else { return start }
    return steepest + 1
  }

  private static func candidates(_ values: [Double], _ uncertainties: [Double]) -> [Candidate] {
    var found: [Candidate] = []
    for i in values.indices.dropFirst().dropLast()
    where values[i] > values[i - 1] && values[i] >= values[i + 1] {
      let left = valley(values, from: i, step: -1)
      let right = valley(values, from: i, step: 1)
      let base = values[left] > values[right] ? left : right
      let height = values[i] - values[base]
      let noise = hypot(uncertainties[i], uncertainties[base])
      found.append(
        Candidate(
          index: i, logRate: values[i], uncertainty: uncertainties[i],
          significance: noise > 0 ? height / noise : .infinity, share: 1 - exp(-height)))
    }
    return found
  }

  /// The lowest point between a maximum and the next higher ground on one side.
  private static func valley(_ values: [Double], from peak: Int, step: Int) -> Int {
    var lowest = peak
    var i = peak + step
    while values.indices.contains(i), values[i] <= values[peak] {
      if values[i] < values[lowest] { lowest = i }
      i += step
    }
    return lowest
  }
}
