import Foundation
import NumericalMethods

/// A model of few parameters fitted to counts by Poisson likelihood: damped Fisher scoring.
struct PoissonFit {
  /// The parameters that were found.
  private(set) var parameters: [Double]
  /// Twice the negative logarithm of the likelihood over the dispersion, 0 where the model meets every count.
  private(set) var deviance: Double
  private let counts: [Double]
  private let dispersion: Double
  private let held: Set<Int>
  private let form: Form

  /// A model with what its parameters may be.
  struct Form {
    /// The expected counts for parameters.
    var model: ([Double]) -> [Double]
    /// Their derivatives by each parameter, where they are known in closed form; by differences otherwise.
    var derivatives: (([Double]) -> [[Double]])?
    /// Between what the parameters lie; empty where they may be anything.
    var bounds: [ClosedRange<Double>] = []
    /// A longer step leaves the model's range: 3 for logarithms.
    var longestStep = 3.0
  }

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
    self.init(counts, dispersion: dispersion, start: start, held: held, form: Form(model: model))
  }

  /// Fits a model with bounds or with derivatives of its own; see the other initialiser.
  init?(_ counts: [Double], dispersion: Double, start: [Double], held: Set<Int>, form: Form) {
    self.counts = counts
    self.dispersion = dispersion
    self.held = held
    self.form = form
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
      counts, dispersion: dispersion, start: start, held: held.union([parameter]), form: form)
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
      let moving = free.indices.filter { !isHeldByBound(free[$0], gradient[$0]) }
      guard !moving.isEmpty else { return true }
      var gained = 0.0
      for _ in 0..<14 {
        if let step = Self.step(matrix, gradient, moving, damping) {
          var trial = parameters
          for (place, change) in zip(moving, step) {
            trial[free[place]] += min(max(change, -form.longestStep), form.longestStep)
          }
          for (k, range) in form.bounds.enumerated() where !held.contains(k) {
            trial[k] = min(max(trial[k], range.lowerBound), range.upperBound)
          }
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

  /// A parameter that the data push over its bound stays there.
  private func isHeldByBound(_ parameter: Int, _ gradient: Double) -> Bool {
    guard form.bounds.indices.contains(parameter) else { return false }
    let (value, range) = (parameters[parameter], form.bounds[parameter])
    return value <= range.lowerBound && gradient <= 0 || value >= range.upperBound && gradient >= 0
  }

  /// The information that a damped step adds to each parameter's, so that directions of which the counts know nothing can
  /// be solved for.
  private static let ridge = 0.01

  private static func step(
    _ matrix: DenseMatrix, _ gradient: [Double], _ moving: [Int], _ damping: Double
  ) -> [Double]? {
    var damped = DenseMatrix(rows: moving.count, columns: moving.count)
    for (row, k) in moving.enumerated() {
      for (column, other) in moving.enumerated() { damped[row, column] = matrix[k, other] }
      damped[row, row] += damping * (matrix[k, k] + ridge)
    }
    return CholeskyFactorization(damped)?.solve(moving.map { gradient[$0] })
  }

  private func deviance(of parameters: [Double]) -> Double {
    var sum = 0.0
    for (count, expected) in zip(counts, form.model(parameters)) {
      let mean = max(expected, 1e-8)
      sum += 2 * ((count > 0 ? count * log(count / mean) : 0) - count + mean)
    }
    return sum / dispersion
  }

  /// Fisher's information and the gradient of the log-likelihood by the free parameters.
  private func information(_ free: [Int]) -> (matrix: DenseMatrix, gradient: [Double])? {
    let means = form.model(parameters).map { max($0, 1e-8) }
    let known = form.derivatives?(parameters)
    let derivatives = free.map { known?[$0] ?? differences($0) }
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

  /// The derivatives of the expected counts by a parameter, from differences.
  private func differences(_ parameter: Int) -> [Double] {
    let step = 1e-5 * max(abs(parameters[parameter]), 0.1)
    var (low, high) = (parameters, parameters)
    low[parameter] -= step
    high[parameter] += step
    return zip(form.model(high), form.model(low)).map { ($0 - $1) / (2 * step) }
  }
}
