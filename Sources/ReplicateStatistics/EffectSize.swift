/// Standardised size of a difference between two groups.
public enum EffectSize {
  /// Hedges' g of `compared` minus `reference`: the difference of the means in pooled standard deviations, corrected
  /// for small groups by J = 1 − 3 / (4 (n₁ + n₂ − 2) − 1) (Hedges, J Educ Stat 6, 107, 1981).
  ///
  /// Throws if a group has a single replicate or neither group scatters.
  public static func hedgesG(
    reference: GroupSummary, compared: GroupSummary
  ) throws(StatisticsError) -> Double {
    guard let first = reference.standardDeviation, let second = compared.standardDeviation else {
      throw StatisticsError(.tooFewValues, "An effect size needs at least two replicates in each group.")
    }
    let freedom = Double(reference.count + compared.count - 2)
    let pooled =
      ((Double(reference.count - 1) * first * first + Double(compared.count - 1) * second * second)
      / freedom).squareRoot()
    guard pooled > 0 else {
      throw StatisticsError(.degenerate, "Neither group scatters, so that no effect size is defined.")
    }
    return (1 - 3 / (4 * freedom - 1)) * (compared.mean - reference.mean) / pooled
  }
}
