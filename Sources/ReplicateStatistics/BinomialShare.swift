public import AnalysisFindings
import NumericalMethods

/// The share of a number of equal trials that came out one way, such as squares lost of a hundred.
///
/// Interval and uncertainty are those of Jeffreys' posterior Beta(k + ½, n − k + ½), whose interval covers best on average
/// among the simple ones (Brown, Cai and DasGupta, Statist. Sci. 16, 101, 2001); it does not shrink to nothing where none or
/// all came out so.
public struct BinomialShare: Sendable, Hashable, Codable {
  /// How many came out so.
  public let count: Int
  /// The number of trials.
  public let trials: Int

  /// Creates a share.
  ///
  /// Throws if there is no trial, or the count is negative or above the trials.
  public init(count: Int, of trials: Int) throws(StatisticsError) {
    guard trials > 0 else { throw StatisticsError(.tooFewValues, "A share needs at least one trial.") }
    guard count >= 0, count <= trials else {
      throw StatisticsError(.outOfRange, "A count lies between 0 and the number of trials.")
    }
    self.count = count
    self.trials = trials
  }

  /// The share, from 0 to 1.
  public var value: Double { Double(count) / Double(trials) }

  private var posterior: (a: Double, b: Double) { (Double(count) + 0.5, Double(trials - count) + 0.5) }

  /// The standard deviation of the posterior.
  public var standardUncertainty: Double {
    let (a, b) = posterior
    return (a * b / (a + b + 1)).squareRoot() / (a + b)
  }

  /// Jeffreys' interval; its lower end is 0 where none came out so, its upper end 1 where all did.
  public func interval(level: Double) -> ConfidenceInterval {
    let (a, b) = posterior
    let tail = (1 - level) / 2
    return ConfidenceInterval(
      level: level, lower: count == 0 ? 0 : inverseRegularizedBeta(tail, a, b),
      upper: count == trials ? 1 : 1 - inverseRegularizedBeta(tail, b, a), method: "Jeffreys")
  }
}
