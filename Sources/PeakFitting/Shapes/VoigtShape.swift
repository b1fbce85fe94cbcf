import Foundation
import NumericalMethods

/// The Voigt profile: a Gaussian and a Lorentzian convolved, scaled to its height.
///
/// Value and derivatives come from one evaluation of the Faddeeva function.
public struct VoigtShape: LineShape {
  /// Creates the shape.
  public init() {}

  /// Height, centre, Gaussian width, Lorentzian width (both full widths at half maximum).
  public var parameters: [ShapeParameter] {
    [
      ShapeParameter(.height, lower: 0), ShapeParameter(.centre),
      ShapeParameter(.gaussianWidth, lower: 0), ShapeParameter(.lorentzianWidth, lower: 0),
    ]
  }

  /// Adds the profile to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let (h, c, gaussian, lorentzian) = (p[0], p[1], p[2], max(p[3], 0))
    let root = M_LN2.squareRoot()
    let scale = 2 * root / gaussian
    let y = root * lorentzian / gaussian
    let peak = scaledComplementaryErrorFunction(y)
    let peakSlope = 2 * y * peak - 2 / Double.pi.squareRoot()
    for i in 0..<count {
      let z = (x[i] - c) * scale
      let w = FaddeevaFunction.valueAndSlope(z, y)
      let shape = w.real / peak
      values[i] += h * shape
      guard let derivatives else { continue }
      let byZ = h * w.slopeReal / peak
      let byY = h * (-w.slopeImaginary - shape * peakSlope) / peak
      derivatives[0][i] = shape
      derivatives[1][i] = -byZ * scale
      derivatives[2][i] = -(byZ * z + byY * y) / gaussian
      derivatives[3][i] = byY * root / gaussian
    }
  }

  /// h √π w_G / (2 √ln 2 exp(y²) erfc(y)), y = √ln 2 w_L/w_G.
  public func area(_ p: [Double]) -> ShapeArea? {
    guard p[2] > 0 else { return nil }
    let root = M_LN2.squareRoot()
    let y = root * max(p[3], 0) / p[2]
    let peak = scaledComplementaryErrorFunction(y)
    let slope = (2 * y * peak - 2 / Double.pi.squareRoot()) / peak
    let unit = Double.pi.squareRoot() * p[2] / (2 * root * peak)
    return ShapeArea(
      value: unit * p[0],
      gradient: [unit, 0, p[0] * unit * (1 + slope * y) / p[2], -p[0] * unit * slope * root / p[2]])
  }

  /// The full width at half maximum of the profile, to 0.02 % (Olivero and Longbothum, JQSRT 17, 233, 1977).
  public static func fullWidthAtHalfMaximum(gaussian: Double, lorentzian: Double) -> Double {
    0.5346 * lorentzian + (0.2166 * lorentzian * lorentzian + gaussian * gaussian).squareRoot()
  }
}
