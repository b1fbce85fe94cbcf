import AnalysisFindings

/// The level that a calibration line assigns to a response.
public struct InversePrediction: Sendable, Hashable, Codable {
  /// The level x₀ = (y₀ − a) / b.
  public let value: Double
  /// The part of the standard uncertainty that comes from the response.
  public let responsePart: Double
  /// The part that comes from the line; it is common to everything that is read from this line.
  public let linePart: Double
  /// The degrees of freedom of the residual standard deviation.
  public let degreesOfFreedom: Double

  /// The standard uncertainty of the level.
  public var standardUncertainty: Double {
    (responsePart * responsePart + linePart * linePart).squareRoot()
  }
}

extension CalibrationLine {
  /// How uncertain the response is that a level is asked for.
  public enum ResponseScatter: Sendable, Hashable, Codable {
    /// It scatters as the calibration points do: the mean of so many replicates of a weight.
    case residual(replicates: Int, weight: Double)
    /// It is the expectation itself, without scatter.
    case none
    /// Its standard uncertainty is known from elsewhere, such as the readings of an aspiration.
    case stated(standardUncertainty: Double)

    /// A single response of weight 1.
    public static let single = ResponseScatter.residual(replicates: 1, weight: 1)
  }

  /// The level that belongs to a response, with its uncertainty to first order.
  ///
  /// u² = (u_y² + u_line²) / b²; for a free intercept u_line² = s² (1 / Σw + (x₀ − x̄)² / Σw(x − x̄)²), for a line through
  /// a blank B u_line² = x₀² u_b² + u_B² (1 − x₀ Σwx / Σwx²)², as B also enters the slope.
  /// Throws if the slope is zero.
  public func level(
    ofResponse response: Double, scatter: ResponseScatter = .single
  ) throws(StatisticsError) -> InversePrediction {
    guard slope != 0, slope.isFinite else {
      throw StatisticsError(.degenerate, "The calibration line has no slope.")
    }
    let level = (response - intercept) / slope
    let parts = lineParts(atLevel: level)
    return InversePrediction(
      value: level, responsePart: uncertainty(of: scatter) / abs(slope),
      linePart: (parts.offset * parts.offset + parts.slope * parts.slope).squareRoot(),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// What the line's two independent errors do to a level: the uncertainties with their signs, in units of the level.
  ///
  /// They are the same errors for everything that is read from this line, so that the parts of a difference of two
  /// levels are the differences of their parts.
  /// - Parameters:
  ///   - level: The level.
  ///   - slopeUncertainty: The standard uncertainty of the slope, if not the line's own.
  public func lineParts(
    atLevel level: Double, slopeUncertainty: Double? = nil
  ) -> (offset: Double, slope: Double) {
    let ofSlope = slopeUncertainty ?? self.slopeUncertainty
    switch model {
    case .freeIntercept:
      return (
        residualStandardDeviation / weightSum.squareRoot() / abs(slope),
        (level - meanX) * ofSlope / abs(slope)
      )
    case .throughBlank(_, let uncertainty):
      return (
        uncertainty * (1 - level * rawSum / rawSquares) / abs(slope), level * ofSlope / abs(slope)
      )
    }
  }

  /// The exact interval of a level by inversion of the prediction interval (Fieller's theorem), for a line with a free
  /// intercept; unbounded where the slope is not distinguishable from zero.
  ///
  /// Throws for a line through a blank.
  public func levelInterval(
    ofResponse response: Double, scatter: ResponseScatter = .single, level: Double = 0.95
  ) throws(StatisticsError) -> MeanRatio.Interval {
    guard case .freeIntercept = model else {
      throw StatisticsError(.outOfRange, "The inversion interval belongs to a line with a free intercept.")
    }
    let factor = StudentTDistribution(degreesOfFreedom).coverageFactor(level: level)
    let variance = residualStandardDeviation * residualStandardDeviation
    let g = factor * factor * variance / (centeredSquares * slope * slope)
    guard g < 1 else { return .unbounded(g: g) }
    let reduced = slope * slope - factor * factor * variance / centeredSquares
    let distance = response - meanY
    let scatterVariance = uncertainty(of: scatter) * uncertainty(of: scatter)
    let half =
      factor
      * (reduced * (scatterVariance + variance / weightSum)
      + variance * distance * distance / centeredSquares).squareRoot()
    let center = slope * distance
    return .bounded(
      ConfidenceInterval(
        level: level, lower: meanX + (center - half) / reduced, upper: meanX + (center + half) / reduced,
        method: "inversion (Fieller)"))
  }

  private func uncertainty(of scatter: ResponseScatter) -> Double {
    switch scatter {
    case .residual(let replicates, let weight):
      residualStandardDeviation / (weight * Double(max(1, replicates))).squareRoot()
    case .none: 0
    case .stated(let uncertainty): uncertainty
    }
  }
}
