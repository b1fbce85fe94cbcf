import Foundation

/// The core-loss spectrum of the phases.
///
/// Heights are electrons per channel for a scan of intensity 1, areas electrons
/// per channel times eV; every height is chosen, energies and ratios are those of the published layered oxide and rock
/// salt.
enum CoreLossModel {
  /// A Gaussian peak, the energy resolution included.
  struct Peak {
    var energy: Double
    var area: Double
    var fullWidth: Double

    func height(at energy: Double) -> Double {
      let distance = (energy - self.energy) / fullWidth
      if abs(distance) > 4 { return 0 }
      return area / (fullWidth * (Double.pi / (4 * log(2.0))).squareRoot())
        * exp(-4 * log(2.0) * distance * distance)
    }
  }

  /// The background at 520 eV in the oxide.
  static let background = 5000.0
  /// The O K edge: its continuum begins at 537 eV, above the pre-edge.
  static let oxygenStep = 2400.0
  static let oxygenOnset = 537.0
  static let oxygenOnsetDeviation = 1.0

  /// O K pre-edge of the layered oxide, of rock salt (a quarter of the area) and of the interphase's carbonate.
  static let layeredPreEdge = Peak(energy: 528.5, area: 8500, fullWidth: 2.0)
  static let rockSaltPreEdge = Peak(energy: 532.0, area: 2125, fullWidth: 2.0)
  static let interphasePreEdge = Peak(energy: 533.5, area: 1200, fullWidth: 2.0)
  /// O K main peak, 12.0 eV above the layered pre-edge and 8.5 eV above that of rock salt.
  static let oxygenMain = Peak(energy: 540.5, area: 26000, fullWidth: 5.0)
  /// The oxygen of the interphase relative to the oxide's.
  static let interphaseOxygen = 0.3

  /// The white lines of a transition metal: both phases have the same total, in different parts.
  struct WhiteLines {
    var layered: (third: Peak, second: Peak)
    var rockSalt: (third: Peak, second: Peak)
    /// The height of the continuum beyond L2; two thirds of it rise at L3, one third at L2.
    var step: Double

    /// - Parameters:
    ///   - energy: of L3 in the layered oxide; in rock salt it lies 1 eV lower.
    ///   - ratios: the area ratio L3/L2 of layered oxide and of rock salt.
    init(
      energy: Double, splitting: Double, area: Double, step: Double,
      ratios: (layered: Double, rockSalt: Double)
    ) {
      func pair(_ energy: Double, _ ratio: Double) -> (third: Peak, second: Peak) {
        (
          Peak(energy: energy, area: area * ratio / (1 + ratio), fullWidth: 2.5),
          Peak(energy: energy + splitting, area: area / (1 + ratio), fullWidth: 3.0)
        )
      }
      layered = pair(energy, ratios.layered)
      rockSalt = pair(energy - 1, ratios.rockSalt)
      self.step = step
    }
  }

  static let nickel = WhiteLines(energy: 855, splitting: 17.3, area: 16000, step: 600, ratios: (2.9, 4.0))
  static let cobalt = WhiteLines(energy: 780, splitting: 15.0, area: 2600, step: 90, ratios: (2.6, 4.0))
  static let manganese = WhiteLines(energy: 642.5, splitting: 11.0, area: 3400, step: 110, ratios: (2.2, 3.6))

  /// The expected electrons of a channel at `energy` (true energy in eV) and `position` (nm).
  ///
  /// Every continuum falls with the background's exponent, so that what lies before an edge is one power law.
  static func expectation(_ lamella: EELSLamella, position: Double, energy: Double) -> Double {
    let phases = lamella.phases(at: position)
    let oxide = phases.layered + phases.rockSalt
    func falling(from onset: Double) -> Double { pow(onset / energy, lamella.backgroundExponent) }
    var electrons = background * (0.5 + 0.5 * oxide) * falling(from: 520)
    electrons += oxygenEdge(phases, energy: energy, falling: falling(from: oxygenOnset))
    // F K of the interphase.
    electrons += 400 * phases.interphase * rise(energy - 690, 2) * falling(from: 690)
    for lines in [manganese, cobalt, nickel] {
      for (part, pair) in [(phases.layered, lines.layered), (phases.rockSalt, lines.rockSalt)] {
        electrons += part * (pair.third.height(at: energy) + pair.second.height(at: energy))
        let steps =
          2 * rise(energy - pair.third.energy, 0.5) * falling(from: pair.third.energy)
          + rise(energy - pair.second.energy, 0.5) * falling(from: pair.second.energy)
        electrons += part * lines.step * steps / 3
      }
    }
    return electrons * lamella.intensity
  }

  /// The O K edge alone.
  static func oxygenEdge(
    _ phases: (layered: Double, rockSalt: Double, interphase: Double), energy: Double, falling: Double
  ) -> Double {
    let oxygen = phases.layered + phases.rockSalt + interphaseOxygen * phases.interphase
    return oxygen
      * (oxygenStep * rise(energy - oxygenOnset, oxygenOnsetDeviation) * falling
        + oxygenMain.height(at: energy))
      + phases.layered * layeredPreEdge.height(at: energy) + phases.rockSalt
      * rockSaltPreEdge.height(at: energy)
      + phases.interphase * interphasePreEdge.height(at: energy)
  }

  private static func rise(_ distance: Double, _ deviation: Double) -> Double {
    0.5 * erfc(-distance / (2.0.squareRoot() * deviation))
  }
}
