import Foundation
import NumericalMethods

/// Counts that approach a level: P (1 − exp(−(c + a u + b u²))), u running from 0 at the first to 1 at the last point.
///
/// Fitted by Poisson likelihood (Fisher scoring, damped) with a, b, c ≥ 0.
package struct SaturationFit {
  /// ln P, c, a, b.
  private(set) var parameters: [Double]
  /// Twice the negative logarithm of the likelihood over the signal's dispersion, up to a constant.
  package private(set) var deviance = Double.infinity
  private let signal: ProfileSignal
  private let u: [Double]

  /// Fits a signal; `nil` with fewer than six points or where no step can be solved.
  package init?(_ signal: ProfileSignal) {
    guard signal.count >= 6, let first = signal.times.first, let last = signal.times.last, last > first
    else { return nil }
    self.signal = signal
    u = signal.times.map { ($0 - first) / (last - first) }
    let tail = max(signal.count / 3, 3)
    let counts = signal.counts.suffix(tail).reduce(0, +)
    let exposure = signal.exposures.suffix(tail).reduce(0, +)
    guard counts > 0, exposure > 0 else { return nil }
    parameters = [log(counts / exposure)] + Self.openShape
    guard refine(holdingLevel: false) else { return nil }
  }

  /// A shape that is neither level nor straight, from which all others can be reached; a level one has no gradient.
  private static let openShape = [0.7, 3.0, 1]

  /// The best fit whose level is this one, sought from here; `nil` where no step can be solved.
  func holding(logLevel: Double) -> SaturationFit? {
    let shapes = [Array(parameters.dropFirst()), Self.openShape]
    let fits = shapes.compactMap { shape in
      var held = self
      held.parameters = [logLevel] + shape
      return held.refine(holdingLevel: true) ? held : nil
    }
    return fits.min { $0.deviance < $1.deviance }
  }

  /// The logarithm of the rate at a position.
  package func logRate(at u: Double) -> Double {
    parameters[0] + log(max(Self.approach(parameters, u), 1e-12))
  }

  /// The logarithm of the level.
  package var logLevel: Double { parameters[0] }

  /// The standard uncertainty of the logarithm of the level if the way to it were known.
  var countingUncertainty: Double {
    let means = u.indices.reduce(0) { $0 + mean(parameters, $1) }
    return (signal.dispersion / max(means, 1)).squareRoot()
  }

  /// Pearson's χ² over degrees of freedom and the signal's dispersion.
  package var reducedChiSquare: Double {
    let sum = u.indices.reduce(0) { sum, i in
      let mean = mean(parameters, i)
      return sum + (signal.counts[i] - mean) * (signal.counts[i] - mean) / mean
    }
    return sum / (Double(max(signal.count - 4, 1)) * signal.dispersion)
  }

  /// The largest value of c, a and b, behind which nothing changes any more.
  private static let largestShape = 200.0

  /// Fisher scoring until the deviance stands still; `false` where it has no number.
  private mutating func refine(holdingLevel: Bool) -> Bool {
    var damping = 1e-3
    deviance = deviance(of: parameters)
    for _ in 0..<60 {
      let (matrix, gradient) = information
      guard gradient.allSatisfy(\.isFinite) else { return false }
      // A parameter that the data push over its bound stays there.
      let free = (holdingLevel ? 1 : 0)..<4
      let moving = free.filter { $0 == 0 || parameters[$0] > 0 || gradient[$0] > 0 }
      var gained = 0.0
      for _ in 0..<12 {
        guard let step = Self.step(matrix, gradient, moving, damping) else {
          damping *= 10
          continue
        }
        var trial = parameters
        for (k, change) in zip(moving, step) {
          trial[k] += change
          if k > 0 { trial[k] = min(max(trial[k], 0), Self.largestShape) }
        }
        let next = deviance(of: trial)
        if next <= deviance {
          gained = deviance - next
          parameters = trial
          deviance = next
          damping = max(damping / 10, 1e-9)
          break
        }
        damping *= 10
      }
      if gained < 1e-6 { break }
    }
    return deviance.isFinite
  }

  private static func approach(_ p: [Double], _ u: Double) -> Double {
    1 - exp(-(p[1] + p[2] * u + p[3] * u * u))
  }

  private func mean(_ p: [Double], _ point: Int) -> Double {
    max(exp(p[0]) * Self.approach(p, u[point]) * signal.exposures[point], 1e-8)
  }

  private func deviance(of p: [Double]) -> Double {
    var sum = 0.0
    for i in u.indices {
      let mean = mean(p, i)
      let count = signal.counts[i]
      sum += 2 * ((count > 0 ? count * log(count / mean) : 0) - count + mean)
    }
    return sum / signal.dispersion
  }

  /// Fisher's information and the gradient of the log-likelihood by ln P, c, a and b.
  private var information: (matrix: DenseMatrix, gradient: [Double]) {
    var matrix = DenseMatrix(rows: 4, columns: 4)
    var gradient = [0.0, 0, 0, 0]
    for i in u.indices {
      let share = max(Self.approach(parameters, u[i]), 1e-12)
      let slope = (1 - share) / share
      let derivative = [1, slope, slope * u[i], slope * u[i] * u[i]]
      let mean = mean(parameters, i)
      for a in 0..<4 {
        gradient[a] += derivative[a] * (signal.counts[i] - mean) / signal.dispersion
        for b in 0..<4 { matrix[a, b] += derivative[a] * derivative[b] * mean / signal.dispersion }
      }
    }
    return (matrix, gradient)
  }

  /// A prior of deviation 10 on the shape keeps directions that the counts do not know from being singular.
  private static let shapePrior = 0.01

  private static func step(
    _ matrix: DenseMatrix, _ gradient: [Double], _ moving: [Int], _ damping: Double
  ) -> [Double]? {
    guard !moving.isEmpty else { return [] }
    var damped = DenseMatrix(rows: moving.count, columns: moving.count)
    for (row, k) in moving.enumerated() {
      for (column, other) in moving.enumerated() { damped[row, column] = matrix[k, other] }
      damped[row, row] += damping * matrix[k, k] + (k == 0 ? 0 : shapePrior * damping)
    }
    return CholeskyFactorization(damped)?.solve(moving.map { gradient[$0] })
  }
}
