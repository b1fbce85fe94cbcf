import Foundation

/// The stress on the plane along which a coating shears before a blade.
///
/// With the blade's forces along and across the surface, the width w and the depth d of the cut and the angle φ between
/// shear plane and surface, τ = (F_H cos φ − F_V sin φ) sin φ / (w d). Merchant (J. Appl. Phys. 16, 267, 1945): the plane
/// is that of the highest stress, so that tan 2φ = F_H / F_V, and τ = F_H / (2 w d cot φ).
public struct ShearStress: Sendable, Hashable {
  /// The stress in MPa.
  public var value: Double
  /// The angle of the shear plane in degrees.
  public var angle: Double

  /// The stress at the angle that both forces give; a negative vertical force, which pulls the blade in, is legal.
  ///
  /// - Parameters:
  ///   - horizontal: The force along the surface in N.
  ///   - vertical: The force that presses the blade into the coating in N.
  ///   - width: The width in mm.
  ///   - depth: The depth in µm.
  public init(horizontal: Double, vertical: Double, width: Double, depth: Double) {
    let angle = atan2(horizontal, vertical) / 2
    self.init(horizontal: horizontal, vertical: vertical, radians: angle, width: width, depth: depth)
  }

  /// The stress at an assumed angle in degrees, with the vertical force that Merchant's relation then implies.
  public init(horizontal: Double, assumedAngle: Double, width: Double, depth: Double) {
    let angle = assumedAngle * .pi / 180
    self.init(
      horizontal: horizontal, vertical: horizontal / tan(2 * angle), radians: angle, width: width,
      depth: depth)
  }

  private init(horizontal: Double, vertical: Double, radians: Double, width: Double, depth: Double) {
    let force = (horizontal * cos(radians) - vertical * sin(radians)) * sin(radians)
    // N/mm² is MPa; the depth is in µm.
    value = force / (width * depth / 1000)
    angle = radians * 180 / .pi
  }
}

extension AdhesionOptions.ShearAngle {
  /// The angle that is assumed where the forces do not tell it: no friction on the blade, no rake.
  static let usual = 45.0

  /// The stress by this choice.
  ///
  /// - Parameter vertical: The vertical force that the coating exerts; `nil` where it was not recorded, or is a set load.
  func stress(horizontal: Double, vertical: Double?, width: Double, depth: Double) -> ShearStress {
    switch (self, vertical) {
    case (.measured, let vertical?):
      ShearStress(horizontal: horizontal, vertical: vertical, width: width, depth: depth)
    case (.measured, nil):
      ShearStress(horizontal: horizontal, assumedAngle: Self.usual, width: width, depth: depth)
    case (.assumed(let angle), _):
      ShearStress(horizontal: horizontal, assumedAngle: angle, width: width, depth: depth)
    }
  }

  /// Where the angle came from, in words.
  func words(hasVerticalForce: Bool) -> String {
    switch self {
    case .measured where hasVerticalForce: "shear angle from both forces"
    case .measured: "shear angle \(Self.usual.formatted)° assumed"
    case .assumed(let angle): "shear angle \(angle.formatted)° assumed"
    }
  }
}
