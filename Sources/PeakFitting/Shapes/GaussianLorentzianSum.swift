import Foundation
import InterphaseCKernels

/// The sum h [(1 − m) G + m L] of a Gaussian and a Lorentzian of one width: CasaXPS's SGL(100 m).
public struct GaussianLorentzianSum: LineShape {
  /// Creates the shape.
  public init() {}

  /// Height, centre, full width at half maximum, mixing.
  public var parameters: [ShapeParameter] {
    [
      ShapeParameter(.height, lower: 0), ShapeParameter(.centre),
      ShapeParameter(.fullWidthAtHalfMaximum, lower: 0),
      ShapeParameter(.mixing, standard: 0.3, lower: 0, upper: 1),
    ]
  }

  /// Adds the sum to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    interphase_gaussian_lorentzian_sum(
      interphase_kernel_level(), Int64(count), x, p[0], p[1], p[2], p[3], values, derivatives.optionalColumns)
  }

  /// h w [(1 − m) √(π / ln 2) + m π] / 2.
  public func area(_ p: [Double]) -> ShapeArea? {
    let gaussian = 0.5 * (Double.pi / M_LN2).squareRoot()
    let lorentzian = 0.5 * Double.pi
    let factor = (1 - p[3]) * gaussian + p[3] * lorentzian
    return ShapeArea(
      value: factor * p[0] * p[2],
      gradient: [factor * p[2], 0, factor * p[0], p[0] * p[2] * (lorentzian - gaussian)])
  }
}
