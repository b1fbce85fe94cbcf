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
    x: [Double], y: [Double], weights: [Double], positions: ClosedRange<Double>, widths: ClosedRange<Double>,
    tolerance: Double = 1e-10
  ) -> ErrorFunctionStep? {
    var step = self
    var sum = step.chiSquare(x, y, weights)
    var damping = 1e-3
    for _ in 0..<60 {
      var rows = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
      var right = SIMD4<Double>.zero
      let contrast = step.high - step.low
      for k in x.indices {
        let u = (x[k] - step.position) / step.width
        let phase = Self.phase(x[k], step.position, step.width)
        let density = exp(-0.5 * u * u) * 0.398942280401432677
        let derivatives = SIMD4<Double>(
          1 - phase, phase, -contrast * density / step.width, -contrast * density * u)
        let weighted = weights[k] * derivatives
        right += weighted * (y[k] - step.low - contrast * phase)
        rows.0 += weighted * derivatives[0]
        rows.1 += weighted * derivatives[1]
        rows.2 += weighted * derivatives[2]
        rows.3 += weighted * derivatives[3]
      }
      let matrix = [rows.0, rows.1, rows.2, rows.3]
      var accepted = false
      for _ in 0..<12 {
        var damped = DenseMatrix(rows: 4, columns: 4)
        for a in 0..<4 {
          for b in 0..<4 { damped[a, b] = matrix[a][b] }
          damped[a, a] += damping * (matrix[a][a] + 1e-300)
        }
        guard
          let change = CholeskyFactorization(damped)?.solve((0..<4).map { right[$0] })
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
          accepted = sum - trialSum > tolerance * sum
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
    // Scatter beyond the stated noise counts, scatter below it does not (the scale factor of the Particle Data Group).
    let excess = max(fitted.reducedChiSquare, 1)
    let scaled = uncertainties.map { $0 * excess.squareRoot() }
    let weights = scaled.map { 1 / ($0 * $0) }
    self.draws = (0..<max(draws, 0)).compactMap { draw in
      var stream = generator.split(UInt64(draw))
      let drawn = x.indices.map { fitted(x[$0]) + scaled[$0] * stream.normal() }
      // A thousandth of a standard deviation is enough for a draw.
      return fitted.refined(
        x: x, y: drawn, weights: weights, positions: positions, widths: widths, tolerance: 1e-6)
    }
    if draws > 0, self.draws.count < max(draws / 2, 20) { return nil }
  }
}
