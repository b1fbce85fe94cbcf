/// The scatter of values that are nested in groups, such as spots in cells: between the groups and within them.
///
/// With k groups of n_i values, N in all: MS_b = Σ n_i (x̄_i − x̄)² / (k − 1), MS_w = Σ (x_ij − x̄_i)² / (N − k), F = MS_b / MS_w.
/// As a random-effects model, σ_w² = MS_w and σ_b² = max(0, MS_b − MS_w) / n₀ with n₀ = (N − Σ n_i² / N) / (k − 1)
/// (Searle, Casella and McCulloch, Variance Components, 1992, section 3.6). Groups are the replicates: what is nested in
/// them never counts as n.
public struct OneWayVariance: Sendable, Hashable, Codable {
  /// The mean square between the groups, in the square of the values' unit.
  public let betweenMeanSquare: Double
  /// The degrees of freedom between the groups.
  public let betweenFreedom: Double
  /// The mean square within the groups, in the square of the values' unit.
  public let withinMeanSquare: Double
  /// The degrees of freedom within the groups.
  public let withinFreedom: Double
  /// The variance between the groups beyond what the scatter within them makes, in the square of the values' unit.
  public let betweenVariance: Double

  /// Splits the scatter; throws for fewer than two groups, an empty one, a number that is not finite, or if no group has
  /// two values.
  public init(_ groups: [[Double]]) throws(StatisticsError) {
    let total = groups.reduce(0) { $0 + $1.count }
    guard groups.count > 1, groups.allSatisfy({ !$0.isEmpty }), total > groups.count else {
      throw StatisticsError(
        .tooFewValues, "A split of the scatter needs two groups, and two values in one of them.")
    }
    let all = try GroupSummary(groups.flatMap { $0 })
    var between = 0.0
    var within = 0.0
    // About the mean of all, so that a large common offset does not cost digits.
    for group in groups {
      let own = try GroupSummary(group.map { $0 - all.mean })
      between += Double(group.count) * own.mean * own.mean
      if let deviation = own.standardDeviation { within += Double(group.count - 1) * deviation * deviation }
    }
    betweenFreedom = Double(groups.count - 1)
    withinFreedom = Double(total - groups.count)
    betweenMeanSquare = between / betweenFreedom
    withinMeanSquare = within / withinFreedom
    let squares = groups.reduce(0.0) { $0 + Double($1.count) * Double($1.count) }
    let size = (Double(total) - squares / Double(total)) / betweenFreedom
    betweenVariance = max(0, betweenMeanSquare - withinMeanSquare) / size
  }

  /// F, the mean square between the groups over that within them; infinite where nothing scatters within.
  public var ratio: Double { betweenMeanSquare / withinMeanSquare }
}
