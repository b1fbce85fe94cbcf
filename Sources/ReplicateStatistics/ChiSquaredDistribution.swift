import NumericalMethods

/// The distribution of a sum of squared standard normal values.
public struct ChiSquaredDistribution: Sendable, Hashable {
  /// The degrees of freedom.
  public let degreesOfFreedom: Double

  /// Creates a distribution; without positive degrees of freedom every answer is not a number.
  public init(_ degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// The probability of a value up to x.
  public func cumulative(_ x: Double) -> Double {
    regularizedLowerGamma(degreesOfFreedom / 2, max(0, x) / 2)
  }

  /// The probability of a value above x.
  public func upperTail(_ x: Double) -> Double {
    regularizedUpperGamma(degreesOfFreedom / 2, max(0, x) / 2)
  }

  /// The value that is exceeded with probability 1 − p; not a number outside of 0 ≤ p ≤ 1.
  public func quantile(_ p: Double) -> Double {
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite, p >= 0, p <= 1 else { return .nan }
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    let excess: (Double) -> Double =
      p < 0.5 ? { cumulative($0) - p } : { (1 - p) - upperTail($0) }
    var lower = degreesOfFreedom
    while lower > 1e-300, excess(lower) > 0 { lower /= 2 }
    var upper = max(degreesOfFreedom, 1)
    while upper < 1e300, excess(upper) < 0 { upper *= 2 }
    return (try? bracketedRoot(from: lower, to: upper, of: excess)) ?? .nan
  }
}
