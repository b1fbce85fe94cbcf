import Foundation

/// How well a model describes the data.
public struct FitStatistics: Sendable, Hashable {
  /// The minimised statistic: χ², the Poisson deviance, or the robust loss.
  public var cost: Double
  /// The statistic's name.
  public var name: String
  /// Points fitted.
  public var pointCount: Int
  /// Free parameters, those at bounds included.
  public var freeCount: Int
  /// Points minus the parameters that are free and not at a bound.
  public var degreesOfFreedom: Int
  /// The statistic over its degrees of freedom.
  public var reducedChiSquare: Double
  /// Akaike's criterion with the correction for small samples (Hurvich and Tsai, Biometrika 76, 297, 1989);
  /// infinite where there are too few points for it.
  public var akaike: Double
  /// The Bayesian criterion (Schwarz, Annals of Statistics 6, 461, 1978).
  public var bayes: Double
  /// Abbe's criterion of the residuals: 1 for unordered ones, below 1 where neighbours agree.
  public var abbe: Double
  /// Durbin and Watson's statistic: 2 for unordered residuals.
  public var durbinWatson: Double
  /// Wald and Wolfowitz's runs of equal sign as a standard normal deviate; strongly negative where the model misses
  /// structure.
  public var runsDeviate: Double

  init(
    cost: Double, name: String, residuals: [Double], freeCount: Int, interiorCount: Int, scaleIsKnown: Bool
  ) {
    self.cost = cost
    self.name = name
    let n = residuals.count
    pointCount = n
    self.freeCount = freeCount
    degreesOfFreedom = n - interiorCount
    reducedChiSquare = degreesOfFreedom > 0 ? cost / Double(degreesOfFreedom) : .nan
    // With an unknown scale the likelihood is maximised over it too: n ln(cost / n), one more parameter.
    let points = Double(max(n, 1))
    let parameters = Double(freeCount + (scaleIsKnown ? 0 : 1))
    let deviance = scaleIsKnown ? cost : points * log(max(cost, .leastNormalMagnitude) / points)
    let room = points - parameters - 1
    akaike = room > 0 ? deviance + 2 * parameters + 2 * parameters * (parameters + 1) / room : .infinity
    bayes = deviance + parameters * log(points)
    var square = 0.0
    var differences = 0.0
    var mean = 0.0
    for r in residuals { mean += r / points }
    var spread = 0.0
    for (i, r) in residuals.enumerated() {
      square += r * r
      spread += (r - mean) * (r - mean)
      if i > 0 { differences += (r - residuals[i - 1]) * (r - residuals[i - 1]) }
    }
    durbinWatson = square > 0 ? differences / square : 2
    abbe = spread > 0 && n > 1 ? 0.5 * differences / spread * points / (points - 1) : 1
    runsDeviate = Self.runsDeviate(residuals)
  }

  private static func runsDeviate(_ residuals: [Double]) -> Double {
    var (positive, negative, runs) = (0.0, 0.0, 0.0)
    var last = 0.0
    for r in residuals where r != 0 {
      if r > 0 { positive += 1 } else { negative += 1 }
      if r * last <= 0 { runs += 1 }
      last = r > 0 ? 1 : -1
    }
    let total = positive + negative
    guard positive > 0, negative > 0, total > 2 else { return 0 }
    let expected = 1 + 2 * positive * negative / total
    let variance = (expected - 1) * (expected - 2) / (total - 1)
    return variance > 0 ? (runs - expected) / variance.squareRoot() : 0
  }
}
