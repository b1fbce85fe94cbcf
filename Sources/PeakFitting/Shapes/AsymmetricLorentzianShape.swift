import Foundation
import NumericalMethods

/// CasaXPS's LA(α, β, n): a Lorentzian raised to α on one side and β on the other, convolved with a Gaussian.
///
/// In units of the Lorentzian's width the Gaussian's full width at half maximum is n/144.67 (found from noise-free
/// columns of CasaXPS exports at n = 243; taken as proportional elsewhere). The width parameter is that of the final
/// line, the height that of its maximum; the position is that of the Lorentzian.
///
/// The line of unit width is tabulated once; value and slope are those of one cubic through the table.
public struct AsymmetricLorentzianShape: LineShape {
  /// The exponent on the side of the tail (high binding energy).
  public let alpha: Double
  /// The exponent on the other side.
  public let beta: Double
  /// The Gaussian's share as CasaXPS counts it.
  public let gaussian: Double
  /// Whether α applies to higher x (a binding-energy axis) or lower x (kinetic energy).
  public let alphaTowardsHigherX: Bool
  private let table: AsymmetricLorentzianTable

  /// Creates the shape; exponents are at least 0.51 (below, the area is infinite) and n is at least 0.
  public init(alpha: Double, beta: Double, gaussian: Double, alphaTowardsHigherX: Bool = true) {
    self.alpha = max(alpha, 0.51)
    self.beta = max(beta, 0.51)
    self.gaussian = max(gaussian, 0)
    self.alphaTowardsHigherX = alphaTowardsHigherX
    table = AsymmetricLorentzianTable(alpha: self.alpha, beta: self.beta, width: self.gaussian / 144.67)
  }

  /// Height, centre, full width at half maximum.
  public var parameters: [ShapeParameter] { GaussianShape().parameters }

  /// Adds the line to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let scale = (alphaTowardsHigherX ? 1.0 : -1.0) * table.fullWidth / p[2]
    for i in 0..<count {
      let u = (x[i] - p[1]) * scale
      let (value, slope) = table.evaluate(u)
      values[i] += p[0] * value
      guard let derivatives else { continue }
      derivatives[0][i] = value
      derivatives[1][i] = -p[0] * slope * scale
      derivatives[2][i] = -p[0] * slope * u / p[2]
    }
  }

  /// h w times a constant of the shape.
  public func area(_ p: [Double]) -> ShapeArea? {
    let factor = table.area / table.fullWidth
    return ShapeArea(value: factor * p[0] * p[2], gradient: [factor * p[2], 0, factor * p[0]])
  }
}

/// The line in units of the Lorentzian's width, of height 1, on a grid that widens with the distance.
private struct AsymmetricLorentzianTable: Sendable {
  /// Grid points u = sinh(s)/4, s in steps.
  private static let step = 0.01
  private static let half = 1000
  private let values: [Double]
  private let slopes: [Double]
  /// The full width at half maximum in units of the Lorentzian's.
  let fullWidth: Double
  /// The area in these units, at height 1.
  let area: Double
  private let tails: (low: Double, high: Double)

  init(alpha: Double, beta: Double, width: Double) {
    let curve = ConvolvedPower(alpha: alpha, beta: beta, sigma: width / (8 * M_LN2).squareRoot())
    var values: [Double] = []
    var slopes: [Double] = []
    for k in -Self.half...Self.half {
      let (value, slope) = curve.evaluate(0.25 * sinh(Double(k) * Self.step))
      values.append(value)
      slopes.append(slope)
    }
    // The maximum lies between the extremes of the two one-sided lines, near 0.
    let top = minimumPoint(from: -2 - 2 * width, to: 2 + 2 * width, tolerance: 1e-12) {
      -curve.evaluate($0).value
    }
    let peak = curve.evaluate(top).value
    func halfPoint(_ direction: Double) -> Double {
      var reach = 1.0
      while curve.evaluate(top + direction * reach).value > 0.5 * peak, reach < 1e4 { reach *= 2 }
      let root = try? bracketedRoot(from: 0, to: reach) {
        curve.evaluate(top + direction * $0).value - 0.5 * peak
      }
      return root ?? 0.5
    }
    fullWidth = halfPoint(1) + halfPoint(-1)
    area = (curve.sideArea(alpha) + curve.sideArea(beta)) / peak
    self.values = values.map { $0 / peak }
    self.slopes = slopes.map { $0 / peak }
    tails = (2 * beta, 2 * alpha)
  }

