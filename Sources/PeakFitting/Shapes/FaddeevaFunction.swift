import Foundation

/// The Faddeeva function w(z) = exp(−z²) erfc(−i z) in the upper half plane.
///
/// Trapezoidal and midpoint sums with the residue of the nearest poles taken out (Al Azah and Chandler-Wilde, SIAM
/// J. Numer. Anal. 59, 2346, 2021). The real parts of the sums are written as sums of positive terms, so that the Voigt
/// profile keeps its relative accuracy on the far wings, where it is many orders below |w|.
enum FaddeevaFunction {
  private static let terms = 11
  private static let step = (Double.pi / 12).squareRoot()
  /// The squares of the nodes t with their weights exp(−t²).
  private static let nodes = (0...terms).map { node(Double($0 + 1) * step) }
  /// The same for the points between nodes.
  private static let midpoints = (0...terms).map { node((Double($0) + 0.5) * step) }

  private static func node(_ t: Double) -> (square: Double, weight: Double) { (t * t, exp(-t * t)) }

  /// w(x + i y) for y ≥ 0.
  static func value(_ x: Double, _ y: Double) -> (real: Double, imaginary: Double) {
    let ax = abs(x)
    let (real, imaginary) = firstQuadrant(ax, y)
    return (real, x < 0 ? -imaginary : imaginary)
  }

  private static func firstQuadrant(_ x: Double, _ y: Double) -> (real: Double, imaginary: Double) {
    let h = step
    let phase = x / h - (x / h).rounded(.down)
    let farUp = y >= max(x, Double.pi / h)
    let onNodes = !farUp && y < x && phase >= 0.25 && phase <= 0.75
    // Sum over nodes of exp(−t²) (2 i h z/π) / (z² − t²); Re = y (x² + y² + t²)/|z² − t²|², Im = x (x² + y² − t²)/|·|².
    let square = x * x + y * y
    let cross = 2 * x * y
    let difference = (x - y) * (x + y)
    var real = 0.0
    var imaginary = 0.0
    for node in onNodes ? nodes : midpoints {
      let a = difference - node.square
      let weight = node.weight / (a * a + cross * cross)
      real += weight * (square + node.square)
      imaginary += weight * (square - node.square)
    }
    let scale = 2 * h / Double.pi
    real *= scale * y
    imaginary *= scale * x
    if onNodes {
      // The node at 0: i h / (π z).
      real += h / Double.pi * y / square
      imaginary += h / Double.pi * x / square
    }
    if farUp { return (real, imaginary) }
    // 2 exp(−z²) / (1 ± exp(−2 π i z/h)), the sign + for midpoints.
    let angle = 2 * Double.pi * x / h
    let growth = exp(min(2 * Double.pi * y / h, 700))
    let sign = onNodes ? -1.0 : 1.0
    let denominatorReal = 1 + sign * growth * cos(angle)
    let denominatorImaginary = -sign * growth * sin(angle)
    let size = denominatorReal * denominatorReal + denominatorImaginary * denominatorImaginary
    let amplitude = 2 * exp(-difference) / size
    let (c, s) = (cos(cross), -sin(cross))
    return (
      real + amplitude * (c * denominatorReal + s * denominatorImaginary),
      imaginary + amplitude * (s * denominatorReal - c * denominatorImaginary)
    )
  }

  /// w and its derivative w′ = −2 z w + 2 i/√π, from the same approximation.
  static func valueAndSlope(
    _ x: Double, _ y: Double
  ) -> (real: Double, imaginary: Double, slopeReal: Double, slopeImaginary: Double) {
    let (u, v) = value(x, y)
    return (u, v, 2 * (y * v - x * u), 2 / Double.pi.squareRoot() - 2 * (x * v + y * u))
  }
}
