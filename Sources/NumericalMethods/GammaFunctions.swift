import Foundation

/// The logarithm of the absolute value of the gamma function.
public func logGamma(_ x: Double) -> Double {
  #if canImport(Glibc)
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  #else
    return lgamma(x)
  #endif
}

/// The logarithm of the beta function of two positive numbers.
///
/// Where an argument is large, Stirling's formula is taken apart so that large logarithms do not cancel.
public func logBeta(_ a: Double, _ b: Double) -> Double {
  let small = min(a, b)
  let large = max(a, b)
  guard large > 10 else { return logGamma(a) + logGamma(b) - logGamma(a + b) }
  let ratio = small / large
  let correction = stirlingCorrection(large) - stirlingCorrection(small + large)
  if small > 10 {
    return 0.5 * log(2 * .pi / large) + (small - 0.5) * log(ratio / (1 + ratio)) - large * log1p(ratio)
      + stirlingCorrection(small) + correction
  }
  return logGamma(small) + small - (large - 0.5) * log1p(ratio) - small * log(small + large) + correction
}

/// What Stirling's formula lacks of log Γ(x), for x > 10 (Abramowitz and Stegun, 6.1.41).
private func stirlingCorrection(_ x: Double) -> Double {
  let s = 1 / (x * x)
  let inner = 1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360360 - s / 156)))
  return (1.0 / 12 - s * (1.0 / 360 - s * inner)) / x
}

/// The regularised lower incomplete gamma function P(a, x), a > 0, x ≥ 0; not a number elsewhere.
public func regularizedLowerGamma(_ a: Double, _ x: Double) -> Double {
  guard a > 0, x >= 0 else { return .nan }
  return x < a + 1 ? lowerGammaSeries(a, x) : 1 - upperGammaFraction(a, x)
}

/// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), without cancellation.
public func regularizedUpperGamma(_ a: Double, _ x: Double) -> Double {
  guard a > 0, x >= 0 else { return .nan }
  return x < a + 1 ? 1 - lowerGammaSeries(a, x) : upperGammaFraction(a, x)
}

/// xᵃ e⁻ˣ / Γ(a), in logarithms about x = a so that large a keeps its digits.
private func gammaFactor(_ a: Double, _ x: Double) -> Double {
  guard a > 10 else { return exp(a * log(x) - x - logGamma(a)) }
  let d = (x - a) / a
  let shape = abs(d) < 0.1 ? log1pMinus(d) : log(x / a) - d
  return exp(a * shape - stirlingCorrection(a)) * (a / (2 * .pi)).squareRoot()
}

/// log(1 + d) − d for small d, by its series.
private func log1pMinus(_ d: Double) -> Double {
  var sum = 0.0
  var power = -d * d
  for k in 2..<40 {
    sum += power / Double(k)
    power *= -d
    if abs(power) < 1e-20 { break }
  }
  return sum
}

private func lowerGammaSeries(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 0 }
  var term = 1 / a
  var sum = term
  var n = a
  for _ in 0..<200_000 {
    n += 1
    term *= x / n
    sum += term
    if term < sum * 1e-17 { break }
  }
  return min(sum * gammaFactor(a, x), 1)
}

/// Lentz's evaluation of the continued fraction (Abramowitz and Stegun, 6.5.31).
private func upperGammaFraction(_ a: Double, _ x: Double) -> Double {
  guard x.isFinite else { return 0 }
  let tiny = 1e-300
  var b = x + 1 - a
  var c = 1 / tiny
  var d = 1 / (abs(b) < tiny ? tiny : b)
  var h = d
  for i in 1..<200_000 {
    let an = -Double(i) * (Double(i) - a)
    b += 2
    d = an * d + b
    if abs(d) < tiny { d = tiny }
    c = b + an / c
    if abs(c) < tiny { c = tiny }
    d = 1 / d
    let step = d * c
    h *= step
    if abs(step - 1) < 1e-16 { break }
  }
  return min(max(h * gammaFactor(a, x), 0), 1)
}
