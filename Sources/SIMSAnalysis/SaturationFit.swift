import Foundation
import NumericalMethods

/// Counts that approach a level: P (1 − exp(−(c + a u + b u²))), u running from 0 at the first to 1 at the last point.
///
/// Fitted by Poisson likelihood (Fisher scoring, damped) with a, b, c ≥ 0.
struct SaturationFit {
  /// ln P, c, a, b.
  private(set) var parameters: [Double]
  /// Pearson's χ² over degrees of freedom and the signal's dispersion.
  private(set) var reducedChiSquare = 1.0
  private var covariance: DenseMatrix?

  /// Fits a signal; `nil` with fewer than six points or where no step can be solved.
  init?(_ signal: ProfileSignal) {
    guard signal.count >= 6, let first = signal.times.first, let last = signal.times.last, last > first
    else { return nil }
    let u = signal.times.map { ($0 - first) / (last - first) }
    let tail = max(signal.count / 3, 3)
    let counts = signal.counts.suffix(tail).reduce(0, +)
    let exposure = signal.exposures.suffix(tail).reduce(0, +)
    guard counts > 0, exposure > 0 else { return nil }
    parameters = [log(counts / exposure), 0.7, 3, 1]
    var damping = 1e-3
    var deviance = deviance(signal, u)
    for _ in 0..<60 {
      guard let (matrix, gradient) = information(signal, u) else { return nil }
      var improved = false
      for _ in 0..<12 {
        guard let step = step(matrix, gradient, damping) else {
          damping *= 10
          continue
        }
        var trial = self
        for k in 0..<4 { trial.parameters[k] += step[k] }
        for k in 1..<4 { trial.parameters[k] = min(max(trial.parameters[k], 0), 200) }
        let next = trial.deviance(signal, u)
        if next <= deviance {
          improved = deviance - next > 1e-6
          self.parameters = trial.parameters
          deviance = next
          damping = max(damping / 10, 1e-9)
          break
        }
        damping *= 10
      }
      if !improved { break }
    }
    guard deviance.isFinite, let (matrix, _) = information(signal, u) else { return nil }
    let degrees = max(signal.count - 4, 1)
    reducedChiSquare =
      signal.counts.indices.reduce(0) { sum, i in
        let mean = max(exp(parameters[0]) * approach(u[i]) * signal.exposures[i], 1e-8)
        return sum + (signal.counts[i] - mean) * (signal.counts[i] - mean) / mean
      } / (Double(degrees) * signal.dispersion)
    covariance = inverse(matrix)
  }

  /// The logarithm of the rate at a position and its standard uncertainty, widened where the form does not fit.
  func logRate(at u: Double) -> (value: Double, uncertainty: Double) {
    (parameters[0] + log(max(approach(u), 1e-12)), uncertainty([1] + gradient(u)))
  }

  /// The change of the logarithm of the rate between two positions and its standard uncertainty.
  func rise(from u: Double, to v: Double) -> (value: Double, uncertainty: Double) {
    let change = zip(gradient(u), gradient(v)).map { $1 - $0 }
    return (log(max(approach(v), 1e-12) / max(approach(u), 1e-12)), uncertainty([0] + change))
  }

  /// The derivatives of the logarithm of the rate by c, a and b.
  private func gradient(_ u: Double) -> [Double] {
    let share = max(approach(u), 1e-12)
    let slope = (1 - share) / share
    return [slope, slope * u, slope * u * u]
  }

  private func uncertainty(_ gradient: [Double]) -> Double {
    guard let covariance else { return .infinity }
    var variance = 0.0
    for i in 0..<4 { for j in 0..<4 { variance += gradient[i] * covariance[i, j] * gradient[j] } }
    return (max(variance, 0) * max(reducedChiSquare, 1)).squareRoot()
  }

  private func approach(_ u: Double) -> Double {
    1 - exp(-(parameters[1] + parameters[2] * u + parameters[3] * u * u))
  }

  private func deviance(_ signal: ProfileSignal, _ u: [Double]) -> Double {
    var sum = 0.0
    for i in u.indices {
      let mean = max(exp(parameters[0]) * approach(u[i]) * signal.exposures[i], 1e-8)
      let count = signal.counts[i]
      sum += 2 * ((count > 0 ? count * log(count / mean) : 0) - count + mean)
    }
    return sum / signal.dispersion
  }

  private func information(_ signal: ProfileSignal, _ u: [Double]) -> (DenseMatrix, [Double])? {
    var matrix = DenseMatrix(rows: 4, columns: 4)
    var gradient = [0.0, 0, 0, 0]
    for i in u.indices {
      let share = max(approach(u[i]), 1e-12)
      let mean = max(exp(parameters[0]) * share * signal.exposures[i], 1e-8)
      let derivative = [1] + self.gradient(u[i])
      for a in 0..<4 {
        gradient[a] += derivative[a] * (signal.counts[i] - mean) / signal.dispersion
        for b in 0..<4 { matrix[a, b] += derivative[a] * derivative[b] * mean / signal.dispersion }
      }
    }
    return gradient.allSatisfy(\.isFinite) ? (matrix, gradient) : nil
  }

  /// A prior of deviation 10 on the shape keeps directions that the counts do not know from being singular.
  private static let shapePrior = 0.01

  private func step(_ matrix: DenseMatrix, _ gradient: [Double], _ damping: Double) -> [Double]? {
    var damped = matrix
    for k in 0..<4 { damped[k, k] += damping * matrix[k, k] + (k == 0 ? 0 : Self.shapePrior * damping) }
    return CholeskyFactorization(damped)?.solve(gradient)
  }

  private func inverse(_ matrix: DenseMatrix) -> DenseMatrix? {
    var regular = matrix
    for k in 1..<4 { regular[k, k] += Self.shapePrior }
    return CholeskyFactorization(regular)?.inverse
  }
}
