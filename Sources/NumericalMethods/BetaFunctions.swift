import Foundation

/// The regularised incomplete beta function Iₓ(a, b) for a, b > 0 and 0 ≤ x ≤ 1; not a number elsewhere.
public func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
  return regularizedBeta(x, complement: 1 - x, a, b)
}

/// The regularised incomplete beta function where 1 − x is known better than by subtraction.
public func regularizedBeta(_ x: Double, complement: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard complement > 0 else { return 1 }
  let logFront = a * log(x) + b * log(complement) - logBeta(a, b)
  if x < (a + 1) / (a + b + 2) { return min(exp(logFront) * betaFraction(x, a, b) / a, 1) }
  return max(1 - exp(logFront) * betaFraction(complement, b, a) / b, 0)
}

/// Lentz's evaluation of the continued fraction (Abramowitz and Stegun, 26.5.8).
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  var c = 1.0
  var d = 1 - (a + b) * x / (a + 1)
  d = 1 / (abs(d) < tiny ? tiny : d)
  var h = d
  for k in 1..<50_000 {
    let m = Double(k)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    c = 1 + even / c
    d = 1 / (abs(d) < tiny ? tiny : d)
    if abs(c) < tiny { c = tiny }
    h *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    c = 1 + odd / c
    d = 1 / (abs(d) < tiny ? tiny : d)
    if abs(c) < tiny { c = tiny }
    let step = d * c
    h *= step
    if abs(step - 1) < 1e-16 { break }
  }
  return h
}

/// The x at which Iₓ(a, b) has a value between 0 and 1.
///
/// Bisection guards Newton's steps; exact to the spacing of floating-point numbers near x. Not a number where a or b is
/// not positive or the value lies outside.
public func inverseRegularizedBeta(_ value: Double, _ a: Double, _ b: Double) -> Double {
  guard a > 0, b > 0, value >= 0, value <= 1 else { return .nan }
  if value == 0 || value == 1 { return value }
  var low = 0.0
  var high = 1.0
  var x = a / (a + b)
  let normalisation = logBeta(a, b)
  for _ in 0..<300 {
    let error = regularizedBeta(x, a, b) - value
    if error == 0 { return x }
    if error > 0 { high = x } else { low = x }
    let density = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - normalisation)
    var proposed = x - error / density
    if !(proposed > low && proposed < high) {
      // Halving the logarithm reaches roots near 0 that halving the interval does not.
      proposed =
        low > 0 && high / low > 4 ? (low * high).squareRoot() : low == 0 ? high * 0.1 : 0.5 * (low + high)
    }
    if abs(proposed - x) <= 2e-16 * x || proposed == low || proposed == high { return proposed }
    x = proposed
  }
  return x
}
