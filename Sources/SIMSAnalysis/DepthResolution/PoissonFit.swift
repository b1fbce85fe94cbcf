import Foundation
import NumericalMethods

/// A model of few parameters fitted to counts by Poisson likelihood: damped Fisher scoring with derivatives by differences.
struct PoissonFit {
  /// The parameters that were found.
  private(set) var parameters: [Double]
  /// Twice the negative logarithm of the likelihood over the dispersion, 0 where the model meets every count.
  private(set) var deviance: Double
  private let counts: [Double]
  private let dispersion: Double
  private let held: Set<Int>
  private let model: ([Double]) -> [Double]

  /// Fits from a start; `nil` where the model has no numbers there or no step can be solved.
  ///
  /// - Parameters:
  ///   - counts: The counts.
  ///   - dispersion: Their variance over their mean.
  ///   - start: Parameters to start from, all of them of the order of 1 to 100 or logarithms.
  ///   - held: The parameters that keep their values.
  ///   - model: The expected counts for parameters.
  init?(
    _ counts: [Double], dispersion: Double = 1, start: [Double], held: Set<Int> = [],
    model: @escaping ([Double]) -> [Double]
  ) {
    self.counts = counts
    self.dispersion = dispersion
    self.held = held
    self.model = model
    parameters = start
    deviance = .infinity
    guard refine() else { return nil }
  }

  /// The standard uncertainty of a parameter by the curvature of the likelihood, widened where the model does not fit.
  func standardUncertainty(of parameter: Int) -> Double? {
    let free = self.free
    guard let place = free.firstIndex(of: parameter), let information = information(free)?.matrix,
      let inverse = CholeskyFactorization(information)?.inverse
    else { return nil }
    return (max(inverse[place, place], 0) * max(reducedDeviance, 1)).squareRoot()
  }

  /// The deviance over degrees of freedom.
  var reducedDeviance: Double { deviance / Double(max(counts.count - free.count, 1)) }

  /// The parameter's values at which the likelihood, all others refitted, has fallen as at the ends of an interval.
  ///
  /// Venzon and Moolgavkar, Applied Statistics 37, 87 (1988). An end that is not found within ten standard uncertainties is
  /// open: infinite.
  /// - Parameters:
  ///   - parameter: The parameter.
  ///   - rise: By how much the deviance may rise: 3.841 for 95 %.
  func profileInterval(of parameter: Int, rise: Double = 3.841) -> ClosedRange<Double>? {
    guard let step = standardUncertainty(of: parameter), step > 0, step.isFinite else { return nil }
    let ends = [-1.0, 1].map { direction -> Double in
      parameters[parameter]
        + direction * step * distance(along: parameter, direction * step, rise: rise)
    }
    return ends[0]...ends[1]
  }

  /// How many steps along a parameter the deviance has risen by so much; infinite where it has not within ten times as
  /// many as a parabola would need.
  ///
  /// The root of the rise is nearly straight, so that lines through it lead there in a few fits.
  private func distance(along parameter: Int, _ step: Double, rise: Double) -> Double {
    let wanted = rise.squareRoot()
    let scale = max(reducedDeviance, 1)
    var inside = (distance: 0.0, root: 0.0)
    var outside: (distance: Double, root: Double)?
    var nearest = self
    var distance = wanted
    for _ in 0..<12 {
      guard distance < 10 * wanted,
        let fit = nearest.holding(parameter, at: parameters[parameter] + distance * step)
      else { break }
      let root = (max(fit.deviance - deviance, 0) / scale).squareRoot()
      if abs(root - wanted) < 0.01 * wanted { return distance }
      if root > wanted {
        outside = (distance, root)
      } else {
        inside = (distance, root)
        nearest = fit
      }
      let slope = outside.map { ($0.root - inside.root) / ($0.distance - inside.distance) }
      let ahead = slope.map { (wanted - inside.root) / $0 } ?? 0
      distance =
        slope == nil ? distance * min(max(wanted / max(root, 1e-3), 1.2), 2.5) : inside.distance + ahead
    }
    return outside.map { 0.5 * (inside.distance + $0.distance) } ?? .infinity
  }

  /// The best fit with one parameter at a value.
  private func holding(_ parameter: Int, at value: Double) -> PoissonFit? {
    var start = parameters
    start[parameter] = value
    return PoissonFit(
      counts, dispersion: dispersion, start: start, held: held.union([parameter]), model: model)
  }

  private var free: [Int] { parameters.indices.filter { !held.contains($0) } }

  private mutating func refine() -> Bool {
    deviance = deviance(of: parameters)
    guard deviance.isFinite else { return false }
    let free = self.free
    guard !free.isEmpty else { return true }
    var damping = 1e-3
    for _ in 0..<100 {
      guard let (matrix, gradient) = information(free) else { return false }
      var gained = 0.0
      for _ in 0..<14 {
        var damped = matrix
        for k in free.indices { damped[k, k] += damping * matrix[k, k] + 1e-12 }
        if let step = CholeskyFactorization(damped)?.solve(gradient) {
          var trial = parameters
          // A step of more than 3 in a logarithm leaves every model's range.
          for (k, change) in zip(free, step) { trial[k] += min(max(change, -3), 3) }
          let next = deviance(of: trial)
          if next <= deviance {
            gained = deviance - next
            parameters = trial
            deviance = next
            damping = max(damping / 10, 1e-9)
            break
          }
        }
        damping *= 10
      }
      if gained < 1e-7 { break }
    }
    return true
  }

  private func deviance(of parameters: [Double]) -> Double {
    var sum = 0.0
    for (count, expected) in zip(counts, model(parameters)) {
      let mean = max(expected, 1e-8)
      sum += 2 * ((count > 0 ? count * log(count / mean) : 0) - count + mean)
    }
    return sum / dispersion
  }

  /// Fisher's information and the gradient of the log-likelihood by the free parameters.
  private func information(_ free: [Int]) -> (matrix: DenseMatrix, gradient: [Double])? {
    let means = model(parameters).map { max($0, 1e-8) }
    let derivatives = free.map { k -> [Double] in
      let step = 1e-5 * max(abs(parameters[k]), 0.1)
      var (low, high) = (parameters, parameters)
      low[k] -= step
      high[k] += step
      return zip(model(high), model(low)).map { ($0 - $1) / (2 * step) }
    }
    var matrix = DenseMatrix(rows: free.count, columns: free.count)
    var gradient = [Double](repeating: 0, count: free.count)
    for a in free.indices {
      for i in means.indices {
        gradient[a] += derivatives[a][i] * (counts[i] / means[i] - 1) / dispersion
      }
      for b in 0...a {
        var sum = 0.0
        for i in means.indices { sum += derivatives[a][i] * derivatives[b][i] / means[i] }
        matrix[a, b] = sum / dispersion
        matrix[b, a] = matrix[a, b]
      }
    }
    return gradient.allSatisfy(\.isFinite) ? (matrix, gradient) : nil
  }
}
