import Foundation

/// The asymmetric line of a metal, alone or convolved with a Gaussian.
///
/// After Doniach and Šunjić, Journal of Physics C 3, 285, 1970. With e the distance from the position, counted away from
/// the tail, g half the Lorentzian width and tan θ = e/g, the line is cos(π a/2 + (1 − a) θ) cos¹⁻ᵃ θ, scaled so that
/// its maximum is the height. Its area is infinite for a > 0, so that areas are those within the measured window.
public struct DoniachSunjicShape: LineShape {
  /// Whether the tail points to higher x (a binding-energy axis) or lower x (kinetic energy).
  public let tailTowardsHigherX: Bool
  /// Whether there is a Gaussian part.
  public let isConvolved: Bool

  /// Creates the shape.
  public init(convolvedWithGaussian: Bool = true, tailTowardsHigherX: Bool = true) {
    isConvolved = convolvedWithGaussian
    self.tailTowardsHigherX = tailTowardsHigherX
  }

  /// Height, centre, Lorentzian width, asymmetry and, where there is a Gaussian part, its width.
  ///
  /// With a Gaussian part the height is that of the line before it was convolved.
  public var parameters: [ShapeParameter] {
    let own = [
      ShapeParameter(.height, lower: 0), ShapeParameter(.centre), ShapeParameter(.lorentzianWidth, lower: 0),
      ShapeParameter(.asymmetry, standard: 0.1, lower: 0, upper: 0.5),
    ]
    return isConvolved ? own + [ShapeParameter(.gaussianWidth, lower: 0)] : own
  }

  /// Adds the line to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let line = BareLine(width: p[2], asymmetry: p[3])
    let sign = tailTowardsHigherX ? -1.0 : 1.0
    let (h, c) = (p[0], p[1])
    let nodes = isConvolved ? Self.gaussianNodes(gaussianWidth: p[4], lorentzianWidth: p[2]) : [(0, 1)]
    for i in 0..<count {
      let e = sign * (x[i] - c)
      var (shape, byE, byWidth, byAsymmetry, byGaussian) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for (offset, weight) in nodes {
        let point = line.evaluate(e - offset)
        shape += weight * point.value
        byE += weight * point.byE
        byWidth += weight * point.byWidth
        byAsymmetry += weight * point.byAsymmetry
        // Offsets are proportional to the Gaussian width.
        byGaussian -= weight * point.byE * offset
      }
      values[i] += h * shape
      guard let derivatives else { continue }
      derivatives[0][i] = shape
      derivatives[1][i] = -sign * h * byE
      derivatives[2][i] = h * byWidth
      derivatives[3][i] = h * byAsymmetry
      if isConvolved { derivatives[4][i] = h * byGaussian / p[4] }
    }
  }

  /// Offsets and weights of a trapezoidal sum over the Gaussian, fine enough for the Lorentzian part.
  ///
  /// The error of the sum is exp(−2π g/step) of the line with half width g; the step is g/4 unless that takes more than
  /// 4000 points.
  private static func gaussianNodes(
    gaussianWidth: Double, lorentzianWidth: Double
  ) -> [(offset: Double, weight: Double)] {
    guard gaussianWidth > 0 else { return [(0, 1)] }
    let sigma = gaussianWidth / (8 * M_LN2).squareRoot()
    let half = min(max(Int((7 * 8 * sigma / max(lorentzianWidth, 1e-300)).rounded(.up)), 16), 2000)
    let step = 7 / Double(half)
    var nodes: [(Double, Double)] = []
    var sum = 0.0
    for k in -half...half {
      let t = Double(k) * step
      let weight = exp(-0.5 * t * t)
      sum += weight
      nodes.append((t * sigma, weight))
    }
    return nodes.map { ($0.0, $0.1 / sum) }
  }
}

/// The line before it is convolved, of height 1.
private struct BareLine {
  let halfWidth: Double
  let a: Double
  /// The logarithm of cos(π a/2 + …) cos… at the maximum, (2 − a) log cos(π a/(2 (2 − a))), and its derivative.
  let logPeak: Double
  let logPeakSlope: Double

  init(width: Double, asymmetry: Double) {
    halfWidth = 0.5 * width
    a = asymmetry
    let angle = Double.pi * a / (2 * (2 - a))
    let angleSlope = Double.pi / ((2 - a) * (2 - a))
    logPeak = (2 - a) * log(cos(angle))
    logPeakSlope = -log(cos(angle)) - (2 - a) * tan(angle) * angleSlope
  }

  func evaluate(_ e: Double) -> (value: Double, byE: Double, byWidth: Double, byAsymmetry: Double) {
    let theta = atan2(e, halfWidth)
    let cosine = halfWidth / (e * e + halfWidth * halfWidth).squareRoot()
    let sine = e / (e * e + halfWidth * halfWidth).squareRoot()
    let phase = Double.pi * a / 2 + (1 - a) * theta
    let size = exp((1 - a) * log(cosine) - logPeak)
    let value = cos(phase) * size
    let byTheta = -(1 - a) * size * (sin(phase) + cos(phase) * sine / cosine)
    let byPhase = -sin(phase) * size * (Double.pi / 2 - theta)
    return (
      value, byTheta * cosine * cosine / halfWidth, -0.5 * byTheta * sine * cosine / halfWidth,
      byPhase - value * (log(cosine) + logPeakSlope)
    )
  }
}
