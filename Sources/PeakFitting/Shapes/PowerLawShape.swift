import Foundation
import InterphaseCKernels

/// The power law A (x / x₀)⁻ʳ of an electron energy-loss background; 0 where x is not positive.
public struct PowerLawShape: LineShape {
  /// The energy at which the curve equals its amplitude.
  public let reference: Double

  /// The logarithms of x / x₀ at the points for which the shape was prepared.
  private var logarithms: [Double] = []

  /// Creates the shape; the reference must be positive.
  public init(reference: Double) { self.reference = reference }

  /// `amplitude` and `exponent`.
  public var parameters: [ShapeParameter] {
    [ShapeParameter("amplitude", lower: 0), ShapeParameter("exponent", standard: 3)]
  }

  /// The shape with the logarithms of the points at hand, where all are positive.
  public func prepared(for x: [Double]) -> any LineShape {
    guard reference > 0, x.allSatisfy({ $0 > 0 }) else { return self }
    var copy = self
    copy.logarithms = x.map { log($0 / reference) }
    return copy
  }

  /// Adds the power law to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    if logarithms.count == count {
      interphase_power_law(
        interphase_kernel_level(), Int64(count), logarithms, p[0], p[1], values, derivatives.optionalColumns)
      return
    }
    for i in 0..<count {
      let ratio = x[i] / reference
      let l = ratio > 0 ? log(ratio) : 0
      let power = ratio > 0 ? exp(-p[1] * l) : 0
      values[i] += p[0] * power
      guard let derivatives else { continue }
      derivatives[0][i] = power
      derivatives[1][i] = -p[0] * l * power
    }
  }
}

/// The decay A exp(−(x − x₀)/τ).
public struct ExponentialShape: LineShape {
  /// The point at which the curve equals its amplitude.
  public let origin: Double

  /// Creates the shape.
  public init(origin: Double) { self.origin = origin }

  /// `amplitude` and `decay length`, positive for a curve that falls with x.
  public var parameters: [ShapeParameter] {
    [ShapeParameter("amplitude"), ShapeParameter("decay length")]
  }

  /// Adds the decay to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    for i in 0..<count {
      let t = (x[i] - origin) / p[1]
      let e = exp(-t)
      values[i] += p[0] * e
      guard let derivatives else { continue }
      derivatives[0][i] = e
      derivatives[1][i] = p[0] * e * t / p[1]
    }
  }
}
