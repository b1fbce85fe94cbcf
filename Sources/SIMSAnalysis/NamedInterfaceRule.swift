import Foundation

/// Interface positions by the plain definitions that programs and papers use, without uncertainty.
///
/// They serve comparison with other programs and with older numbers: a raw maximum is biased by noise and by the
/// surface transient. The thickness of an interphase comes from ``SIMSDepthProfileAnalysis``.
public enum NamedInterfaceRule {
  /// The time of the largest raw value, the first of equals; points before `firstPoint` are left out.
  public static func timeOfMaximum(_ values: [Double], times: [Double], firstPoint: Int = 0) -> Double? {
    indexOfMaximum(values, times, firstPoint).map { times[$0] }
  }

  /// The first time from the maximum of `falling` on at which falling/max lies below rising/max.
  ///
  /// Linear between points; the maximum's own time where it holds there already.
  public static func descendingCrossing(
    falling: [Double], rising: [Double], times: [Double], firstPoint: Int = 0
  ) -> Double? {
    guard let start = indexOfMaximum(falling, times, firstPoint), rising.count == times.count,
      let top = rising.max(), top > 0, falling[start] > 0
    else { return nil }
    let difference = { (i: Int) in falling[i] / falling[start] - rising[i] / top }
    for i in start..<times.count where difference(i) < 0 {
      guard i > start else { return times[i] }
      let (before, after) = (difference(i - 1), difference(i))
      return times[i - 1] + (times[i] - times[i - 1]) * before / (before - after)
    }
    return nil
  }

  /// The first time at which a signal rises through a share of its largest value; linear between points.
  public static func risingCrossing(_ values: [Double], times: [Double], share: Double) -> Double? {
    guard values.count == times.count, let top = values.max(), top > 0 else { return nil }
    let level = share * top
    for i in values.indices.dropFirst() where values[i - 1] < level && values[i] >= level {
      return times[i - 1]
        + (times[i] - times[i - 1]) * (level - values[i - 1]) / (values[i] - values[i - 1])
    }
    return nil
  }

  /// The rising edge of a signal up to its largest value as an error function.
  ///
  /// y = b + A (1 + erf((t − x0)/(√2 σ)))/2 for y = counts over their largest value, weighted by 1/√max(counts, 1),
  /// fitted from the first point to that of the largest value.
  public static func errorFunctionEdge(_ counts: [Double], times: [Double]) -> ErrorFunctionEdge? {
    guard let last = indexOfMaximum(counts, times, 0), last >= 6, counts[last] > 0,
      let start = risingCrossing(counts, times: times, share: 0.5),
      let early = risingCrossing(counts, times: times, share: 0.16),
      let late = risingCrossing(counts, times: times, share: 0.84)
    else { return nil }
    let top = counts[last]
    let x = Array(times[0...last])
    let y = counts[0...last].map { $0 / top }
    let weights = counts[0...last].map { top * top / max($0, 1) }
    let first = ErrorFunctionEdge(
      base: 0, height: 1, position: start, width: max(abs(late - early) / 2, 1e-6))
    return first.refined(x, y, weights)
  }

  private static func indexOfMaximum(_ values: [Double], _ times: [Double], _ firstPoint: Int) -> Int? {
    guard values.count == times.count else { return nil }
    var best: Int?
    for i in values.indices where i >= firstPoint {
      if let current = best, !(values[i] > values[current]) { continue }
      best = i
    }
    return best
  }
}

/// An edge in the form of an error function.
public struct ErrorFunctionEdge: Sendable, Hashable {
  /// The level before the edge, over the signal's largest value.
  public var base: Double
  /// The height of the edge, over the signal's largest value.
  public var height: Double
  /// The middle of the edge in s.
  public var position: Double
  /// The standard deviation of the edge in s.
  public var width: Double

  private func value(_ x: Double) -> Double {
    base + 0.5 * height * (1 + erf((x - position) / (2.0.squareRoot() * width)))
  }

  private func chiSquare(_ x: [Double], _ y: [Double], _ weights: [Double]) -> Double {
    x.indices.reduce(0) { $0 + weights[$1] * (y[$1] - value(x[$1])) * (y[$1] - value(x[$1])) }
  }

  /// Levenberg–Marquardt until the sum of squares stands still.
  fileprivate func refined(_ x: [Double], _ y: [Double], _ weights: [Double]) -> ErrorFunctionEdge? {
    var edge = self
    var sum = edge.chiSquare(x, y, weights)
    var damping = 1e-3
    for _ in 0..<300 {
      var matrix = BandedSystem(size: 4, halfBandwidth: 3)
      var right = [0.0, 0, 0, 0]
      for k in x.indices {
        let u = (x[k] - edge.position) / edge.width
        let density = exp(-0.5 * u * u) / (2 * Double.pi).squareRoot()
        let derivatives = [
          1, 0.5 * (1 + erf(u / 2.0.squareRoot())), -edge.height * density / edge.width,
          -edge.height * density * u / edge.width,
        ]
        let residual = y[k] - edge.value(x[k])
        for a in 0..<4 {
          right[a] += weights[k] * derivatives[a] * residual
          for b in 0...a { matrix[a, b] += weights[k] * derivatives[a] * derivatives[b] }
        }
      }
      var improved = false
      for _ in 0..<20 {
        var damped = matrix
        for a in 0..<4 { damped[a, a] *= 1 + damping }
        guard damped.factor() else {
          damping *= 10
          continue
        }
        let step = damped.solve(right)
        var trial = edge
        trial.base += step[0]
        trial.height += step[1]
        trial.position += step[2]
        trial.width += step[3]
        let trialSum = trial.width > 0 ? trial.chiSquare(x, y, weights) : .infinity
        if trialSum < sum {
          improved = sum - trialSum > 1e-14 * sum
          edge = trial
          sum = trialSum
          damping = max(damping / 10, 1e-12)
          break
        }
        damping *= 10
      }
      if !improved { break }
    }
    return edge.position.isFinite ? edge : nil
  }
}
