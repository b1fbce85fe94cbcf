import Foundation
import NumericalMethods

/// A step from one level to another across a boundary blurred by a Gaussian:
/// low + (high − low) (1 + erf((x − position)/(√2 width)))/2.
struct ErrorFunctionStep {
  var low: Double
  var high: Double
  /// In nm.
  var position: Double
  /// One standard deviation, in nm.
  var width: Double
  /// χ² over the degrees of freedom.
  var reducedChiSquare = 1.0

  func callAsFunction(_ x: Double) -> Double {
    low + (high - low) * Self.phase(x, position, width)
  }

  static func phase(_ x: Double, _ position: Double, _ width: Double) -> Double {
    0.5 * (1 + errorFunction((x - position) / (2.0.squareRoot() * width)))
  }

  /// The step that fits best from a grid of positions and widths, refined; `nil` with fewer than six points.
  static func fit(
    x: [Double], y: [Double], uncertainties: [Double], positions: ClosedRange<Double>,
    widths: ClosedRange<Double>
  ) -> ErrorFunctionStep? {
    guard x.count >= 6, x.count == y.count, x.count == uncertainties.count,
      uncertainties.allSatisfy({ $0 > 0 && $0.isFinite }), positions.upperBound > positions.lowerBound
    else { return nil }
    let weights = uncertainties.map { 1 / ($0 * $0) }
    var best: (sum: Double, step: ErrorFunctionStep)?
    for i in 0...60 {
      let position = positions.lowerBound + (positions.upperBound - positions.lowerBound) * Double(i) / 60
      for j in 0...8 {
        let width = widths.lowerBound * pow(widths.upperBound / widths.lowerBound, Double(j) / 8)
        guard let step = levels(x, y, weights, position, width) else { continue }
        let sum = step.chiSquare(x, y, weights)
        if sum < best?.sum ?? .infinity { best = (sum, step) }
      }
    }
    return best?.step.refined(x: x, y: y, weights: weights, positions: positions, widths: widths)
  }

  /// The best levels at a position and width.
  private static func levels(
    _ x: [Double], _ y: [Double], _ weights: [Double], _ position: Double, _ width: Double
  ) -> ErrorFunctionStep? {
    var (aa, ab, bb, ay, by) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for k in x.indices {
      let b = phase(x[k], position, width)
      let a = 1 - b
      aa += weights[k] * a * a
      ab += weights[k] * a * b
      bb += weights[k] * b * b
      ay += weights[k] * a * y[k]
      by += weights[k] * b * y[k]
    }
    let determinant = aa * bb - ab * ab
    guard determinant > 1e-12 * aa * bb else { return nil }
    return ErrorFunctionStep(
      low: (bb * ay - ab * by) / determinant, high: (aa * by - ab * ay) / determinant, position: position,
      width: width)
  }

  private func chiSquare(_ x: [Double], _ y: [Double], _ weights: [Double]) -> Double {
    x.indices.reduce(0) { $0 + weights[$1] * (y[$1] - self(x[$1])) * (y[$1] - self(x[$1])) }
  }

  /// Levenberg–Marquardt from this step, position and logarithm of the width kept inside their limits.
  func refined(
    x: [Double], y: [Double], weights: [Double], positions: ClosedRange<Double>, widths: ClosedRange<Double>
  ) -> ErrorFunctionStep? {
    var step = self
    var sum = step.chiSquare(x, y, weights)
    var damping = 1e-3
    for _ in 0..<60 {
      var matrix = [[Double]](repeating: [Double](repeating: 0, count: 4), count: 4)
      var right = [Double](repeating: 0, count: 4)
      for k in x.indices {
        let u = (x[k] - step.position) / step.width
        let phase = Self.phase(x[k], step.position, step.width)
        let density = exp(-0.5 * u * u) / (2 * Double.pi).squareRoot()
        let derivatives = [
          1 - phase, phase, -(step.high - step.low) * density / step.width,
          -(step.high - step.low) * density * u,
        ]
        let residual = y[k] - step(x[k])
        for a in 0..<4 {
          right[a] += weights[k] * derivatives[a] * residual
          for b in 0...a { matrix[a][b] += weights[k] * derivatives[a] * derivatives[b] }
        }
      }
      var accepted = false
      for _ in 0..<12 {
        var damped = matrix
        for a in 0..<4 { damped[a][a] += damping * (matrix[a][a] + 1e-300) }
        for a in 0..<4 { for b in 0..<a { damped[b][a] = damped[a][b] } }
        guard let rows = DenseMatrix(rows: damped),
          let change = CholeskyFactorization(rows)?.solve(right)
        else {
          damping *= 10
          continue
        }
        var trial = step
        trial.low += change[0]
        trial.high += change[1]
        trial.position = Self.limited(step.position + change[2], positions)
        trial.width = Self.limited(step.width * exp(Self.limited(change[3], -1...1)), widths)
        let trialSum = trial.chiSquare(x, y, weights)
        if trialSum <= sum {
          accepted = sum - trialSum > 1e-10 * sum
          step = trial
          sum = trialSum
          damping = max(damping / 10, 1e-9)
          break
        }
        damping *= 10
      }
      if !accepted { break }
    }
    step.reducedChiSquare = sum / Double(max(x.count - 4, 1))
    return step.position.isFinite && step.width.isFinite ? step : nil
  }

  private static func limited(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
  }
}

/// Steps refitted to data drawn from a fitted one.
struct DrawnSteps {
  let fitted: ErrorFunctionStep
  /// One refitted step a draw.
  let draws: [ErrorFunctionStep]

  /// Fits, draws and refits; scatter beyond the stated uncertainties widens the draws.
  init?(
    x: [Double], y: [Double], uncertainties: [Double], positions: ClosedRange<Double>,
    widths: ClosedRange<Double>,
    draws: Int, generator: SeededGenerator
  ) {
    guard
      let fitted = ErrorFunctionStep.fit(
        x: x, y: y, uncertainties: uncertainties, positions: positions, widths: widths)
    else { return nil }
    self.fitted = fitted
    let freedom = Double(max(x.count - 4, 1))
    // Three standard deviations of reduced χ²: below that the stated noise stands.
    let excess = fitted.reducedChiSquare > 1 + 3 * (2 / freedom).squareRoot() ? fitted.reducedChiSquare : 1
    let scaled = uncertainties.map { $0 * excess.squareRoot() }
    let weights = scaled.map { 1 / ($0 * $0) }
    self.draws = (0..<max(draws, 0)).compactMap { draw in
      var stream = generator.split(UInt64(draw))
      let drawn = x.indices.map { fitted(x[$0]) + scaled[$0] * stream.normal() }
      return fitted.refined(x: x, y: drawn, weights: weights, positions: positions, widths: widths)
    }
    if draws > 0, self.draws.count < max(draws / 2, 20) { return nil }
  }
}
