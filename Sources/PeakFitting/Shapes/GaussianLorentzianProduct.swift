import Foundation
import NumericalMethods

/// The product h exp(−ln 2 (1 − m) t) / (1 + m t) of a Gaussian and a Lorentzian: CasaXPS's GL(100 m).
///
/// t = 4 q (x − c)²/w², where q makes w the true full width at half maximum for every m, as CasaXPS states it.
public struct GaussianLorentzianProduct: LineShape {
  /// Creates the shape.
  public init() {}

  /// Height, centre, full width at half maximum, mixing.
  public var parameters: [ShapeParameter] { GaussianLorentzianSum().parameters }

  /// Adds the product to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let (h, c, w, m) = (p[0], p[1], p[2], p[3])
    let (q, slopeOfQ) = Self.widthFactor(m)
    for i in 0..<count {
      let d = x[i] - c
      let t = 4 * d * d * q / (w * w)
      let lorentz = 1 / (1 + m * t)
      let shape = exp(-M_LN2 * (1 - m) * t) * lorentz
      values[i] += h * shape
      guard let derivatives else { continue }
      let byT = -h * shape * (M_LN2 * (1 - m) + m * lorentz)
      derivatives[0][i] = shape
      derivatives[1][i] = byT * -8 * d * q / (w * w)
      derivatives[2][i] = byT * -2 * t / w
      derivatives[3][i] = h * shape * t * (M_LN2 - lorentz) + byT * t * slopeOfQ / q
    }
  }

  /// The q at which the product has fallen to one half, and its derivative by the mixing.
  static func widthFactor(_ m: Double) -> (q: Double, slope: Double) {
    var q = 1.0
    for _ in 0..<20 {
      let value = M_LN2 * (1 - m) * q + log1p(m * q) - M_LN2
      let slope = M_LN2 * (1 - m) + m / (1 + m * q)
      let step = value / slope
      q -= step
      if abs(step) < 1e-16 * q { break }
    }
    let byQ = M_LN2 * (1 - m) + m / (1 + m * q)
    return (q, -(q / (1 + m * q) - M_LN2 * q) / byQ)
  }

  /// h w times a function of m: π exp(z²) erfc(z) / (2 √(m q)), z² = ln 2 (1 − m)/m.
  public func area(_ p: [Double]) -> ShapeArea? {
    // Below this the limit for a Gaussian holds to ten digits, while the formula loses them.
    let m = max(p[3], 1e-6)
    guard m <= 1 else { return nil }
    let (q, slopeOfQ) = Self.widthFactor(m)
    let z = (M_LN2 * (1 - m) / m).squareRoot()
    let e = scaledComplementaryErrorFunction(z)
    let factor = Double.pi * e / (2 * (m * q).squareRoot())
    // d(e)/dm = (2 z e − 2/√π) dz/dm with dz/dm = −ln 2 / (2 z m²); the product stays finite as z goes to 0.
    let byM =
      z > 1e-8
      ? factor
        * (-0.5 / m - 0.5 * slopeOfQ / q + (2 * z - 2 / (Double.pi.squareRoot() * e)) * -M_LN2
          / (2 * z * m * m))
      : -.infinity
    return ShapeArea(
      value: factor * p[0] * p[2], gradient: [factor * p[2], 0, factor * p[0], byM * p[0] * p[2]])
  }
}
