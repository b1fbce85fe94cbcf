import Foundation

/// The near-surface region of a binder's particles as an EELS line scan meets it.
struct EELSBinder {
  /// The mean thickness of the rock-salt layer over the lamellae in nm, and its relative deviation.
  var rockSaltThickness: Double
  var thicknessScatter: Double
  /// The deviation of the interface between rock salt and layered oxide in nm.
  var interfaceWidth: Double
  /// The thickness of what lies outside the oxide in nm.
  var interphaseThickness: Double

  func drawLamella(using generator: inout SeededGenerator) -> EELSLamella {
    let median = rockSaltThickness * exp(-0.5 * thicknessScatter * thicknessScatter)
    return EELSLamella(
      surface: generator.normal(mean: 4.2, deviation: 0.3),
      rockSaltThickness: generator.logNormal(median: median, relative: thicknessScatter),
      interfaceWidth: generator.logNormal(median: interfaceWidth, relative: 0.1),
      interphaseThickness: generator.logNormal(median: interphaseThickness, relative: 0.1),
      energyOffset: generator.normal(mean: 0, deviation: 0.4),
      backgroundExponent: generator.normal(mean: 3.0, deviation: 0.05),
      intensity: generator.logNormal(median: 1, relative: 0.08))
  }
}

/// One lamella, of even thickness (t/λ = 0.3; its plural scattering is left out).
struct EELSLamella {
  /// Where the transition-metal signal has half its height, in nm from the start of the scan.
  var surface: Double
  var rockSaltThickness: Double
  var interfaceWidth: Double
  var interphaseThickness: Double
  /// What the energy axis is wrong by, in eV.
  var energyOffset: Double
  var backgroundExponent: Double
  var intensity: Double

  /// The probe's deviation: 0.8 nm full width at half maximum.
  static let probe = 0.8 / (8 * log(2.0)).squareRoot()
  /// The deviation of the particle's edge through the lamella (chosen).
  static let edge = 0.3

  /// The parts of what the probe meets at a position: layered oxide, rock salt, and the interphase outside.
  ///
  /// The oxide's edge and the phases' interface are error functions of the depth, and so is their blur by the probe.
  func phases(at position: Double) -> (layered: Double, rockSalt: Double, interphase: Double) {
    let depth = position - surface
    let edge = Self.step(depth, Self.edge)
    let layered = min(Self.step(depth - rockSaltThickness, interfaceWidth), edge)
    let interphase = max(Self.step(depth + interphaseThickness, 2 * Self.edge) - edge, 0)
    return (layered, edge - layered, interphase)
  }

  private static func step(_ distance: Double, _ deviation: Double) -> Double {
    let blurred = (deviation * deviation + probe * probe).squareRoot()
    return 0.5 * erfc(-distance / (2.0.squareRoot() * blurred))
  }
}
