import Foundation

/// The error function erf x = 2/√π ∫₀ˣ exp(−t²) dt.
public func errorFunction(_ x: Double) -> Double { erf(x) }

/// The complementary error function erfc x = 1 − erf x, without cancellation at large x.
public func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }

/// The scaled complementary error function exp(x²) erfc x.
///
/// From the product where both factors are ordinary numbers, from the Laplace continued fraction beyond x = 5;
/// infinite below about −26.6.
public func scaledComplementaryErrorFunction(_ x: Double) -> Double {
  if x < 5 {
    // exp(x²) with the square split, so that its rounding does not grow with x².
    let high = (x * 0x1p20).rounded() * 0x1p-20
    let rest = (x - high) * (x + high)
    return exp(high * high) * exp(rest) * erfc(x)
  }
  if x > 1e8 { return 1 / (x * Double.pi.squareRoot()) }
  var tail = x
  for k in stride(from: 60, through: 1, by: -1) { tail = x + 0.5 * Double(k) / tail }
  return 1 / (tail * Double.pi.squareRoot())
}

/// The inverse of ``complementaryErrorFunction(_:)``: infinite at 0 and −infinite at 2, not a number outside.
public func inverseComplementaryErrorFunction(_ y: Double) -> Double {
  guard y > 0, y < 2 else { return y == 0 ? .infinity : y == 2 ? -.infinity : .nan }
  if y > 1 { return -inverseComplementaryErrorFunction(2 - y) }
  if y > 0.5 { return inverseErrorFunction(1 - y) }
  // Start from the leading asymptotic form, then Halley on log erfc, whose curvature is mild.
  let t = (-2 * log(y / 2)).squareRoot()
  var x = max((t - (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481))) * 0.5.squareRoot(), 0.1)
  for _ in 0..<4 {
    let scaled = scaledComplementaryErrorFunction(x)
    let value = log(scaled) - x * x - log(y)
    let slope = -2 / (Double.pi.squareRoot() * scaled)
    let curvature = slope * (-2 * x - slope)
    x -= value / slope / (1 - 0.5 * value * curvature / (slope * slope))
  }
  return x
}

/// The inverse of ``errorFunction(_:)``: ±infinite at ±1, not a number outside.
public func inverseErrorFunction(_ y: Double) -> Double {
  let size = abs(y)
  guard size < 1 else { return size == 1 ? y * .infinity : .nan }
  if size > 0.5 {
    let x = inverseComplementaryErrorFunction(1 - size)
    return y < 0 ? -x : x
  }
  let c = Double.pi.squareRoot() / 2
  var x = c * y * (1 + c * c * y * y / 3)
  for _ in 0..<4 {
    let ratio = (erf(x) - y) * c * exp(x * x)
    x -= ratio / (1 + x * ratio)
  }
  return x
}
