import Foundation

/// How white-line areas are separated from the continuum under them; never mix methods in a comparison.
public enum WhiteLineMethod: Sendable, Hashable, Codable {
  /// Two smooth steps of 2 : 1 at the maxima, as arctangents of a width in eV (van Aken and Liebscher, Phys. Chem.
  /// Minerals 29, 188, 2002).
  case doubleArctan(width: Double)
  /// Two sharp steps of 2 : 1 at the maxima (Pearson, Ahn and Fultz, Phys. Rev. B 47, 8471, 1993).
  case pearsonStep
  /// No continuum: the windows as they are.
  case rawWindows
  /// Two Gaussians fitted after a double arctangent of a width in eV was taken off.
  case gaussians(width: Double)
  /// The positive part of the negative second derivative, smoothed by a cubic over a width in eV (Botton, Appel, Horsewell
  /// and Stobbs, J. Microsc. 180, 211, 1995): no area, and not comparable with one.
  case secondDerivative(width: Double)

  /// The name as printed with every number.
  public var name: String {
    switch self {
    case .doubleArctan(let width): "double arctan, \(width) eV"
    case .pearsonStep: "Pearson step"
    case .rawWindows: "raw windows"
    case .gaussians(let width): "Gaussians over a double arctan, \(width) eV"
    case .secondDerivative(let width): "second derivative, \(width) eV"
    }
  }

  /// The part of the post-edge level that the continuum has reached at an energy in eV, 0 to 1.
  public func continuum(at energy: Double, thirdLine: Double, secondLine: Double) -> Double {
    switch self {
    case .doubleArctan(let width), .gaussians(let width):
      let step = { (line: Double) in atan(Double.pi / width * (energy - line)) / Double.pi + 0.5 }
      return 2 / 3 * step(thirdLine) + 1 / 3 * step(secondLine)
    case .pearsonStep:
      return (energy >= thirdLine ? 2.0 / 3 : 0) + (energy >= secondLine ? 1.0 / 3 : 0)
    case .rawWindows, .secondDerivative: return 0
    }
  }

  /// The same method with steps half and twice as wide; `nil` where steps have no width.
  var otherWidths: (WhiteLineMethod, WhiteLineMethod)? {
    switch self {
    case .doubleArctan(let width): (.doubleArctan(width: 0.5 * width), .doubleArctan(width: 2 * width))
    case .gaussians(let width): (.gaussians(width: 0.5 * width), .gaussians(width: 2 * width))
    case .pearsonStep, .rawWindows, .secondDerivative: nil
    }
  }
}
