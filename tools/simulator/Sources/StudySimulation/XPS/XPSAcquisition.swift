import Foundation

/// Turns a cell's surface into the counts of a VAMAS file.
struct XPSAcquisition {
  /// The binding-energy shift by charging in eV, the same for all regions of a level.
  var chargingShifts: [Double]
  /// A factor on all widths: the cells do not charge evenly.
  var widthFactor: Double
  /// Counts per second times eV for one atom per nm² and unit sensitivity factor; the analyser's transmission is flat.
  var intensityScale: Double

  static let dwellTime = 0.3
  static let passEnergy = 40.0
  /// The Lorentzian part of the line shape, the sum form "SGL(30)".
  static let lorentzianPart = 0.3

  /// Draws the session of a cell: a shift of a few tenths of an eV that creeps during the profile.
  init(using generator: inout SeededGenerator) {
    let shift = generator.normal(mean: 0.35, deviation: 0.15)
    chargingShifts = XPSCell.etchTimes.map { _ in shift + generator.normal(mean: 0, deviation: 0.02) }
    widthFactor = generator.logNormal(median: 1, relative: 0.015)
    intensityScale = generator.logNormal(median: 200, relative: 0.05)
  }

  /// The whole file of a cell, with its noise.
  func file(of cell: XPSCell, sample: String, counts generator: inout SeededGenerator) -> VAMASFile {
    var blocks: [VAMASFile.Block] = []
    for level in XPSCell.etchTimes.indices {
      let intensities = cell.intensities(level: level)
      for region in PhotoelectronRegion.allCases {
        let expected = expectedCounts(
          region, intensities, shift: chargingShifts[level], oxide: cell.binder.oxideOxygenEnergy)
        let scan = region.scan
        blocks.append(
          VAMASFile.Block(
            identifier: "\(region.label)/\(level)", sample: sample, minute: 12 * level + region.rawValue,
            comments: [
              "Simulated by tools/simulator", "Etch rate 0.2 nm/min", "Analyser transmission function flat",
            ],
            etchTime: XPSCell.etchTimes[level], photonEnergy: PhotoelectronRegion.photonEnergy,
            sourceStrength: 300,
            passEnergy: Self.passEnergy, species: region.species, transition: region.transition,
            firstKineticEnergy: PhotoelectronRegion.photonEnergy - scan.lowest - scan.width, step: scan.step,
            dwellTime: Self.dwellTime, sweeps: region.sweeps,
            counts: expected.map { generator.poisson($0) }))
      }
    }
    return VAMASFile(
      institution: "Simulated", instrument: "Simulated Kratos AXIS Supra",
      comments: ["Made by tools/simulator of Interphase: simulated counts, not a measurement"],
      spectralRegionCount: PhotoelectronRegion.allCases.count, blocks: blocks)
  }

  /// The expected counts of a spectrum, in the order of ascending kinetic energy.
  func expectedCounts(
    _ region: PhotoelectronRegion, _ intensities: [Double], shift: Double, oxide: Double
  ) -> [Double] {
    let scan = region.scan
    let time = Self.dwellTime * Double(region.sweeps)
    let count = Int((scan.width / scan.step).rounded()) + 1
    let components = PhotoelectronComponent.allCases.filter { $0.region == region }
    let background = region.background
    return (0..<count).map { index in
      let bindingEnergy = scan.lowest + scan.width - scan.step * Double(index)
      var rate = background.level * (1 + background.slope * (bindingEnergy - scan.lowest))
      for component in components {
        let area = intensityScale * region.sensitivityFactor * intensities[component.rawValue]
        let width = component.fullWidth * widthFactor
        let place = (component == .oxideOxygen ? oxide : component.bindingEnergy) + shift
        for line in component.lines {
          let distance = (bindingEnergy - place - line.offset) / width
          rate +=
            area * line.share
            * (Self.shape(distance) / width + region.stepPerArea * Self.cumulative(distance))
        }
      }
      return rate * time
    }
  }

  /// The line shape with unit area on an axis in full widths, (1 − m)·Gaussian + m·Lorentzian of equal height.
  static func shape(_ distance: Double) -> Double {
    ((1 - lorentzianPart) * exp(-4 * log(2.0) * distance * distance)
      + lorentzianPart / (1 + 4 * distance * distance)) / unitHeightArea
  }

  /// The part of the line's area at lower binding energies, which the inelastic step behind it is proportional to.
  static func cumulative(_ distance: Double) -> Double {
    let gaussian =
      (Double.pi / (4 * log(2.0))).squareRoot() * 0.5 * (1 + erf(2 * log(2.0).squareRoot() * distance))
    let lorentzian = 0.5 * (atan(2 * distance) + .pi / 2)
    return ((1 - lorentzianPart) * gaussian + lorentzianPart * lorentzian) / unitHeightArea
  }

  private static let unitHeightArea =
    (1 - lorentzianPart) * (Double.pi / (4 * log(2.0))).squareRoot() + lorentzianPart * .pi / 2
}
