import Foundation
import InterphaseCKernels

/// The statistic of a spectrum as the solver needs it: cost, and for each point the weight of its linearised residual.
struct FitStatistic: Sendable {
  enum Kind: Sendable {
    case chiSquare
    /// Counts per unit of y.
    case poisson(Double)
    case huber(Double)
  }

  let kind: Kind
  /// 1/σ of each point, or 1 for a point that is fitted by the Poisson likelihood; 0 for a masked point.
  let inverseSigma: [Double]
  /// Whether the noise's scale is known.
  let scaleIsKnown: Bool

  init(_ spectrum: FitSpectrum, _ statistic: FitOptions.Statistic) throws(FitProblem) {
    let factor: Double?
    switch spectrum.noise {
    case .counts: factor = 1
    case .rate(let countsPerUnit): factor = countsPerUnit
    default: factor = nil
    }
    var chosen = statistic
    if chosen == .automatic {
      let low = factor.map { factor in spectrum.y.contains { $0 * factor < 1000 } } ?? false
      chosen = low ? .poissonLikelihood : .chiSquare
    }
    var isPoisson = false
    switch chosen {
    case .poissonLikelihood:
      guard let factor else {
        throw FitProblem(
          .unsuitedNoise,
          "the Poisson likelihood needs raw counts, or rates with their counts per unit (dwell time × sweeps)"
        )
      }
      kind = .poisson(factor)
      isPoisson = true
    case .huber(let threshold):
      guard threshold > 0 else {
        throw FitProblem(.invalidNumber, "the threshold of the robust loss must be positive")
      }
      kind = .huber(threshold)
    default: kind = .chiSquare
    }
    var inverse = [Double](repeating: 1, count: spectrum.y.count)
    if !isPoisson {
      switch spectrum.noise {
      case .counts, .rate:
        let factor = factor ?? 1
        for (i, y) in spectrum.y.enumerated() { inverse[i] = factor / max(y * factor, 1).squareRoot() }
      case .standardDeviations(let sigma):
        for (i, s) in sigma.enumerated() { inverse[i] = 1 / s }
      case .unknown: break
      }
    }
    for (i, fitted) in spectrum.mask.enumerated() where !fitted { inverse[i] = 0 }
    inverseSigma = inverse
    scaleIsKnown = spectrum.noise != .unknown
  }
}

/// The smallest expected count that the Poisson likelihood admits; below it the likelihood is continued by a parabola.
private let leastExpectation = 1e-6

extension FitStatistic {
  /// The cost, and the linearised residuals with the square roots of their weights.
  func linearise(
    _ model: UnsafePointer<Double>, _ y: UnsafePointer<Double>, count: Int,
    residuals: UnsafeMutablePointer<Double>, rootWeights: UnsafeMutablePointer<Double>
  ) -> Double {
    var sum = 0.0
    inverseSigma.withUnsafeBufferPointer { s in
      switch kind {
      case .chiSquare:
        guard let s = s.baseAddress else { return }
        rootWeights.update(from: s, count: count)
        sum = interphase_weighted_residuals(interphase_kernel_level(), Int64(count), model, y, s, residuals)
      case .poisson(let factor):
        for i in 0..<count {
          guard s[i] > 0 else {
            residuals[i] = 0
            rootWeights[i] = 0
            continue
          }
          let expected = model[i] * factor
          sum += Self.deviance(expected, y[i] * factor)
          let floored = max(expected, leastExpectation)
          let root = (1 / floored).squareRoot()
          rootWeights[i] = root * factor
          residuals[i] = (expected - y[i] * factor) * root
        }
      case .huber(let threshold):
        for i in 0..<count {
          let r = (model[i] - y[i]) * s[i]
          let size = abs(r)
          if size <= threshold {
            residuals[i] = r
            rootWeights[i] = s[i]
            sum += r * r
          } else {
            let root = (threshold / size).squareRoot()
            residuals[i] = r * root
            rootWeights[i] = s[i] * root
            sum += threshold * (2 * size - threshold)
          }
        }
      }
    }
    return sum
  }

  /// Twice the log likelihood ratio of one count, continued below the least expectation with the same curvature as
  /// the linearised residual has there.
  static func deviance(_ expected: Double, _ count: Double) -> Double {
    let mu = max(expected, leastExpectation)
    var value = 2 * (mu - count)
    if count > 0 { value += 2 * count * log(count / mu) }
    if expected < leastExpectation {
      let d = expected - leastExpectation
      value += 2 * (1 - count / leastExpectation) * d + d * d / leastExpectation
    }
    return value
  }
}
