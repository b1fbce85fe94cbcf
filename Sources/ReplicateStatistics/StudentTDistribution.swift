import Foundation
import NumericalMethods

/// Student's t distribution; the degrees of freedom need not be whole.
public struct StudentTDistribution: Sendable, Hashable {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// Creates a distribution; without positive degrees of freedom every answer is not a number.
  public init(_ degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// The probability of a value up to t.
  public func cumulative(_ t: Double) -> Double {
    t > 0 ? 1 - upperTail(t) : upperTail(-t)
  }

  /// The probability of a value above t, exact in the far tail.
  ///
  /// For t > 0 it is half the regularised beta function at ν / (ν + t²) (Abramowitz and Stegun, 26.7.1).
  public func upperTail(_ t: Double) -> Double {
    guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
    guard degreesOfFreedom < 1e10 else { return NormalDistribution.upperTail(t) }
    if t < 0 { return 1 - upperTail(-t) }
    guard t.isFinite else { return 0 }
    let ratio = t / degreesOfFreedom.squareRoot()
    let square = ratio * ratio
    guard square.isFinite else { return 0 }
    let rest = square / (1 + square)
    return 0.5 * regularizedBeta(1 / (1 + square), complement: rest, degreesOfFreedom / 2, 0.5)
  }

  /// The probability density at t.
  public func density(_ t: Double) -> Double {
    let power = -0.5 * (degreesOfFreedom + 1) * log1p(t * t / degreesOfFreedom)
    return exp(power - logBeta(degreesOfFreedom / 2, 0.5)) / degreesOfFreedom.squareRoot()
  }

  /// The value that is exceeded with probability 1 − p; not a number outside of 0 ≤ p ≤ 1.
  public func quantile(_ p: Double) -> Double {
    p < 0.5 ? -exceeded(withProbability: p) : exceeded(withProbability: 1 - p)
  }

  /// The factor k for which ±k holds a share `level` of the distribution: 4.30 for 0.95 at ν = 2.
  public func coverageFactor(level: Double) -> Double { exceeded(withProbability: (1 - level) / 2) }

  /// The value that is exceeded with a probability of at most one half.
  private func exceeded(withProbability tail: Double) -> Double {
    guard degreesOfFreedom > 0, tail >= 0, tail <= 0.5 else { return .nan }
    guard tail > 0 else { return .infinity }
    guard tail < 0.5 else { return 0 }
    if degreesOfFreedom > 1e5 { return nearlyNormal(NormalDistribution.coverageFactor(level: 1 - 2 * tail)) }
    let first: Double
    if tail < 0.25 {
      let x = inverseRegularizedBeta(2 * tail, degreesOfFreedom / 2, 0.5)
      guard x > 0 else { return .infinity }
      first = (degreesOfFreedom * (1 - x) / x).squareRoot()
    } else {
      let y = inverseRegularizedBeta(1 - 2 * tail, 0.5, degreesOfFreedom / 2)
      first = (degreesOfFreedom * y / (1 - y)).squareRoot()
    }
    guard first.isFinite, first > 0 else { return first }
    // One step of Newton's method mends what forming 1 − x has cost.
    let step = (upperTail(first) - tail) / density(first)
    return abs(step) < 0.1 * first ? first + step : first
  }

  /// Fisher and Cornish's expansion about the normal quantile (Abramowitz and Stegun, 26.7.5, two terms).
  private func nearlyNormal(_ z: Double) -> Double {
    let square = z * z
    let first = z * (square + 1) / 4
    let second = z * ((5 * square + 16) * square + 3) / 96
    return z + (first + second / degreesOfFreedom) / degreesOfFreedom
  }
}
