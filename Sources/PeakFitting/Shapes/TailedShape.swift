import Foundation

/// A Gaussian–Lorentzian sum with an exponential tail on one side: CasaXPS's T(k) on SGL.
///
/// On the side of the tail the line is S + (1 − S) exp(−k |x − c|/w), on the other S alone. Large k means a short tail.
public struct TailedShape: LineShape {
  /// Whether the tail points to higher x (a binding-energy axis) or lower x (kinetic energy).
  public let tailTowardsHigherX: Bool

  /// Creates the shape.
  public init(tailTowardsHigherX: Bool = true) { self.tailTowardsHigherX = tailTowardsHigherX }

  /// Height, centre, full width at half maximum, mixing (of the line without its tail), `tail`.
  public var parameters: [ShapeParameter] {
    GaussianLorentzianSum().parameters + [ShapeParameter("tail", standard: 1.5, lower: 0)]
  }

  /// Adds the line to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let (h, c, w, m, k) = (p[0], p[1], p[2], p[3], p[4])
    for i in 0..<count {
      let u = (x[i] - c) / w
      let t = 4 * u * u
      let g = exp(-M_LN2 * t)
      let l = 1 / (1 + t)
      let base = (1 - m) * g + m * l
      let baseByU = -8 * u * ((1 - m) * M_LN2 * g + m * l * l)
      let distance = tailTowardsHigherX ? u : -u
      let tail = distance > 0 ? exp(-k * distance) : 0
      let value = base + (1 - base) * tail
      values[i] += h * value
      guard let derivatives else { continue }
      let tailByU = tailTowardsHigherX ? -k * tail : k * tail
      let byU = baseByU * (1 - tail) + (1 - base) * tailByU
      derivatives[0][i] = value
      derivatives[1][i] = -h * byU / w
      derivatives[2][i] = -h * byU * u / w
      derivatives[3][i] = h * (l - g) * (1 - tail)
      derivatives[4][i] = -h * (1 - base) * tail * max(distance, 0)
    }
  }
}
