/// A detection limit with the definition it was computed by; different definitions give different numbers.
public struct DetectionLimit: Sendable, Hashable, Codable {
  /// The decision limit: a response above it is called detected.
  public let decision: Double
  /// The detection limit: a true level that is detected with the stated power.
  public let detection: Double
  /// The limit from which on the number is called quantitative.
  public let quantification: Double
  /// The definition as printed.
  public let definition: String

  /// The vendors' limit from at least three blanks: 3 s_B / b, quantification 10 s_B / b; `named` says which blanks.
  public static func threeSigma(
    blanks: GroupSummary, named: String = "blanks", slope: Double
  ) throws(StatisticsError) -> DetectionLimit {
    try threeSigma(
      scatter: scatter(of: blanks), slope: slope, definition: "3 s of \(blanks.count) \(named)")
  }

  /// The vendors' limit from a standard deviation that is known already, such as that of a blank's readings.
  ///
  /// Throws if it or the slope is 0.
  public static func threeSigma(
    scatter: Double, slope: Double, definition: String
  ) throws(StatisticsError) -> DetectionLimit {
    guard scatter > 0 else {
      throw StatisticsError(.degenerate, "The blanks do not scatter, so that they give no detection limit.")
    }
    let unit = scatter / abs(try nonZero(slope))
    return DetectionLimit(
      decision: 3 * unit, detection: 3 * unit, quantification: 10 * unit, definition: definition)
  }

  /// The limit of Currie (Pure Appl Chem 67, 1699, 1995) for a net signal from at least three blanks, with
  /// Student's t at n − 1 for the unknown scatter and α = β: L_C = t σ₀, L_D ≈ 2 t σ₀, L_Q = 10 σ₀,
  /// σ₀ = s_B √(1 + 1/n); `named` says which blanks.
  public static func currie(
    blanks: GroupSummary, named: String = "blanks", slope: Double, alpha: Double = 0.05
  ) throws(StatisticsError) -> DetectionLimit {
    let count = Double(blanks.count)
    let scatter = try Self.scatter(of: blanks) * (1 + 1 / count).squareRoot() / abs(try nonZero(slope))
    let factor = StudentTDistribution(count - 1).quantile(1 - alpha)
    return DetectionLimit(
      decision: factor * scatter, detection: 2 * factor * scatter, quantification: 10 * scatter,
      definition: "Currie 1995, \(blanks.count) \(named)")
  }

  /// The limits of DIN 32645 from a calibration line with a free intercept, α = β, for the mean of `replicates`
  /// responses: x_C = (s / b) t(1 − α, n − 2) √(1/m + 1/n + x̄² / Σ(x − x̄)²), detection limit 2 x_C; the quantification
  /// limit is where the two-sided relative interval is 1 / `quantificationFactor`.
  public static func calibration(
    _ line: CalibrationLine, replicates: Int = 1, alpha: Double = 0.05, quantificationFactor: Double = 3
  ) throws(StatisticsError) -> DetectionLimit {
    guard case .freeIntercept = line.model else {
      throw StatisticsError(.outOfRange, "DIN 32645 needs a calibration line with a free intercept.")
    }
    let unit = line.residualStandardDeviation / abs(try nonZero(line.slope))
    let student = StudentTDistribution(line.degreesOfFreedom)
    let fixed = 1 / Double(max(1, replicates)) + 1 / line.weightSum
    func spread(_ level: Double) -> Double {
      (fixed + (level - line.meanX) * (level - line.meanX) / line.centeredSquares).squareRoot()
    }
    let decision = unit * student.quantile(1 - alpha) * spread(0)
    let factor = quantificationFactor * unit * student.quantile(1 - alpha / 2)
    var quantification = factor * spread(2 * decision)
    for _ in 0..<200 {
      let next = factor * spread(quantification)
      if abs(next - quantification) <= 1e-14 * abs(next) { break }
      quantification = next
    }
    guard quantification.isFinite else {
      throw StatisticsError(.degenerate, "This calibration reaches no quantification limit.")
    }
    return DetectionLimit(
      decision: decision, detection: 2 * decision, quantification: quantification,
      definition: "DIN 32645, calibration of \(line.count) points")
  }

  private static func scatter(of blanks: GroupSummary) throws(StatisticsError) -> Double {
    guard blanks.count >= 3, let scatter = blanks.standardDeviation else {
      throw StatisticsError(
        .tooFewValues, "A detection limit from blanks needs at least three of them, not \(blanks.count).")
    }
    guard scatter > 0 else {
      throw StatisticsError(.degenerate, "The blanks do not scatter, so that they give no detection limit.")
    }
    return scatter
  }

  private static func nonZero(_ slope: Double) throws(StatisticsError) -> Double {
    guard slope != 0, slope.isFinite else {
      throw StatisticsError(.degenerate, "The calibration line has no slope.")
    }
    return slope
  }
}
