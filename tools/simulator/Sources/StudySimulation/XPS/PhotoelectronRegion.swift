import Foundation

/// A region of the XPS measurement, with what its spectra are made from.
enum PhotoelectronRegion: Int, CaseIterable {
  case carbon, fluorine, oxygen, nickel

  /// Al Kα in eV, as Kratos instruments store it.
  static let photonEnergy = 1486.69

  var species: String { ["C", "F", "O", "Ni"][rawValue] }
  var transition: String { self == .nickel ? "2p" : "1s" }
  var label: String { "\(species) \(transition)" }

  /// Scofield's cross-section relative to C 1s (1976, doi 10.1016/0368-2048(76)80015-1); Ni 2p: both lines.
  var sensitivityFactor: Double { [1.00, 4.43, 2.93, 22.18][rawValue] }

  /// The effective attenuation length in nm.
  ///
  /// 3.0 nm at C 1s, growing as the kinetic energy to the power 0.75 (chosen).
  var attenuationLength: Double { Self.attenuationLengths[rawValue] }

  // From the middle of each region in eV of binding energy.
  private static let attenuationLengths = [286.0, 686, 531, 855].map {
    3.0 * pow((photonEnergy - $0) / (photonEnergy - 286), 0.75)
  }

  /// The lowest binding energy, the width and the step of the scan in eV.
  var scan: (lowest: Double, width: Double, step: Double) {
    [(276.0, 22.0, 0.1), (677.0, 20.0, 0.1), (521.0, 20.0, 0.1), (842.0, 50.0, 0.2)][rawValue]
  }

  /// The sweeps that are summed; each stays 0.3 s on a point.
  var sweeps: Int { [10, 4, 6, 20][rawValue] }

  /// The flat background at the low-binding-energy end in counts per second, and its slope per eV of binding energy
  /// relative to it (chosen; small enough that a straight line is all that is left beside the steps).
  var background: (level: Double, slope: Double) {
    [(1200, 0.0015), (3200, 0.001), (2400, 0.001), (2600, 0.001)][rawValue]
  }

  /// The height of the inelastic step behind a peak per counts·eV of its area, in 1/eV (chosen; larger for the metal).
  var stepPerArea: Double { [0.012, 0.015, 0.018, 0.035][rawValue] }
}

/// A component of a region, with its place and width.
enum PhotoelectronComponent: Int, CaseIterable {
  case carbonCarbon, carbonOxygen, carbonyl, carboxyl, carbonate, chainCH2, chainCF2
  case lithiumFluoride, fluorophosphate, polymerFluorine
  case oxideOxygen, doublyBondedOxygen, singlyBondedOxygen
  case nickel2, nickel3, satellite2, satellite3

  var region: PhotoelectronRegion {
    switch self {
    case .carbonCarbon, .carbonOxygen, .carbonyl, .carboxyl, .carbonate, .chainCH2, .chainCF2: .carbon
    case .lithiumFluoride, .fluorophosphate, .polymerFluorine: .fluorine
    case .oxideOxygen, .doublyBondedOxygen, .singlyBondedOxygen: .oxygen
    case .nickel2, .nickel3, .satellite2, .satellite3: .nickel
    }
  }

  /// The component's name in keys; both satellites are one component there.
  var name: String {
    [
      "C-C", "C-O", "C=O", "O-C=O", "CO3", "CH2", "CF2", "LiF", "LixPFyOz", "CFx", "TM-O", "C=O", "C-O",
      "Ni2+",
      "Ni3+", "satellite", "satellite",
    ][rawValue]
  }

  /// The binding energy in eV where C–C is at 284.8 eV (ranges of typical values; PVDF pair: Beamson and Briggs).
  ///
  /// For a doublet it is the 2p3/2 line's. The oxide's oxygen depends on the study.
  var bindingEnergy: Double {
    [
      284.8, 286.5, 287.8, 288.9, 290.0, 286.3, 290.8, 685.0, 686.6, 687.9, 529.2, 531.6, 533.1, 854.4, 855.9,
      861.0,
      864.0,
    ][rawValue]
  }

  /// The full width at half maximum in eV (chosen).
  var fullWidth: Double {
    switch self {
    case .oxideOxygen: 1.3
    case .doublyBondedOxygen, .singlyBondedOxygen: 1.7
    case .nickel2, .nickel3: 2.2
    case .satellite2, .satellite3: 3.4
    default: region == .fluorine ? 1.8 : 1.3
    }
  }

  /// The lines of the component: distance from `bindingEnergy` in eV and share of its area.
  ///
  /// Ni 2p: 17.3 eV apart, 2 : 1; both lines have the same width (nature's 2p1/2 is wider; chosen).
  var lines: [(offset: Double, share: Double)] {
    region == .nickel ? [(0, 2.0 / 3), (17.3, 1.0 / 3)] : [(0, 1)]
  }
}
