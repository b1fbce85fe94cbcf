import AnalysisFindings
public import ReplicateStatistics

extension BinderVerdict {
  /// A ratio of means.
  public struct Ratio: Sendable, Hashable, Codable {
    /// The ratio.
    public var value: Double
    /// Fieller's interval, a bound, or the fact that it has no ends.
    public var interval: MeanRatio.Interval
    /// What remains of the shared uncertainty; it cancels where it is the same share of both means.
    public var sharedUncertainty: Double
  }

  /// The ratio of the means with its interval at a level; `nil` where there is none, as where the reference's mean is 0.
  ///
  /// A ratio that would reach below 0 is a bound, unless a whole mean lies below 0 with its interval.
  func ratio(level: Double) -> Ratio? {
    guard let first = reference.mean, let second = compared.mean,
      let ratio = try? MeanRatio(reference: reference.summary(), compared: compared.summary())
    else { return nil }
    let remaining = [SharedEffect].combining([
      (second.sharedEffects, 1 / first.value), (first.sharedEffects, -ratio.value / first.value),
    ]).standardUncertainty
    let canBeNegative = [first, second].contains { $0.interval(level: self.level).upper < 0 }
    let interval =
      canBeNegative ? ratio.interval(level: level) : ratio.nonNegativeInterval(level: level)
    return Ratio(
      value: ratio.value,
      interval: interval.widened(
        about: ratio.value, bySharedUncertainty: remaining, isBoundAtZero: !canBeNegative),
      sharedUncertainty: remaining)
  }
}

extension ConfidenceInterval {
  /// The interval with what is left of a shared uncertainty added in quadrature to each side.
  func widened(about value: Double, bySharedUncertainty shared: Double) -> ConfidenceInterval {
    guard shared > 0 else { return self }
    let half = NormalDistribution.coverageFactor(level: level) * shared
    func side(_ distance: Double) -> Double { (distance * distance + half * half).squareRoot() }
    return ConfidenceInterval(
      level: level, lower: value - side(value - lower), upper: value + side(upper - value),
      method: method + ", shared part included")
  }
}

extension MeanRatio.Interval {
  /// The interval with what is left of a shared uncertainty; an end that reaches 0 is none.
  fileprivate func widened(
    about value: Double, bySharedUncertainty shared: Double, isBoundAtZero: Bool
  ) -> MeanRatio.Interval {
    guard let wide = range?.widened(about: value, bySharedUncertainty: shared) else { return self }
    guard isBoundAtZero, wide.lower <= 0 else {
      if case .atLeast = self { return .atLeast(wide) }
      return .bounded(wide)
    }
    if case .atLeast = self { return .unbounded(g: 1) }
    return .atMost(
      ConfidenceInterval(level: wide.level, lower: 0, upper: wide.upper, method: wide.method))
  }
}
