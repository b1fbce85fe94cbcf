import Foundation

/// How likely Welch's test is to see a difference, and how many replicates it takes.
public struct WelchPower: Sendable, Hashable {
  /// The true difference of the means.
  public var difference: Double
  /// The standard deviation between the reference's replicates.
  public var referenceDeviation: Double
  /// The standard deviation between the compared replicates.
  public var comparedDeviation: Double
  /// The significance of the two-sided test.
  public var significance: Double

  /// Describes a plan; deviations and difference in one unit.
  public init(
    difference: Double, referenceDeviation: Double, comparedDeviation: Double, significance: Double = 0.05
  ) {
    self.difference = difference
    self.referenceDeviation = referenceDeviation
    self.comparedDeviation = comparedDeviation
    self.significance = significance
  }

  /// The probability of p below the significance with these numbers of replicates; `nil` below two of either or without
  /// any scatter.
  ///
  /// From the noncentral t distribution at Welch and Satterthwaite's degrees of freedom for the true variances, an
  /// approximation for the test itself, whose degrees of freedom are estimated.
  public func power(referenceCount: Int, comparedCount: Int) -> Double? {
    let first = referenceDeviation * referenceDeviation / Double(referenceCount)
    let second = comparedDeviation * comparedDeviation / Double(comparedCount)
    guard referenceCount > 1, comparedCount > 1, first + second > 0, (first + second).isFinite else {
      return nil
    }
    let freedom = welchDegreesOfFreedom(first, Double(referenceCount - 1), second, Double(comparedCount - 1))
    let shift = abs(difference) / (first + second).squareRoot()
    let critical = StudentTDistribution(freedom).coverageFactor(level: 1 - significance)
    return Self.upperTail(critical, freedom: freedom, shift: shift)
      + Self.upperTail(critical, freedom: freedom, shift: -shift)
  }

  /// The smallest number of replicates in each group that sees the difference with a power; `nil` above 1000.
  public func count(forPower wanted: Double = 0.8) -> Int? {
    guard difference != 0, power(referenceCount: 2, comparedCount: 2) != nil else { return nil }
    var lower = 1
    var upper = 2
    while (power(referenceCount: upper, comparedCount: upper) ?? 0) < wanted {
      lower = upper
      upper *= 2
      guard lower < 1000 else { return nil }
    }
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if (power(referenceCount: middle, comparedCount: middle) ?? 0) < wanted {
        lower = middle
      } else {
        upper = middle
      }
    }
    return upper <= 1000 ? upper : nil
  }

  /// P(T > t) of the noncentral t distribution for t ≥ 0: the mean of Φ(shift − t s) over s, with ν s² distributed as
  /// χ²(ν) (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2, 1995, chapter 31), by Simpson's rule.
  private static func upperTail(_ t: Double, freedom: Double, shift: Double) -> Double {
    guard freedom < 1e5 else { return NormalDistribution.upperTail(t - shift) }
    let half = freedom / 2
    let constant = log(2) + half * log(half) - lgamma(half)
    // The density of s is about normal with 1 / √(2 ν) about 1; below ν = 4 it reaches far to either side.
    let reach = 12 / (2 * freedom).squareRoot()
    let low = max(0, 1 - reach)
    let high = 1 + reach
    let steps = 2000
    let width = (high - low) / Double(steps)
    var sum = 0.0
    for step in 0...steps {
      let s = low + Double(step) * width
      guard s > 0 else { continue }
      let density = exp(constant + (freedom - 1) * log(s) - half * s * s)
      let weight = step == 0 || step == steps ? 1.0 : step.isMultiple(of: 2) ? 2 : 4
      sum += weight * density * NormalDistribution.upperTail(t * s - shift)
    }
    return sum * width / 3
  }
}
