/// The Lorentzian h / (1 + 4 (x − c)²/w²) of full width at half maximum w.
public struct LorentzianShape: LineShape {
  /// Creates the shape.
  public init() {}

  /// Height, centre, full width at half maximum.
  public var parameters: [ShapeParameter] {
    [
      ShapeParameter(.height, lower: 0), ShapeParameter(.centre),
      ShapeParameter(.fullWidthAtHalfMaximum, lower: 0),
    ]
  }

  /// Adds the Lorentzian to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let (h, c, inverse) = (p[0], p[1], 1 / p[2])
    for i in 0..<count {
      let u = (x[i] - c) * inverse
      let l = 1 / (1 + 4 * u * u)
      values[i] += h * l
      guard let derivatives else { continue }
      let slope = 8 * h * l * l * u * inverse
      derivatives[0][i] = l
      derivatives[1][i] = slope
      derivatives[2][i] = slope * u
    }
  }

  /// π h w / 2.
  public func area(_ p: [Double]) -> ShapeArea? {
    let factor = 0.5 * Double.pi
    return ShapeArea(value: factor * p[0] * p[2], gradient: [factor * p[2], 0, factor * p[0]])
  }
}
