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

  /// The name as printed with every number.
  public var name: String {
    switch self {
    case .doubleArctan(let width): "double arctan, \(width) eV"
    case .pearsonStep: "Pearson step"
    case .rawWindows: "raw windows"
    }
  }

  /// The part of the post-edge level that the continuum has reached at an energy in eV, 0 to 1.
  public func continuum(at energy: Double, thirdLine: Double, secondLine: Double) -> Double {
    switch self {
    case .doubleArctan(let width):
      let step = { (line: Double) in atan(Double.pi / width * (energy - line)) / Double.pi + 0.5 }
      return 2 / 3 * step(thirdLine) + 1 / 3 * step(secondLine)
    case .pearsonStep:
      return (energy >= thirdLine ? 2.0 / 3 : 0) + (energy >= secondLine ? 1.0 / 3 : 0)
    case .rawWindows: return 0
    }
  }
}
