public import AnalysisFindings
public import NumericalMethods

/// Intervals by resampling replicates with replacement (Efron, Ann Statist 7, 1, 1979).
///
/// With three to six replicates such an interval is too narrow; Student's t is the default everywhere, and this is
/// meant for statistics without a formula and for many replicates.
public enum BootstrapInterval {
  /// The percentile interval of a statistic of one group.
  ///
  /// Throws if there are fewer than two values or draws, or if the statistic of a resample is not finite.
  public static func percentile(
    of values: [Double], level: Double = 0.95, draws: Int = 2000, using generator: inout SeededGenerator,
    statistic: ([Double]) -> Double
  ) throws(StatisticsError) -> ConfidenceInterval {
    guard values.count > 1, draws > 1 else {
      throw StatisticsError(.tooFewValues, "A bootstrap needs at least two values and two draws.")
    }
    var drawn: [Double] = []
    drawn.reserveCapacity(draws)
    for _ in 0..<draws {
      drawn.append(statistic(values.indices.map { _ in values[generator.index(below: values.count)] }))
    }
    guard drawn.allSatisfy(\.isFinite) else {
      throw StatisticsError(.notFinite, "The statistic of a resample is not a finite number.")
    }
    drawn.sort()
    return ConfidenceInterval(
      level: level, lower: quantile(drawn, (1 - level) / 2), upper: quantile(drawn, (1 + level) / 2),
      method: "bootstrap percentile, \(draws) draws")
  }

  /// The quantile of a sorted list by linear interpolation between order statistics (definition 7 of
  /// Hyndman and Fan, Am Stat 50, 361, 1996).
  private static func quantile(_ sorted: [Double], _ p: Double) -> Double {
    let position = min(max(p, 0), 1) * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
