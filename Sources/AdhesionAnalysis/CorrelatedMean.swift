import Foundation

/// The plateau of a force that is correlated in time, with an exponential approach to it where there is one.
///
/// Neighbouring points of a force are not independent: n points are worth n / τ of them, with the integrated
/// autocorrelation time τ by the initial positive sequence (Geyer, Statist. Sci. 7, 473, 1992); of a first-order process
/// with correlation r between neighbours that is n (1 − r) / (1 + r).
package struct CorrelatedMean: Sendable {
  /// The plateau's force.
  package var value: Double
  /// Its standard uncertainty.
  package var standardUncertainty: Double
  /// How many independent points it is worth.
  package var effectiveCount: Double
  /// The degrees of freedom of the uncertainty.
  package var degreesOfFreedom: Double
  /// The standard deviation of the force about plateau and relaxation.
  package var deviation: Double
  /// The relaxation; `nil` where none was fitted.
  package var relaxation: Relaxation?

  /// An exponential approach to a plateau.
  package struct Relaxation: Sendable {
    /// Its height at the beginning.
    package var amplitude: Double
    /// The standard uncertainty of that.
    package var uncertainty: Double
    /// Its time constant in the unit of the positions.
    package var constant: Double
  }

  /// The mean of values in order.
  package init?(mean values: [Double]) {
    guard values.count >= 3 else { return nil }
    let mean = values.mean
    self.init(value: mean, residuals: values.map { $0 - mean }, parameters: 1, leverage: 1)
  }

  /// The plateau under an exponential relaxation: values = plateau + amplitude · exp(−x / constant).
  ///
  /// The constant is sought between three points and a sixth of the length: what relaxes more slowly is no plateau.
  package init?(relaxing values: [Double], at positions: [Double]) {
    guard values.count >= 30, let first = positions.first, let last = positions.last, last > first else {
      return nil
    }
    let spacing = (last - first) / Double(values.count - 1)
    let (shortest, longest) = (3 * spacing, (last - first) / 6)
    guard longest > shortest else { return nil }
    let steps = 40
    var best: (squares: Double, fit: Fit)?
    for step in 0...steps {
      let constant = shortest * pow(longest / shortest, Double(step) / Double(steps))
      guard let fit = Fit(values, positions.map { exp(-($0 - first) / constant) }, constant) else { continue }
      if fit.squares < best?.squares ?? .infinity { best = (fit.squares, fit) }
    }
    guard let fit = best?.fit else { return nil }
    self.init(value: fit.plateau, residuals: fit.residuals, parameters: 3, leverage: fit.leverage)
    // Errors of one point grow as those of the plateau do.
    let perPoint = standardUncertainty * (Double(values.count) / fit.leverage).squareRoot()
    relaxation = Relaxation(
      amplitude: fit.amplitude, uncertainty: perPoint / fit.spread.squareRoot(), constant: fit.constant)
  }

  private init(value: Double, residuals: [Double], parameters: Int, leverage: Double) {
    self.value = value
    let count = Double(residuals.count)
    deviation = (residuals.squares / max(count - Double(parameters), 1)).squareRoot()
    // Long records are averaged in blocks first: correlations of thousands of lags cost more than they say.
    let blocks = Self.blocks(of: residuals)
    // What a fit takes from residuals looks like anticorrelation: the time comes out too short by as many independent
    // points as there are parameters (Marriott and Pope, Biometrika 41, 390, 1954, for the mean of a first-order process).
    let independent = Double(blocks.count) / Self.autocorrelationTime(blocks) - Double(parameters)
    // And residuals are smaller than errors by the freedom that the fit took, of independent points.
    degreesOfFreedom = max(independent - Double(parameters), 1)
    let variance = blocks.squares / Double(blocks.count) / degreesOfFreedom
    effectiveCount = variance > 0 ? min(deviation * deviation / variance, count) : count
    standardUncertainty = (variance * leverage).squareRoot()
  }

  private static let mostBlocks = 4000

  private static func blocks(of values: [Double]) -> [Double] {
    let length = (values.count + mostBlocks - 1) / mostBlocks
    guard length > 1 else { return values }
    return (0..<(values.count / length)).map { block in
      values[(block * length)..<((block + 1) * length)].reduce(0, +) / Double(length)
    }
  }

  /// The integrated autocorrelation time in points; at least 1.
  private static func autocorrelationTime(_ residuals: [Double]) -> Double {
    let squares = residuals.squares
    guard squares > 0 else { return 1 }
    func correlation(_ lag: Int) -> Double {
      var sum = 0.0
      for index in lag..<residuals.count { sum += residuals[index] * residuals[index - lag] }
      return sum / squares
    }
    var sum = 0.0
    var lag = 1
    while lag + 1 < residuals.count / 2 {
      let pair = correlation(lag) + correlation(lag + 1)
      guard pair > 0 else { break }
      sum += pair
      lag += 2
    }
    return max(1 + 2 * sum, 1)
  }

  /// Least squares of a plateau and one decaying shape.
  private struct Fit {
    let plateau: Double
    let amplitude: Double
    let constant: Double
    let residuals: [Double]
    let squares: Double
    /// The sum of squares of the shape about its mean.
    let spread: Double
    /// The variance of the plateau over that of a plain mean of as many points.
    let leverage: Double

    init?(_ values: [Double], _ shape: [Double], _ constant: Double) {
      let count = Double(values.count)
      let (meanShape, mean) = (shape.mean, values.mean)
      var cross = 0.0
      var spread = 0.0
      for (value, height) in zip(values, shape) {
        cross += (height - meanShape) * (value - mean)
        spread += (height - meanShape) * (height - meanShape)
      }
      guard spread > 0 else { return nil }
      let amplitude = cross / spread
      self.amplitude = amplitude
      self.spread = spread
      self.constant = constant
      let plateau = mean - amplitude * meanShape
      self.plateau = plateau
      residuals = zip(values, shape).map { $0 - plateau - amplitude * $1 }
      squares = residuals.squares
      leverage = 1 + count * meanShape * meanShape / spread
    }
  }
}
