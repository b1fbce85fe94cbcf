import Foundation

/// Atoms per nm³, by the component in which their photoelectrons appear.
struct AtomDensities {
  private var values = [Double](repeating: 0, count: PhotoelectronComponent.allCases.count)

  init(_ densities: [(PhotoelectronComponent, Double)]) {
    for (component, density) in densities { values[component.rawValue] = density }
  }

  subscript(component: PhotoelectronComponent) -> Double {
    get { values[component.rawValue] }
    set { values[component.rawValue] = newValue }
  }

  static func + (left: AtomDensities, right: AtomDensities) -> AtomDensities {
    var sum = left
    for index in sum.values.indices { sum.values[index] += right.values[index] }
    return sum
  }

  static func * (factor: Double, densities: AtomDensities) -> AtomDensities {
    var product = densities
    for index in product.values.indices { product.values[index] *= factor }
    return product
  }
}

/// A part of the analysed area: layers from the surface down, the last without end.
struct SurfacePatch {
  /// The part of the area.
  var share: Double
  var layers: [(thickness: Double, densities: AtomDensities)]

  /// Adds what the patch sends out after `depth` nm have been etched away, in atoms per nm².
  ///
  /// A line of attenuation length L sees I(z) = ∫ c(z + z′) exp(−z′/L) dz′, which is a sum over the layers.
  func addIntensities(at depth: Double, to intensities: inout [Double]) {
    for component in PhotoelectronComponent.allCases {
      let length = component.region.attenuationLength
      var top = -depth
      for layer in layers {
        let bottom = top + layer.thickness
        if bottom > 0 {
          let seen = exp(-max(top, 0) / length) - (bottom.isFinite ? exp(-bottom / length) : 0)
          intensities[component.rawValue] += share * layer.densities[component] * length * seen
        }
        top = bottom
      }
    }
  }
}

/// The materials of a cycled electrode's surface.
enum SurfaceMaterial {
  /// PVDF, 1.78 g/cm³: 16.7 units of CH2CF2 per nm³.
  static let polyvinylideneFluoride = AtomDensities([
    (.chainCH2, 16.7), (.chainCF2, 16.7), (.polymerFluorine, 33.4),
  ])

  /// Conductive carbon, 1.8 g/cm³.
  static let conductiveCarbon = AtomDensities([(.carbonCarbon, 90)])

  /// Hydrocarbon from the air, about 0.9 g/cm³, with some ether.
  static let adventitiousCarbon = AtomDensities([
    (.carbonCarbon, 36), (.carbonOxygen, 2), (.singlyBondedOxygen, 2),
  ])

  /// LiF, 2.64 g/cm³, is 61 per nm³; the interphase holds a part of that.
  static let lithiumFluoride = AtomDensities([(.lithiumFluoride, 61.3)])

  /// LixPFyOz: four F and two O a unit (chosen), P–O counted with C–O as both lie near 533 eV.
  static let fluorophosphate = AtomDensities([(.fluorophosphate, 24), (.singlyBondedOxygen, 12)])

  /// What solvents leave: ethers, carbonyls, carboxylates, carbonates.
  ///
  /// Each carbonyl and carboxyl has one doubly
  /// bonded O, a carboxyl also a singly bonded one, two ether carbons share an O, a carbonate's three O lie together.
  static func organicInterphase(ether: Double, carbonyl: Double) -> AtomDensities {
    let carboxyl = 0.7 * carbonyl
    let carbonate = 3.0
    return AtomDensities([
      (.carbonCarbon, 10), (.carbonOxygen, ether), (.carbonyl, carbonyl), (.carboxyl, carboxyl),
      (.carbonate, carbonate), (.doublyBondedOxygen, carbonyl + carboxyl + 3 * carbonate),
      (.singlyBondedOxygen, 0.5 * ether + carboxyl),
    ])
  }

  /// NCM811, 4.78 g/cm³: 29.6 formula units per nm³ with 2 O and 0.8 Ni, of which `nickel2` is divalent.
  ///
  /// 28 % of divalent and 15 % of trivalent nickel's intensity is in the satellite (chosen, after the shapes of NiO and
  /// LiNiO2).
  static func layeredOxide(nickel2: Double) -> AtomDensities {
    let nickel = 0.8 * 29.6
    return AtomDensities([
      (.oxideOxygen, 2 * 29.6), (.nickel2, 0.72 * nickel * nickel2),
      (.nickel3, 0.85 * nickel * (1 - nickel2)),
      (.satellite2, 0.28 * nickel * nickel2), (.satellite3, 0.15 * nickel * (1 - nickel2)),
    ])
  }
}
