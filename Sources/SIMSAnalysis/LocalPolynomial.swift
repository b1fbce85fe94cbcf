import Foundation

/// The logarithm of an ion's rate as a polynomial of time in a short window, fitted by Poisson likelihood.
///
/// A Gaussian peak is a parabola here and an exponential flank a straight line, so that windows may be wide before the
/// polynomial's order biases what is read off it.
struct LocalPolynomial {
  /// Points of the signal that were fitted.
  let window: Range<Int>
  /// The middle of the window and half its length, in s.
  let centre: Double
  let halfLength: Double
  /// Coefficients of powers of (t − centre) / halfLength.
  private(set) var coefficients: [Double]
  /// Pearson's χ² over the dispersion.
  private(set) var chiSquare = 0.0
  let degreesOfFreedom: Int

  /// Fits a window; `nil` where it has too few points or no solution.
  init?(_ signal: ProfileSignal, window: Range<Int>, order: Int, start: [Double]? = nil) {
    guard window.count > order + 1, let first = window.first, let last = window.last,
      signal.times[last] > signal.times[first]
    else { return nil }
    self.window = window
    centre = 0.5 * (signal.times[first] + signal.times[last])
    halfLength = 0.5 * (signal.times[last] - signal.times[first])
    degreesOfFreedom = window.count - order - 1
    let total = window.reduce(0) { $0 + signal.counts[$1] }
    let exposure = window.reduce(0) { $0 + signal.exposures[$1] }
    guard total > 0, exposure > 0 else { return nil }
    coefficients = start ?? ([log(total / exposure)] + [Double](repeating: 0, count: order))
    guard coefficients.count == order + 1, iterate(signal, limit: 30) else { return nil }
  }

  /// Fisher scoring; `false` where a step cannot be solved.
  private mutating func iterate(_ signal: ProfileSignal, limit: Int) -> Bool {
    for _ in 0..<limit {
      guard let largest = score(signal) else { return false }
      // The step after one of this size is of its square.
      if largest < 1e-4 { return true }
    }
    return true
  }

  /// One step of Fisher scoring; the largest change of a coefficient.
  private mutating func score(_ signal: ProfileSignal) -> Double? {
    let size = coefficients.count
    // Σ mean u^k for the matrix, then Σ residual u^k for the right side, then the packed Cholesky factor.
    var moments = [Double](repeating: 0, count: 2 * size - 1)
    var step = [Double](repeating: 0, count: size)
    chiSquare = 0
    for i in window {
      let u = (signal.times[i] - centre) / halfLength
      let mean = max(exp(min(value(u), 60)) * signal.exposures[i], 1e-8)
      let residual = signal.counts[i] - mean
      chiSquare += residual * residual / mean
      var power = 1.0
      for k in 0..<(2 * size - 1) {
        moments[k] += power * mean
        if k < size { step[k] += power * residual }
        power *= u
      }
    }
    chiSquare /= signal.dispersion
    var factor = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        var sum = moments[row + column] * (row == column ? 1 + 1e-12 : 1)
        for k in 0..<column { sum -= factor[row * size + k] * factor[column * size + k] }
        if row == column {
          guard sum > 0 else { return nil }
          factor[row * size + row] = sum.squareRoot()
        } else {
          factor[row * size + column] = sum / factor[column * size + column]
        }
      }
      for k in 0..<row { step[row] -= factor[row * size + k] * step[k] }
      step[row] /= factor[row * size + row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      for k in (row + 1)..<max(size, row + 1) { step[row] -= factor[k * size + row] * step[k] }
      step[row] /= factor[row * size + row]
    }
    let largest = step.reduce(0) { max($0, abs($1)) }
    guard largest.isFinite else { return nil }
    let scale = largest > 2 ? 2 / largest : 1
    for k in 0..<size { coefficients[k] += scale * step[k] }
    return largest
  }

  /// The logarithm of the rate at a scaled position.
  private func value(_ u: Double) -> Double {
    var sum = 0.0
    for coefficient in coefficients.reversed() { sum = sum * u + coefficient }
    return sum
  }

  /// The logarithm of the rate at a time.
  func logRate(at time: Double) -> Double { value((time - centre) / halfLength) }

  /// How badly the polynomial fits, as a normal deviate (Wilson and Hilferty, PNAS 17, 684, 1931).
  var misfit: Double {
    let spread = 2 / (9 * Double(degreesOfFreedom))
    return (cbrt(chiSquare / Double(degreesOfFreedom)) - (1 - spread)) / spread.squareRoot()
  }

  /// Where the polynomial is largest inside its window, ends included, and its logarithm there.
  var maximum: (time: Double, logRate: Double, atEnd: Bool) {
    let steps = 64
    var best = 0
    var bestValue = -Double.infinity
    for step in 0...steps {
      let candidate = value(2 * Double(step) / Double(steps) - 1)
      if candidate > bestValue {
        best = step
        bestValue = candidate
      }
    }
    var u = 2 * Double(best) / Double(steps) - 1
    if best == 0 || best == steps { return (centre + u * halfLength, bestValue, true) }
    let width = 2 / Double(steps)
    for _ in 0..<4 {
      let (first, second) = derivatives(u)
      guard second < 0 else { break }
      u = min(max(u - first / second, u - width), u + width)
    }
    return (centre + u * halfLength, value(u), false)
  }

  private func derivatives(_ u: Double) -> (Double, Double) {
    var first = 0.0
    var second = 0.0
    for k in stride(from: coefficients.count - 1, through: 1, by: -1) {
      first = first * u + Double(k) * coefficients[k]
      if k >= 2 { second = second * u + Double(k * (k - 1)) * coefficients[k] }
    }
    return (first, second)
  }
}
