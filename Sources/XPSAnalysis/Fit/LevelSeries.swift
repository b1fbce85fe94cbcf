import AnalysisFindings
import Foundation
import InstrumentMeasurements

/// The spectra of one sample, sorted into levels and regions.
struct LevelSeries {
  /// One level.
  struct Level {
    /// The place in the profile, in the file's own terms; an etch time of 0 s where there is no profile.
    let coordinate: Finding.Coordinate
    /// The spectra by core level.
    let regions: [String: RegionSpectrum]
  }

  /// The levels by ascending etch time, depth, dose or number.
  let levels: [Level]
  /// What was odd.
  let warnings: [String]

  /// Sorts spectra into levels and the regions of the given models; repeats of one region are summed.
  init(_ spectra: [PhotoelectronSpectrum], models: [RegionModel]) {
    var warnings: [String] = []
    var summed: [String: Int] = [:]
    var byPlace: [Double: [String: RegionSpectrum]] = [:]
    var coordinates: [Double: Finding.Coordinate] = [:]
    for spectrum in spectra {
      guard let coreLevel = Self.coreLevel(of: spectrum, models) else { continue }
      let coordinate = Self.coordinate(of: spectrum)
      let place = coordinate.value
      guard let region = RegionSpectrum(spectrum) else {
        warnings.append("\(spectrum.title): no binding energies or no finite intensities; left out.")
        continue
      }
      if let gaps = region.gaps { warnings.append("\(spectrum.title): \(gaps)") }
      guard var earlier = byPlace[place]?[coreLevel] else {
        byPlace[place, default: [:]][coreLevel] = region
        coordinates[place] = coordinate
        continue
      }
      if earlier.add(region) {
        byPlace[place]?[coreLevel] = earlier
        summed[coreLevel, default: 1] += 1
      } else {
        warnings.append(
          "\(spectrum.title): a second \(coreLevel) at the same level, at other energies; the first one is used."
        )
      }
    }
    for model in models {
      guard let count = summed[model.coreLevel] else { continue }
      warnings.append("\(model.coreLevel): \(count) scans of one region and level were summed.")
    }
    levels = byPlace.keys.sorted().compactMap { place in
      coordinates[place].map { Level(coordinate: $0, regions: byPlace[place] ?? [:]) }
    }
    self.warnings = warnings
  }

  /// The place of a spectrum in a profile: by time where the file has it, else by depth or dose, else by number.
  static func coordinate(of spectrum: PhotoelectronSpectrum) -> Finding.Coordinate {
    if let time = spectrum.etchTime {
      return Finding.Coordinate(quantity: "etch time", value: time, unit: "s")
    }
    if let position = spectrum.profilePosition {
      return Finding.Coordinate(quantity: position.quantity, value: position.value, unit: position.unit)
    }
    if let level = spectrum.level {
      return Finding.Coordinate(quantity: "etch level", value: Double(level), unit: "")
    }
    return Finding.Coordinate(quantity: "etch time", value: 0, unit: "s")
  }

  /// The core level that a spectrum shows: by its label, or by its title or energies where it has none.
  static func coreLevel(of spectrum: PhotoelectronSpectrum, _ models: [RegionModel]) -> String? {
    let label = spectrum.species + spectrum.transition
    if !spectrum.species.isEmpty, !spectrum.transition.isEmpty {
      if let model = models.first(where: { plain($0.coreLevel) == plain(label) }) { return model.coreLevel }
      // "Ni 2p3/2" is a part of Ni 2p.
      return models.first { begins(plain(label), with: plain($0.coreLevel)) }?.coreLevel
    }
    for text in [label, spectrum.title] {
      if let model = models.first(where: { begins(plain(text), with: plain($0.coreLevel)) }) {
        return model.coreLevel
      }
    }
    return byEnergies(spectrum, models)
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().filter { !$0.isWhitespace && $0 != "_" }
  }

  /// Whether a text begins with a core level that ends there: `c1s` begins `c1s scan` before blanks went, not `c1spot`.
  private static func begins(_ text: String, with coreLevel: String) -> Bool {
    guard text.hasPrefix(coreLevel) else { return false }
    let rest = text.dropFirst(coreLevel.count)
    guard let next = rest.first else { return true }
    return !next.isLetter || rest.hasPrefix("scan") || rest.hasPrefix("region")
  }

  private static func byEnergies(_ spectrum: PhotoelectronSpectrum, _ models: [RegionModel]) -> String? {
    guard let energies = spectrum.bindingEnergies, let low = energies.min(), let high = energies.max(),
      high - low < 80
    else { return nil }
    return models.first { model in
      model.components.allSatisfy { (low...high).contains($0.position.value) || $0.isSatellite }
    }?.coreLevel
  }
}