  func evaluate(_ u: Double) -> (value: Double, slope: Double) {
    let s = asinh(4 * u) / Self.step + Double(Self.half)
    guard s >= 0 else { return tail(u, 0, tails.low) }
    guard s < Double(2 * Self.half) else { return tail(u, 2 * Self.half, tails.high) }
    let k = Int(s)
    let left = 0.25 * sinh(Double(k - Self.half) * Self.step)
    let right = 0.25 * sinh(Double(k + 1 - Self.half) * Self.step)
    let width = right - left
    let t = (u - left) / width
    let (a, b) = (values[k], values[k + 1])
    let (da, db) = (slopes[k] * width, slopes[k + 1] * width)
    let c2 = 3 * (b - a) - 2 * da - db
    let c3 = 2 * (a - b) + da + db
    return (a + t * (da + t * (c2 + t * c3)), (da + t * (2 * c2 + 3 * t * c3)) / width)
  }

  /// Beyond the table the Lorentzian's power falls off alone.
  private func tail(_ u: Double, _ end: Int, _ power: Double) -> (value: Double, slope: Double) {
    let edge = 0.25 * sinh(Double(end - Self.half) * Self.step)
    let value = values[end] * pow(u / edge, -power)
    return (value, -power * value / u)
  }
}

/// The two-sided power of a Lorentzian, convolved with a Gaussian by composite Gauss–Legendre sums that meet at 0.
private struct ConvolvedPower {
  let alpha: Double
  let beta: Double
  let sigma: Double

  /// Abscissae and weights of the ten-point rule on −1…1 (Abramowitz and Stegun, table 25.4).
  private static let rule: [(Double, Double)] = [
    (0.148_874_338_981_631_21, 0.295_524_224_714_752_87),
    (0.433_395_394_129_247_19, 0.269_266_719_309_996_36),
    (0.679_409_568_299_024_41, 0.219_086_362_515_982_04),
    (0.865_063_366_688_984_51, 0.149_451_349_150_580_59),
    (0.973_906_528_517_171_72, 0.066_671_344_308_688_14),
  ]

  private func base(_ v: Double) -> Double {
    exp(-(v > 0 ? alpha : beta) * log1p(4 * v * v))
  }

  func evaluate(_ u: Double) -> (value: Double, slope: Double) {
    guard sigma > 1e-6 else {
      let value = base(u)
      return (value, -(u > 0 ? alpha : beta) * 8 * u / (1 + 4 * u * u) * value)
    }
    let reach = 8.5 * sigma
    var value = 0.0
    var slope = 0.0
    for (low, high) in [(u - reach, min(u + reach, 0)), (max(u - reach, 0), u + reach)] where high > low {
      // The Lorentzian's poles are half a width away from the axis, those of its power too.
      let panels = max(Int(((high - low) / min(0.5, sigma)).rounded(.up)), 1)
      let half = 0.5 * (high - low) / Double(panels)
      for panel in 0..<panels {
        let middle = low + half * Double(2 * panel + 1)
        for (node, weight) in Self.rule {
          for v in [middle - half * node, middle + half * node] {
            let d = (u - v) / sigma
            let term = half * weight * base(v) * exp(-0.5 * d * d)
            value += term
            slope -= term * d
          }
        }
      }
    }
    let norm = 1 / (sigma * (2 * Double.pi).squareRoot())
    return (value * norm, slope * norm / sigma)
  }

  /// ∫₀^∞ (1 + 4 v²)⁻ᵖ dv = √π Γ(p − ½) / (4 Γ(p)); the convolution does not change the sum of both sides.
  func sideArea(_ power: Double) -> Double {
    0.25 * Double.pi.squareRoot() * exp(logGamma(power - 0.5) - logGamma(power))
  }
}
