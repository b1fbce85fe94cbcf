public import AnalysisFindings
import Foundation

/// The ratio of two geometric means with Welch's interval on the logarithms, for values that scatter by a factor.
public struct GeometricRatio: Sendable, Hashable, Codable {
  /// The ratio of the geometric means, `compared` over `reference`.
  public let value: Double
  /// Welch's test on the natural logarithms.
  public let logarithms: WelchTest

  /// Forms the ratio; throws if a value is not positive or a group has a single replicate.
  public init(reference: GroupSummary, compared: GroupSummary) throws(StatisticsError) {
    guard (reference.values + compared.values).allSatisfy({ $0 > 0 }) else {
      throw StatisticsError(.outOfRange, "A ratio by logarithms needs positive values throughout.")
    }
    logarithms = try WelchTest(
      reference: GroupSummary(reference.values.map { log($0) }),
      compared: GroupSummary(compared.values.map { log($0) }))
    value = exp(logarithms.difference)
  }

  /// The interval at a level.
  public func interval(level: Double = 0.95) -> ConfidenceInterval {
    let inner = logarithms.interval(level: level)
    return ConfidenceInterval(
      level: level, lower: exp(inner.lower), upper: exp(inner.upper), method: "Welch on logarithms")
  }
}
