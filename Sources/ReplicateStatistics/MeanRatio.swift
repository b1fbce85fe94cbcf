public import AnalysisFindings
import NumericalMethods

/// The ratio of two independent means, `compared` over `reference`, with its interval after Fieller
/// (J R Statist Soc B 16, 175, 1954).
///
/// The interval holds every ratio ρ for which m₂ − ρ m₁ does not differ from zero at the level:
/// (m₂ − ρ m₁)² ≤ t² (v₂ + ρ² v₁), v being the variances of the means. Where the reference's mean is itself not
/// distinguishable from zero, that set has no ends; this is a case of its own, not a number.
public struct MeanRatio: Sendable, Hashable, Codable {
  /// The ratio of the means.
  public let value: Double
  private let reference: Part
  private let compared: Part

  private struct Part: Sendable, Hashable, Codable {
    var mean: Double
    var variance: Double
    var freedom: Double
  }

  /// Which degrees of freedom Student's t has.
  public enum Convention: String, Sendable, Hashable, Codable {
    /// Those of m₂ − ρ m₁, by Welch and Satterthwaite, at the ρ in question: exact in its own terms.
    case ratio
    /// Those of the difference m₂ − m₁, as some programs do.
    case difference
  }

  /// An interval of a ratio, or the fact that it has no ends.
  public enum Interval: Sendable, Hashable, Codable {
    /// Both ends are finite.
    case bounded(ConfidenceInterval)
    /// The compared mean is not distinguishable from zero: of a ratio that cannot be negative only the upper end is known.
    case atMost(ConfidenceInterval)
    /// The reference's mean is not distinguishable from zero: of a ratio that cannot be negative only the lower end is
    /// known.
    case atLeast(ConfidenceInterval)
    /// The reference's mean is not distinguishable from zero at this level; `g` = t² v₁ / m₁² is 1 or more.
    case unbounded(g: Double)

    /// Both ends, where there are two.
    public var bounded: ConfidenceInterval? {
      if case .bounded(let interval) = self { return interval }
      return nil
    }

    /// The ratios that are not refuted: two ends, or one with 0 or infinity; `nil` where nothing is refuted.
    public var range: ConfidenceInterval? {
      switch self {
      case .bounded(let interval), .atMost(let interval), .atLeast(let interval): interval
      case .unbounded: nil
      }
    }
  }

  /// Forms the ratio.
  ///
  /// Throws if a group has a single replicate, if neither scatters, or if the reference's mean is exactly 0.
  public init(reference: GroupSummary, compared: GroupSummary) throws(StatisticsError) {
    self.reference = Part(
      mean: reference.mean, variance: try reference.varianceOfMean(), freedom: Double(reference.count - 1))
    self.compared = Part(
      mean: compared.mean, variance: try compared.varianceOfMean(), freedom: Double(compared.count - 1))
    guard self.reference.variance + self.compared.variance > 0 else {
      throw StatisticsError(.degenerate, "Neither group scatters, so that the ratio has no interval.")
    }
    guard reference.mean != 0 else {
      throw StatisticsError(.outOfRange, "The reference's mean is 0, so that there is no ratio to it.")
    }
    value = compared.mean / reference.mean
  }

  /// The interval at a level.
  public func interval(level: Double = 0.95, degreesOfFreedom: Convention = .ratio) -> Interval {
    let relative = reference.variance / (reference.mean * reference.mean)
    switch degreesOfFreedom {
    case .difference:
      let freedom = degreesOfFreedomOfDeviation(at: 1)
      let factor = StudentTDistribution(freedom).coverageFactor(level: level)
      let g = factor * factor * relative
      guard g < 1 else { return .unbounded(g: g) }
      let center = value / (1 - g)
      let spread = compared.variance / (reference.mean * reference.mean)
      let half = factor / (1 - g) * ((1 - g) * spread + value * value * relative).squareRoot()
      return .bounded(
        ConfidenceInterval(
          level: level, lower: center - half, upper: center + half,
          method: "Fieller, degrees of freedom of the difference"))
    case .ratio:
      // As ρ grows, only the reference's scatter and its degrees of freedom remain.
      let factor = StudentTDistribution(reference.freedom).coverageFactor(level: level)
      let g = factor * factor * relative
      guard g < 1, let lower = end(level, -1), let upper = end(level, 1) else {
        return .unbounded(g: max(1, g))
      }
      return .bounded(ConfidenceInterval(level: level, lower: lower, upper: upper, method: "Fieller"))
    }
  }

  /// The interval of a ratio of quantities that cannot be negative: what would reach below 0 is a bound.
  ///
  /// The set of ratios that are not refuted is the same; those below 0 are impossible and are left out of it.
  public func nonNegativeInterval(level: Double = 0.95) -> Interval {
    switch interval(level: level) {
    case .bounded(let interval) where interval.lower < 0:
      guard interval.upper > 0 else { return .unbounded(g: 1) }
      return .atMost(
        ConfidenceInterval(level: level, lower: 0, upper: interval.upper, method: "Fieller, not below 0"))
    case .unbounded(let g):
      // Beyond the refuted ratios below the estimate lie ratios near infinity or below 0 alone.
      guard value > 0, excess(0, level) > 0 else { return .unbounded(g: g) }
      let lower = refuted(between: value, and: 0, level)
      return .atLeast(
        ConfidenceInterval(level: level, lower: lower, upper: .infinity, method: "Fieller, not below 0"))
    case let other: return other
    }
  }

  /// The first ratio, going outward from the estimate, at which m₂ − ρ m₁ differs from zero.
  private func end(_ level: Double, _ direction: Double) -> Double? {
    let unit =
      (compared.variance + value * value * reference.variance).squareRoot() / abs(reference.mean)
    var inside = 0.0
    var outside = unit
    while excess(value + direction * outside, level) <= 0 {
      inside = outside
      outside *= 2
      guard outside < 1e12 * unit else { return nil }
    }
    return refuted(between: value + direction * inside, and: value + direction * outside, level)
  }

  /// Where refutation begins between a ratio that is not refuted and one that is.
  private func refuted(between inside: Double, and outside: Double, _ level: Double) -> Double {
    (try? bracketedRoot(from: inside, to: outside) { excess($0, level) }) ?? outside
  }

  /// Positive where a ratio is refuted at the level: by how much the two-sided p of m₂ − ρ m₁ falls short of 1 − level.
  private func excess(_ ratio: Double, _ level: Double) -> Double {
    let variance = compared.variance + ratio * ratio * reference.variance
    let deviation = abs(compared.mean - ratio * reference.mean)
    let student = StudentTDistribution(degreesOfFreedomOfDeviation(at: ratio))
    return 1 - level - 2 * student.upperTail(deviation / variance.squareRoot())
  }

  private func degreesOfFreedomOfDeviation(at ratio: Double) -> Double {
    welchDegreesOfFreedom(
      compared.variance, compared.freedom, ratio * ratio * reference.variance, reference.freedom)
  }
}
