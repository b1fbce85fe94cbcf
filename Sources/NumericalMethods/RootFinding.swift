/// Why no root was found.
public enum RootFindingFailure: Error, Sendable, Hashable {
  /// The function has the same sign at both ends, or is not a number there.
  case notBracketed
  /// The iteration limit was reached.
  case notConverged
}

/// A root of a function between two points at which its signs differ (Brent, The Computer Journal 14, 422, 1971).
///
/// - Parameters:
///   - lower: One end of the bracket.
///   - upper: The other end.
///   - tolerance: The width of the last bracket, absolute; the spacing of floating-point numbers is added.
///   - function: The function.
/// - Returns: The point with the smallest residual of the last bracket.
/// - Throws: ``RootFindingFailure``.
public func bracketedRoot(
  from lower: Double, to upper: Double, tolerance: Double = 0, of function: (Double) -> Double
) throws(RootFindingFailure) -> Double {
  var a = lower
  var b = upper
  var fa = function(a)
  var fb = function(b)
  if fa == 0 { return a }
  if fb == 0 { return b }
  guard (fa < 0 && fb > 0) || (fa > 0 && fb < 0) else { throw .notBracketed }
  var c = a
  var fc = fa
  var step = b - a
  var previous = step
  for _ in 0..<400 {
    if (fb > 0) == (fc > 0) {
      c = a
      fc = fa
      step = b - a
      previous = step
    }
    if abs(fc) < abs(fb) {
      (a, b, c) = (b, c, b)
      (fa, fb, fc) = (fb, fc, fb)
    }
    let limit = 2 * Double.ulpOfOne * abs(b) + 0.5 * tolerance
    let half = 0.5 * (c - b)
    if abs(half) <= limit || fb == 0 { return b }
    if abs(previous) >= limit, abs(fa) > abs(fb) {
      var p: Double
      var q: Double
      let s = fb / fa
      if a == c {
        p = 2 * half * s
        q = 1 - s
      } else {
        let u = fa / fc
        let r = fb / fc
        p = s * (2 * half * u * (u - r) - (b - a) * (r - 1))
        q = (u - 1) * (r - 1) * (s - 1)
      }
      if p > 0 { q = -q } else { p = -p }
      if 2 * p < min(3 * half * q - abs(limit * q), abs(previous * q)) {
        previous = step
        step = p / q
      } else {
        step = half
        previous = half
      }
    } else {
      step = half
      previous = half
    }
    a = b
    fa = fb
    b += abs(step) > limit ? step : (half > 0 ? limit : -limit)
    fb = function(b)
    guard !fb.isNaN else { throw .notBracketed }
  }
  throw .notConverged
}

/// The place of a minimum between two points by golden sections and parabolas (Brent 1973, chapter 5).
///
/// - Parameters:
///   - lower: The lower end of the interval.
///   - upper: The upper end.
///   - tolerance: The relative width at which the search ends; below 1.5e-8 nothing is gained.
///   - function: The function; with several minima one of them is found.
public func minimumPoint(
  from lower: Double, to upper: Double, tolerance: Double = 1.5e-8, of function: (Double) -> Double
) -> Double {
  let golden = 0.381_966_011_250_105_2
  var a = min(lower, upper)
  var b = max(lower, upper)
  var x = a + golden * (b - a)
  var (w, v) = (x, x)
  var fx = function(x)
  var (fw, fv) = (fx, fx)
  var step = 0.0
  var previous = 0.0
  for _ in 0..<200 {
    let middle = 0.5 * (a + b)
    let limit = tolerance * abs(x) + 1e-300
    if abs(x - middle) <= 2 * limit - 0.5 * (b - a) { break }
    var parabolic = false
    if abs(previous) > limit {
      let r = (x - w) * (fx - fv)
      var q = (x - v) * (fx - fw)
      var p = (x - v) * q - (x - w) * r
      q = 2 * (q - r)
      if q > 0 { p = -p } else { q = -q }
      if abs(p) < abs(0.5 * q * previous), p > q * (a - x), p < q * (b - x) {
        previous = step
        step = p / q
        parabolic = true
      }
    }
    if !parabolic {
      previous = (x < middle ? b : a) - x
      step = golden * previous
    }
    let u = x + (abs(step) >= limit ? step : (step > 0 ? limit : -limit))
    let fu = function(u)
    if fu <= fx {
      if u < x { b = x } else { a = x }
      (v, w, x) = (w, x, u)
      (fv, fw, fx) = (fw, fx, fu)
    } else {
      if u < x { a = u } else { b = u }
      if fu <= fw || w == x {
        (v, w) = (w, u)
        (fv, fw) = (fw, fu)
      } else if fu <= fv || v == x || v == w {
        (v, fv) = (u, fu)
      }
    }
  }
  return x
}
