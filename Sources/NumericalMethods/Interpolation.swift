/// A curve through points with rising abscissae, as straight lines or as a monotone cubic.
public struct InterpolatedCurve: Sendable, Hashable {
  /// How the points are joined.
  public enum Kind: Sendable, Hashable {
    /// Straight lines.
    case linear
    /// Piecewise cubics that never overshoot (Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5, 300, 1984).
    case monotoneCubic
  }

  /// The abscissae, rising.
  public let x: [Double]
  /// The ordinates.
  public let y: [Double]
  private let slopes: [Double]

  /// Creates the curve; `nil` unless there are two or more points, all finite, with rising abscissae.
  public init?(x: [Double], y: [Double], kind: Kind = .linear) {
    guard x.count == y.count, x.count >= 2, x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite),
      zip(x, x.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.x = x
    self.y = y
    slopes = kind == .linear ? [] : Self.monotoneSlopes(x, y)
  }

  /// The curve at a point; outside the points the value at the nearer end.
  public func callAsFunction(_ point: Double) -> Double {
    guard point > x[0] else { return y[0] }
    guard point < x[x.count - 1] else { return y[y.count - 1] }
    let k = segment(of: point)
    let width = x[k + 1] - x[k]
    let t = (point - x[k]) / width
    guard !slopes.isEmpty else { return y[k] + t * (y[k + 1] - y[k]) }
    let s = 1 - t
    return y[k] * (1 + 2 * t) * s * s + y[k + 1] * t * t * (3 - 2 * t)
      + width * t * s * (slopes[k] * s - slopes[k + 1] * t)
  }

  private func segment(of point: Double) -> Int {
    var low = 0
    var high = x.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if x[middle] <= point { low = middle } else { high = middle }
    }
    return low
  }

  private static func monotoneSlopes(_ x: [Double], _ y: [Double]) -> [Double] {
    let n = x.count
    var secants = [Double](repeating: 0, count: n - 1)
    for k in 0..<(n - 1) { secants[k] = (y[k + 1] - y[k]) / (x[k + 1] - x[k]) }
    guard n > 2 else { return [secants[0], secants[0]] }
    var slopes = [Double](repeating: 0, count: n)
    for k in 1..<(n - 1) where secants[k - 1] * secants[k] > 0 {
      let left = x[k] - x[k - 1]
      let right = x[k + 1] - x[k]
      let a = 2 * right + left
      let b = right + 2 * left
      slopes[k] = (a + b) / (a / secants[k - 1] + b / secants[k])
    }
    slopes[0] = endSlope(x[1] - x[0], x[2] - x[1], secants[0], secants[1])
    slopes[n - 1] = endSlope(
      x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], secants[n - 2], secants[n - 3])
    return slopes
  }

  private static func endSlope(_ h0: Double, _ h1: Double, _ s0: Double, _ s1: Double) -> Double {
    let slope = ((2 * h0 + h1) * s0 - h0 * s1) / (h0 + h1)
    if slope * s0 <= 0 { return 0 }
    return s0 * s1 < 0 && abs(slope) > 3 * abs(s0) ? 3 * s0 : slope
  }
}
