import Foundation

/// A step from 0 to its height, or a pair of steps as under an L₃ and an L₂ edge.
public struct StepShape: LineShape {
  /// How the step rises.
  public enum Kind: Sendable, Hashable {
    /// ½ + arctan(2 (x − c)/w)/π: the width is that of the Lorentzian whose integral it is.
    case arctangent
    /// ½ + ½ erf(2 √ln 2 (x − c)/w): the width is that of the Gaussian whose integral it is.
    case errorFunction
  }

  /// How the step rises.
  public let kind: Kind
  /// The share of the first step in a pair, such as 2/3; `nil` for a single step.
  public let firstShare: Double?

  /// Creates a single step.
  public init(_ kind: Kind) {
    self.kind = kind
    firstShare = nil
  }

  /// Creates a pair of steps at `centre` and `centre` + `splitting`; the height is that after both.
  public init(pair kind: Kind, firstShare: Double = 2.0 / 3) {
    self.kind = kind
    self.firstShare = firstShare
  }

  /// Height, centre, full width at half maximum and, for a pair, splitting.
  public var parameters: [ShapeParameter] {
    let own = [
      ShapeParameter(.height), ShapeParameter(.centre), ShapeParameter(.fullWidthAtHalfMaximum, lower: 0),
    ]
    return firstShare == nil ? own : own + [ShapeParameter("splitting")]
  }

  /// Adds the step to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let (h, c, w) = (p[0], p[1], p[2])
    for i in 0..<count {
      let first = unit((x[i] - c) / w)
      guard let share = firstShare else {
        values[i] += h * first.value
        guard let derivatives else { continue }
        derivatives[0][i] = first.value
        derivatives[1][i] = -h * first.slope / w
        derivatives[2][i] = -h * first.slope * (x[i] - c) / (w * w)
        continue
      }
      let second = unit((x[i] - c - p[3]) / w)
      let value = share * first.value + (1 - share) * second.value
      values[i] += h * value
      guard let derivatives else { continue }
      let (a, b) = (share * first.slope / w, (1 - share) * second.slope / w)
      derivatives[0][i] = value
      derivatives[1][i] = -h * (a + b)
      derivatives[2][i] = -h * (a * (x[i] - c) + b * (x[i] - c - p[3])) / w
      derivatives[3][i] = -h * b
    }
  }

  private func unit(_ u: Double) -> (value: Double, slope: Double) {
    switch kind {
    case .arctangent: return (0.5 + atan(2 * u) / .pi, 2 / (Double.pi * (1 + 4 * u * u)))
    case .errorFunction:
      let k = 2 * M_LN2.squareRoot()
      return (0.5 * erfc(-k * u), k * exp(-k * k * u * u) / Double.pi.squareRoot())
    }
  }
}
