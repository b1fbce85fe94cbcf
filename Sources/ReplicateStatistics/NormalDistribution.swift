import NumericalMethods

/// The standard normal distribution.
public enum NormalDistribution {
  /// The probability of a value up to z.
  public static func cumulative(_ z: Double) -> Double {
    0.5 * complementaryErrorFunction(-z / 2.0.squareRoot())
  }

  /// The probability of a value above z, exact in the far tail.
  public static func upperTail(_ z: Double) -> Double {
    0.5 * complementaryErrorFunction(z / 2.0.squareRoot())
  }

  /// The value that is exceeded with probability 1 − p; not a number outside of 0 ≤ p ≤ 1.
  public static func quantile(_ p: Double) -> Double {
    -(2.0.squareRoot()) * inverseComplementaryErrorFunction(2 * p)
  }

  /// The factor k for which ±k holds a share `level` of the distribution: 1.96 for 0.95.
  public static func coverageFactor(level: Double) -> Double {
    2.0.squareRoot() * inverseComplementaryErrorFunction(1 - level)
  }
}
