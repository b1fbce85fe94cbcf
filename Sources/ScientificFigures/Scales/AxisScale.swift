import Foundation

/// How values are laid along an axis.
public enum AxisScale: Sendable, Hashable {
  /// Equal distances for equal differences.
  case linear
  /// Equal distances for equal ratios; values of zero or below have no place.
  case logarithmic
  /// Linear between `−threshold` and `threshold`, logarithmic beyond.
  ///
  /// The mapping is `asinh(v / threshold)`, which is smooth at the threshold (Webber, Meas. Sci. Technol. 24
  /// (2013) 027001, uses the like with log1p).
  case symmetricLogarithmic(threshold: Double)

  /// The position of a value on a line without limits, or `nil` where the scale has no place for it.
  func forward(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch self {
    case .linear: return value
    case .logarithmic: return value > 0 ? log10(value) : nil
    case .symmetricLogarithmic(let threshold):
      return threshold > 0 ? asinh(value / threshold) : value
    }
  }

  /// The value at a position on the line, the nearest that a number can hold.
  func inverse(_ position: Double) -> Double {
    let value: Double
    var smallest = -Double.greatestFiniteMagnitude
    switch self {
    case .linear: value = position
    case .logarithmic:
      value = pow(10, position)
      smallest = .leastNormalMagnitude
    case .symmetricLogarithmic(let threshold): value = threshold > 0 ? sinh(position) * threshold : position
    }
    return min(max(value, smallest), .greatestFiniteMagnitude)
  }
}

/// The part of a scale that an axis shows.
public struct AxisLimits: Sendable, Hashable {
  /// The smaller end.
  public var lower: Double
  /// The larger end.
  public var upper: Double

  /// Creates limits; the ends may come in any order.
  public init(_ one: Double, _ other: Double) {
    lower = min(one, other)
    upper = max(one, other)
  }

  /// The limits that hold all finite values, on a logarithmic scale all positive ones; `nil` if there is none.
  public static func of(_ values: some Sequence<Double>, scale: AxisScale = .linear) -> AxisLimits? {
    // Series of a million points pass here, so nothing but comparisons.
    let floor = scale == .logarithmic ? 0 : -Double.infinity
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value > floor && value < .infinity {
      if value < low { low = value }
      if value > high { high = value }
    }
    return low <= high ? AxisLimits(low, high) : nil
  }

  /// Whether a value lies inside, ends included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The limits that hold both.
  public func union(_ other: AxisLimits) -> AxisLimits {
    AxisLimits(min(lower, other.lower), max(upper, other.upper))
  }

  /// The limits widened by a share of their length on the scale, and opened where they are a single value.
  public func padded(lower below: Double, upper above: Double, scale: AxisScale) -> AxisLimits {
    guard let low = scale.forward(lower), let high = scale.forward(upper) else { return self }
    var (start, end) = (low, high)
    if end - start <= 1e-12 * max(abs(start), abs(end), 1e-290) {
      let half = scale == .linear ? max(abs(start) * 0.1, start == 0 ? 1 : 0) : 0.5
      start -= half
      end += half
    }
    let length = end - start
    guard length.isFinite else { return self }
    return AxisLimits(scale.inverse(start - below * length), scale.inverse(end + above * length))
  }
}
