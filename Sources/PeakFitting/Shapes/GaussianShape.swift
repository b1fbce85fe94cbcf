import Foundation
import InterphaseCKernels

/// The Gaussian h exp(−4 ln 2 (x − c)²/w²) of full width at half maximum w.
public struct GaussianShape: LineShape {
  /// Creates the shape.
  public init() {}

  /// Height, centre, full width at half maximum.
  public var parameters: [ShapeParameter] {
    [
      ShapeParameter(.height, lower: 0), ShapeParameter(.centre),
      ShapeParameter(.fullWidthAtHalfMaximum, lower: 0),
    ]
  }

  /// Adds the Gaussian to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    interphase_gaussian(
      interphase_kernel_level(), Int64(count), x, p[0], p[1], p[2], 4 * M_LN2, values,
      derivatives.optionalColumns)
  }

  /// h w √(π / ln 2) / 2.
  public func area(_ p: [Double]) -> ShapeArea? {
    let factor = 0.5 * (Double.pi / M_LN2).squareRoot()
    return ShapeArea(value: factor * p[0] * p[2], gradient: [factor * p[2], 0, factor * p[0]])
  }
}

/// The Gaussian h exp(−(x − c)²/2σ²), for fields that state standard deviations.
public struct SigmaGaussianShape: LineShape {
  /// Creates the shape.
  public init() {}

  /// Height, centre, sigma.
  public var parameters: [ShapeParameter] {
    [ShapeParameter(.height, lower: 0), ShapeParameter(.centre), ShapeParameter(.sigma, lower: 0)]
  }

  /// Adds the Gaussian to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    interphase_gaussian(
      interphase_kernel_level(), Int64(count), x, p[0], p[1], p[2], 0.5, values, derivatives.optionalColumns)
  }

  /// h σ √(2π).
  public func area(_ p: [Double]) -> ShapeArea? {
    let factor = (2 * Double.pi).squareRoot()
    return ShapeArea(value: factor * p[0] * p[2], gradient: [factor * p[2], 0, factor * p[0]])
  }
}
