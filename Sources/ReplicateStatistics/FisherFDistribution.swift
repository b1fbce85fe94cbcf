import NumericalMethods

/// The distribution of a ratio of two variances.
public struct FisherFDistribution: Sendable, Hashable {
  /// The degrees of freedom of the numerator.
  public let numerator: Double
  /// The degrees of freedom of the denominator.
  public let denominator: Double

  /// Creates a distribution; without positive degrees of freedom every answer is not a number.
  public init(numerator: Double, denominator: Double) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The probability of a ratio up to f.
  public func cumulative(_ f: Double) -> Double {
    guard f > 0 else { return numerator > 0 && denominator > 0 && f <= 0 ? 0 : .nan }
    let product = numerator * f
    return regularizedBeta(
      product / (product + denominator), complement: denominator / (product + denominator), numerator / 2,
      denominator / 2)
  }

  /// The probability of a ratio above f, exact in the far tail.
  public func upperTail(_ f: Double) -> Double {
    guard f > 0 else { return 1 - cumulative(f) }
    return FisherFDistribution(numerator: denominator, denominator: numerator).cumulative(1 / f)
  }

  /// The value that is exceeded with probability 1 − p; not a number outside of 0 ≤ p ≤ 1.
  public func quantile(_ p: Double) -> Double {
    guard p <= 0.5 else {
      return 1 / FisherFDistribution(numerator: denominator, denominator: numerator).quantile(1 - p)
    }
    let share = inverseRegularizedBeta(p, numerator / 2, denominator / 2)
    return denominator * share / (numerator * (1 - share))
  }
}
