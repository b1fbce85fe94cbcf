/// What a fit is given: points, what is known of their noise, and what is not to be fitted.
public struct FitSpectrum: Sendable, Hashable {
  /// The abscissa, rising or falling throughout.
  public let x: [Double]
  /// The data.
  public let y: [Double]
  /// What is known of the noise.
  public let noise: NoiseKnowledge
  /// A background that was found beforehand and is added to the model; empty for none.
  ///
  /// It is not subtracted from the data, so that the noise stays that of the raw counts.
  public private(set) var fixedBackground: [Double] = []
  /// Which points are fitted; empty for all.
  public private(set) var mask: [Bool] = []

  /// What is known of the noise of the data.
  public enum NoiseKnowledge: Sendable, Hashable {
    /// The data are raw counts.
    case counts
    /// The data are counts divided by this number (dwell time × sweeps for counts per second).
    case rate(countsPerUnit: Double)
    /// The standard deviation of each point.
    case standardDeviations([Double])
    /// Nothing: all points weigh the same, and the scale of the uncertainties is taken from the residuals.
    case unknown
  }

  /// Creates a spectrum of raw counts.
  public init(x: [Double], counts: [Double]) throws(FitProblem) {
    try self.init(x: x, y: counts, noise: .counts)
  }

  /// Creates a spectrum.
  ///
  /// - Throws: ``FitProblem`` where numbers are not finite, counts are negative, standard deviations are not positive,
  ///   lengths differ, or the abscissa is not ordered.
  public init(x: [Double], y: [Double], noise: NoiseKnowledge) throws(FitProblem) {
    guard x.count == y.count, !x.isEmpty else {
      throw FitProblem(.lengthMismatch, "\(x.count) abscissae for \(y.count) data points")
    }
    guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else {
      throw FitProblem(.invalidNumber, "a data point is not a finite number")
    }
    let rising = zip(x, x.dropFirst()).allSatisfy { $0 < $1 }
    let falling = zip(x, x.dropFirst()).allSatisfy { $0 > $1 }
    guard rising || falling else {
      throw FitProblem(.unorderedAbscissa, "the abscissa must rise or fall throughout")
    }
    switch noise {
    case .counts:
      guard y.allSatisfy({ $0 >= 0 }) else { throw FitProblem(.invalidNumber, "a count is negative") }
    case .rate(let factor):
      guard factor > 0, factor.isFinite else {
        throw FitProblem(.invalidNumber, "counts per unit must be positive")
      }
      guard y.allSatisfy({ $0 >= 0 }) else { throw FitProblem(.invalidNumber, "a count rate is negative") }
    case .standardDeviations(let sigma):
      guard sigma.count == y.count else {
        throw FitProblem(.lengthMismatch, "\(sigma.count) standard deviations for \(y.count) data points")
      }
      guard sigma.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        throw FitProblem(.invalidNumber, "a standard deviation is not positive")
      }
    case .unknown: break
    }
    self.x = x
    self.y = y
    self.noise = noise
  }

  /// The same spectrum with a background that is added to the model as it is.
  public func adding(fixedBackground: [Double]) throws(FitProblem) -> FitSpectrum {
    guard fixedBackground.count == x.count else {
      throw FitProblem(
        .lengthMismatch, "\(fixedBackground.count) background points for \(x.count) data points")
    }
    guard fixedBackground.allSatisfy(\.isFinite) else {
      throw FitProblem(.invalidNumber, "a background point is not a finite number")
    }
    var copy = self
    copy.fixedBackground = fixedBackground
    return copy
  }

  /// The same spectrum of which only some ranges of the abscissa are fitted.
  public func restricted(to ranges: [ClosedRange<Double>]) -> FitSpectrum {
    var copy = self
    copy.mask = x.map { x in ranges.contains { $0.contains(x) } }
    return copy
  }

  /// The same spectrum with the mask of another one of the same length.
  func masked(as other: FitSpectrum) -> FitSpectrum {
    var copy = self
    copy.mask = other.mask
    return copy
  }

  /// The number of points that are fitted.
  public var fittedCount: Int { mask.isEmpty ? x.count : mask.reduce(0) { $0 + ($1 ? 1 : 0) } }
}
