import Foundation

/// A measured reference spectrum as a component: scaled, shifted, and broadened by a Gaussian.
///
/// The reference is joined by straight lines; the convolution of these with a Gaussian is exact: each change of slope
/// is rounded by σ [r Φ(r) + φ(r)], r being the distance in σ. Outside the reference the line stays at 0 slope.
public struct ReferenceEnvelopeShape: LineShape {
  /// The reference's abscissae, rising.
  public let x: [Double]
  /// The reference, background removed, scaled to a maximum of 1.
  public let y: [Double]
  private let bends: [Double]

  /// Creates the shape.
  ///
  /// - Throws: ``FitProblem`` unless there are two or more finite points with rising abscissae and a positive maximum.
  public init(x: [Double], y: [Double]) throws(FitProblem) {
    guard x.count == y.count, x.count >= 2 else {
      throw FitProblem(.lengthMismatch, "a reference needs two or more points, as many abscissae as values")
    }
    guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite), let top = y.max(), top > 0 else {
      throw FitProblem(.invalidNumber, "a reference needs finite values and a positive maximum")
    }
    guard zip(x, x.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw FitProblem(.unorderedAbscissa, "the abscissae of a reference must rise")
    }
    self.x = x
    self.y = y.map { $0 / top }
    var slopes = [0.0]
    for k in 1..<x.count { slopes.append((self.y[k] - self.y[k - 1]) / (x[k] - x[k - 1])) }
    slopes.append(0)
    bends = (0..<x.count).map { slopes[$0 + 1] - slopes[$0] }
  }

  /// Height, `shift`, and the `broadening` Gaussian's full width at half maximum.
  public var parameters: [ShapeParameter] {
    [
      ShapeParameter(.height, lower: 0), ShapeParameter("shift", standard: 0),
      ShapeParameter("broadening", standard: 0, lower: 0),
    ]
  }

  /// Adds the envelope to a block.
  public func fill(
    _ points: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let perWidth = 1 / (8 * M_LN2).squareRoot()
    let sigma = abs(p[2]) * perWidth
    for i in 0..<count {
      let (value, slope, bySigma) = evaluate(points[i] - p[1], sigma)
      values[i] += p[0] * value
      guard let derivatives else { continue }
      derivatives[0][i] = value
      derivatives[1][i] = -p[0] * slope
      derivatives[2][i] = p[0] * bySigma * perWidth
    }
  }

  /// The broadened reference with its derivatives by position and σ.
  private func evaluate(_ u: Double, _ sigma: Double) -> (value: Double, slope: Double, bySigma: Double) {
    var value = y[0]
    var slope = 0.0
    var bySigma = 0.0
    for (knot, bend) in zip(x, bends) where bend != 0 {
      let d = u - knot
      if sigma <= 0 || abs(d) > 9 * sigma {
        if d > 0 {
          value += bend * d
          slope += bend
        }
        continue
      }
      let r = d / sigma
      let density = exp(-0.5 * r * r) / (2 * Double.pi).squareRoot()
      let below = 0.5 * erfc(-r * 0.5.squareRoot())
      value += bend * (d * below + sigma * density)
      slope += bend * below
      bySigma += bend * density
    }
    return (value, slope, bySigma)
  }

  /// The area of the reference itself, times the height.
  public func area(_ p: [Double]) -> ShapeArea? {
    var sum = 0.0
    for k in 1..<x.count { sum += 0.5 * (y[k] + y[k - 1]) * (x[k] - x[k - 1]) }
    return ShapeArea(value: sum * p[0], gradient: [sum, 0, 0])
  }
}
