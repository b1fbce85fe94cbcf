public import AnalysisFindings
import NumericalMethods

/// The comparison of two means without assuming equal variances (Welch, Biometrika 34, 28, 1947).
public struct WelchTest: Sendable, Hashable, Codable {
  /// The mean of `compared` minus the mean of `reference`.
  public let difference: Double
  /// The standard uncertainty of the difference.
  public let standardError: Double
  /// The degrees of freedom by Welch and Satterthwaite.
  public let degreesOfFreedom: Double
  /// The statistic t.
  public let statistic: Double
  /// The two-sided p-value.
  public let pValue: Double

  /// Compares two groups.
  ///
  /// Throws if a group has a single replicate, or if neither group scatters.
  public init(reference: GroupSummary, compared: GroupSummary) throws(StatisticsError) {
    let first = try reference.varianceOfMean()
    let second = try compared.varianceOfMean()
    guard first + second > 0 else {
      throw StatisticsError(.degenerate, "Neither group scatters, so that no test is defined.")
    }
    difference = compared.mean - reference.mean
    standardError = (first + second).squareRoot()
    degreesOfFreedom = welchDegreesOfFreedom(
      first, Double(reference.count - 1), second, Double(compared.count - 1))
    statistic = difference / standardError
    pValue = 2 * StudentTDistribution(degreesOfFreedom).upperTail(abs(statistic))
  }

  /// The two-sided p-value where a shared uncertainty, normally distributed, comes to the scatter between replicates.
  ///
  /// It is the p at which |difference|² = t(p)² SE² + z(p)² u²: the level of the interval whose half width adds both in
  /// quadrature and that ends at 0, so that a verdict and such an interval never contradict each other.
  public func pValue(addingSharedUncertainty shared: Double) -> Double {
    guard shared > 0, difference != 0 else { return pValue }
    let student = StudentTDistribution(degreesOfFreedom)
    let missing: (Double) -> Double = { t in
      let scattered = t * standardError
      let common = NormalDistribution.quantile(student.upperTail(t)) * shared
      return difference * difference - scattered * scattered - common * common
    }
    // Both parts grow with t, from nothing at 0 to more than the difference at the t of the scatter alone.
    guard let t = try? bracketedRoot(from: 0, to: abs(statistic), of: missing) else { return pValue }
    return 2 * student.upperTail(t)
  }

  /// The interval of the difference at a level.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let half = StudentTDistribution(degreesOfFreedom).coverageFactor(level: level) * standardError
    return ConfidenceInterval(
      level: level, lower: difference - half, upper: difference + half, method: "Welch")
  }
}

/// Degrees of freedom of a sum of two variances with their own degrees of freedom (Welch and Satterthwaite).
func welchDegreesOfFreedom(
  _ first: Double, _ firstFreedom: Double, _ second: Double, _ secondFreedom: Double
) -> Double {
  let total = first + second
  let share = first / total
  return 1 / (share * share / firstFreedom + (1 - share) * (1 - share) / secondFreedom)
}
