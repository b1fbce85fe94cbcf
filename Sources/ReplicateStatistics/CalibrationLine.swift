/// A straight calibration line y = a + b x by weighted least squares.
///
/// With weights w: x̄ = Σwx / Σw, b = Σw (x − x̄)(y − ȳ) / Σw (x − x̄)², a = ȳ − b x̄, s² = Σw (y − a − b x)² / (n − 2).
/// Through a blank response B: b = Σwx (y − B) / Σwx², a = B, s² = Σw (y − B − b x)² / (n − 1).
public struct CalibrationLine: Sendable, Hashable, Codable {
  /// The response at x = 0.
  public let intercept: Double
  /// The response per unit of x.
  public let slope: Double
  /// The residual standard deviation s of an observation of weight 1.
  public let residualStandardDeviation: Double
  /// The degrees of freedom of `residualStandardDeviation`.
  public let degreesOfFreedom: Double
  /// The standard uncertainty of the intercept.
  public let interceptUncertainty: Double
  /// The standard uncertainty of the slope at a fixed blank.
  public let slopeUncertainty: Double
  /// The standard uncertainty of the slope from each point's own residual, for scatter that grows with the level
  /// (MacKinnon and White 1985, HC2); it does not assume that all points scatter alike.
  public let robustSlopeUncertainty: Double
  /// 1 minus the ratio of the residual to the total sum of squares; about 0 instead of the mean where the line passes
  /// through a blank.
  public let determination: Double
  /// The weighted residuals, √w (y − a − b x), in the order given.
  public let residuals: [Double]
  /// Which line this is.
  public let model: Model
  /// The number of points.
  public let count: Int
  let weightSum: Double
  let meanX: Double
  let meanY: Double
  let centeredSquares: Double
  let rawSquares: Double
  let rawSum: Double

  /// Which line is fitted.
  public enum Model: Sendable, Hashable, Codable {
    /// Intercept and slope are free.
    case freeIntercept
    /// The line passes through the response of the blank, known with a standard uncertainty of its own.
    case throughBlank(response: Double, standardUncertainty: Double)

    /// The line passes through zero.
    public static let throughZero = Model.throughBlank(response: 0, standardUncertainty: 0)
  }

  /// Fits a line; `weights` (all 1 if omitted) are inverse variances up to a common factor.
  ///
  /// Throws if there are fewer points than the model needs, if a number is not finite, if a weight is not positive
  /// (so 1/x weights have to leave out the level x = 0), or if all x coincide.
  public init(
    _ model: Model, x: [Double], y: [Double], weights: [Double]? = nil
  ) throws(StatisticsError) {
    let weights = weights ?? Array(repeating: 1, count: x.count)
    guard x.count == y.count, x.count == weights.count else {
      throw StatisticsError(
        .mismatchedLengths, "A calibration needs as many responses and weights as levels.")
    }
    guard (x + y + weights).allSatisfy(\.isFinite) else {
      throw StatisticsError(.notFinite, "A number of the calibration is not finite.")
    }
    guard weights.allSatisfy({ $0 > 0 }) else {
      throw StatisticsError(.outOfRange, "The weight of a calibration point is not positive.")
    }
    let sums = Sums(x: x, y: y, weights: weights)
    self.model = model
    count = x.count
    weightSum = sums.weight
    meanX = sums.meanX
    meanY = sums.meanY
    centeredSquares = sums.centeredXX
    rawSquares = sums.rawXX
    rawSum = sums.weight * sums.meanX
    let total: Double
    switch model {
    case .freeIntercept:
      try Self.require(x.count, atLeast: 3)
      guard sums.centeredXX > 0 else {
        throw StatisticsError(.degenerate, "All levels of the calibration coincide.")
      }
      slope = sums.centeredXY / sums.centeredXX
      intercept = sums.meanY - slope * sums.meanX
      degreesOfFreedom = Double(x.count - 2)
      total = sums.centeredYY
    case .throughBlank(let response, _):
      try Self.require(x.count, atLeast: 2)
      guard sums.rawXX > 0 else {
        throw StatisticsError(.degenerate, "All levels of the calibration are 0.")
      }
      var product = 0.0
      var square = 0.0
      for index in x.indices {
        product += weights[index] * x[index] * (y[index] - response)
        square += weights[index] * (y[index] - response) * (y[index] - response)
      }
      slope = product / sums.rawXX
      intercept = response
      degreesOfFreedom = Double(x.count - 1)
      total = square
    }
    var residuals: [Double] = []
    for index in x.indices {
      residuals.append(weights[index].squareRoot() * (y[index] - intercept - slope * x[index]))
    }
    let residualSquares = residuals.reduce(0) { $0 + $1 * $1 }
    let variance = residualSquares / degreesOfFreedom
    self.residuals = residuals
    let isCentered = model == .freeIntercept
    let squares = isCentered ? sums.centeredXX : sums.rawXX
    var robust = 0.0
    for index in x.indices {
      let arm = isCentered ? x[index] - sums.meanX : x[index]
      let leverage = weights[index] * (arm * arm / squares + (isCentered ? 1 / sums.weight : 0))
      let moment = arm * residuals[index]
      robust += weights[index] * moment * moment / max(1 - leverage, 1e-12)
    }
    robustSlopeUncertainty = robust.squareRoot() / squares
    residualStandardDeviation = variance.squareRoot()
    determination = total > 0 ? 1 - residualSquares / total : 1
    switch model {
    case .freeIntercept:
      slopeUncertainty = (variance / sums.centeredXX).squareRoot()
      interceptUncertainty =
        (variance * (1 / sums.weight + sums.meanX * sums.meanX / sums.centeredXX)).squareRoot()
    case .throughBlank(_, let uncertainty):
      slopeUncertainty = (variance / sums.rawXX).squareRoot()
      interceptUncertainty = uncertainty
    }
  }

  private static func require(_ count: Int, atLeast wanted: Int) throws(StatisticsError) {
    guard count >= wanted else {
      throw StatisticsError(.tooFewValues, "This calibration needs at least \(wanted) points, not \(count).")
    }
  }
}

/// The weighted sums that a line needs, about the means in a second pass.
private struct Sums {
  var weight = 0.0
  var meanX = 0.0
  var meanY = 0.0
  var centeredXX = 0.0
  var centeredXY = 0.0
  var centeredYY = 0.0
  var rawXX = 0.0

  init(x: [Double], y: [Double], weights: [Double]) {
    var sumX = 0.0
    var sumY = 0.0
    for index in x.indices {
      weight += weights[index]
      sumX += weights[index] * x[index]
      sumY += weights[index] * y[index]
      rawXX += weights[index] * x[index] * x[index]
    }
    guard weight > 0 else { return }
    meanX = sumX / weight
    meanY = sumY / weight
    for index in x.indices {
      let deviationX = x[index] - meanX
      let deviationY = y[index] - meanY
      centeredXX += weights[index] * deviationX * deviationX
      centeredXY += weights[index] * deviationX * deviationY
      centeredYY += weights[index] * deviationY * deviationY
    }
  }
}
