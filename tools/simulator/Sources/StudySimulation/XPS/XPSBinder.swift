/// The electrode surface of a binder as XPS meets it, and how its cells scatter.
struct XPSBinder {
  /// Where the lattice oxygen of the oxide lies, in eV.
  var oxideOxygenEnergy: Double
  /// Hydrocarbon on everything, in nm; 60 s of etching at 0.2 nm/min take 0.2 nm away.
  var adventitiousThickness = 0.2
  /// A film of binder on the patches that have one: thickness in nm, material, and how much of the interphase has grown in it.
  var film: (thickness: Double, material: AtomDensities, interphasePart: Double)?
  /// The parts of the area; the first is the one whose share scatters.
  var patches: [Patch]
  /// Carbons of ethers and of carbonyls per nm³ of interphase.
  var ether: Double
  var carbonyl: Double
  /// The amounts of LiF and LixPFyOz in the interphase, in parts of the pure substance.
  var lithiumFluoride: Double
  var fluorophosphate: Double
  /// Binder and carbon in the domains between the particles, in parts of their pure densities.
  var domain: AtomDensities
  /// The divalent part of the nickel.
  var nickel2: Double
  /// The relative deviation of the interphase's thickness from level to level (the beam never etches evenly).
  var levelIrregularity: Double

  struct Patch {
    var share: Double
    var interphaseThickness: Double
    var ground: Ground
    var hasFilm = true
  }

  enum Ground {
    case oxide, domain
  }

  /// Draws a cell: relative deviations are of cells of one batch (chosen).
  func drawCell(using generator: inout SeededGenerator) -> XPSCell {
    var cell = XPSCell(binder: self)
    cell.firstShareFactor = generator.logNormal(median: 1, relative: 0.08)
    cell.thicknessFactor = generator.logNormal(median: 1, relative: 0.08)
    cell.filmFactor = generator.logNormal(median: 1, relative: 0.05)
    cell.etherFactor = generator.logNormal(median: 1, relative: 0.08)
    cell.carbonylFactor = generator.logNormal(median: 1, relative: 0.08)
    cell.fluorideFactor = generator.logNormal(median: 1, relative: 0.08)
    cell.phosphateFactor = generator.logNormal(median: 1, relative: 0.08)
    cell.nickel2Factor = generator.logNormal(median: 1, relative: 0.04)
    cell.levelFactors = XPSCell.etchTimes.map { _ in
      generator.logNormal(median: 1, relative: levelIrregularity)
    }
    return cell
  }
}

/// One cell's surface.
struct XPSCell {
  var binder: XPSBinder
  var firstShareFactor = 1.0
  var thicknessFactor = 1.0
  var filmFactor = 1.0
  var etherFactor = 1.0
  var carbonylFactor = 1.0
  var fluorideFactor = 1.0
  var phosphateFactor = 1.0
  var nickel2Factor = 1.0
  var levelFactors = [Double](repeating: 1, count: XPSCell.etchTimes.count)

  /// The etch times of the levels, in s.
  static let etchTimes: [Double] = [0, 30, 60, 90, 120, 180, 240, 300]
  /// Study A's rate as printed, 0.2 nm/min, in nm/s.
  static let etchRate = 0.2 / 60

  init(binder: XPSBinder) {
    self.binder = binder
  }

  /// The noise-free intensity of every component at a level, in atoms per nm², before sensitivity factors.
  func intensities(level: Int) -> [Double] {
    let organic = SurfaceMaterial.organicInterphase(
      ether: binder.ether * etherFactor, carbonyl: binder.carbonyl * carbonylFactor)
    let interphase =
      organic + binder.lithiumFluoride * fluorideFactor * SurfaceMaterial.lithiumFluoride
      + binder.fluorophosphate * phosphateFactor * SurfaceMaterial.fluorophosphate
    let oxide = SurfaceMaterial.layeredOxide(nickel2: min(binder.nickel2 * nickel2Factor, 1))
    let first = (binder.patches.first?.share ?? 0) * firstShareFactor
    let others = binder.patches.dropFirst().reduce(0) { $0 + $1.share }
    var intensities = [Double](repeating: 0, count: PhotoelectronComponent.allCases.count)
    for (index, design) in binder.patches.enumerated() {
      let share = index == 0 ? first : design.share * (1 - first) / others
      var layers = [(thickness: binder.adventitiousThickness, densities: SurfaceMaterial.adventitiousCarbon)]
      if let film = binder.film, design.hasFilm {
        let mixture = film.material + film.interphasePart * interphase
        layers.append((thickness: film.thickness * filmFactor * levelFactors[level], densities: mixture))
      }
      let thickness = design.interphaseThickness * thicknessFactor * levelFactors[level]
      layers.append((thickness: thickness, densities: interphase))
      layers.append((thickness: .infinity, densities: design.ground == .oxide ? oxide : binder.domain))
      SurfacePatch(share: share, layers: layers)
        .addIntensities(at: Self.etchRate * Self.etchTimes[level], to: &intensities)
    }
    return intensities
  }

  /// The true values of every level: the rules on the noise-free component areas.
  func truth() -> [TrueValue] {
    Self.etchTimes.indices.flatMap { level -> [TrueValue] in
      let time = Self.etchTimes[level]
      // A component's area is intensity × sensitivity factor × a factor common to all lines (transmission is flat), so
      // that area over sensitivity factor is the intensity itself.
      let intensities = intensities(level: level)
      func regionSum(_ region: PhotoelectronRegion) -> Double {
        PhotoelectronComponent.allCases.reduce(0) {
          $0 + ($1.region == region ? intensities[$1.rawValue] : 0)
        }
      }
      let total = intensities.reduce(0, +)
      var values = PhotoelectronRegion.allCases.map { region in
        TrueValue(
          key: "xps.atomic_percent.\(region.species)", etchTime: time, value: 100 * regionSum(region) / total,
          unit: "at%")
      }
      for component in PhotoelectronComponent.allCases where component != .satellite3 {
        var area = intensities[component.rawValue]
        if component == .satellite2 { area += intensities[PhotoelectronComponent.satellite3.rawValue] }
        values.append(
          TrueValue(
            key: "xps.share.\(component.region.label).\(component.name)", etchTime: time,
            value: 100 * area / regionSum(component.region), unit: "%"))
      }
      func ratio(_ key: String, _ above: PhotoelectronComponent, _ below: PhotoelectronComponent) -> TrueValue
      {
        TrueValue(
          key: key, etchTime: time, value: intensities[above.rawValue] / intensities[below.rawValue],
          unit: "1")
      }
      values.append(ratio("xps.ratio.CFx/LiF", .polymerFluorine, .lithiumFluoride))
      values.append(ratio("xps.ratio.Ni2+/Ni3+", .nickel2, .nickel3))
      return values
    }
  }
}
