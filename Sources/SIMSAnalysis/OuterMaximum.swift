import Foundation

/// Where the outer ion has its maximum, before the exact position is fitted.
enum OuterMaximum {
  /// One maximum that stands out of the counting noise, at this point.
  case found(index: Int, warning: String?)
  /// The signal falls from the surface on; it is largest before this time.
  case atSurface(until: Double)
  /// The signal still rises at the end.
  case atEnd
  /// Several maxima are as good as one another, from the first time to the last.
  case several(first: Double, last: Double)
  /// No maximum stands out of the noise.
  case none

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
    let values = signal.times.map(spline.logRate(at:))
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
    if rivals.count > 1, let first = rivals.first, let last = rivals.last {
      return .several(first: signal.times[first.index], last: signal.times[last.index])
    }
    var warning: String?
    if let surface = values.first, surface > best.logRate {
      warning =
        "counts are higher still at the start of the window (\(signal.times[0]) s); "
        + "that is taken for the surface transient"
    } else if candidates.count > 1 {
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
    // Largest as far as the fall below the top is no more than noise.
    if significant(last), !significant(0) {
      let end = values.indices.first { $0 > top && significant($0) } ?? last
      return .atSurface(until: signal.times[end])
    }
    if significant(0), !significant(last) { return .atEnd }
    return .none
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
