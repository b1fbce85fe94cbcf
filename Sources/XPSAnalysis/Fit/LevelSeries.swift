import Foundation
import InstrumentMeasurements

/// The spectra of one sample, sorted into levels and regions.
struct LevelSeries {
  /// One level.
  struct Level {
    /// The etch time in s; 0 where the file has none.
    let etchTime: Double
    /// The spectra by core level.
    let regions: [String: RegionSpectrum]
  }

  /// The levels by ascending etch time.
  let levels: [Level]
  /// What was odd.
  let warnings: [String]

  /// Sorts spectra into levels and the regions of the given models; repeats of one region are summed.
  init(_ spectra: [PhotoelectronSpectrum], models: [RegionModel]) {
    var warnings: [String] = []
    var summed: [String: Int] = [:]
    var byTime: [Double: [String: RegionSpectrum]] = [:]
    for spectrum in spectra {
      guard let coreLevel = Self.coreLevel(of: spectrum, models) else { continue }
      let time = spectrum.etchTime ?? spectrum.level.map(Double.init) ?? 0
      guard let region = RegionSpectrum(spectrum) else {
        warnings.append("\(spectrum.title): no binding energies or no finite intensities; left out.")
        continue
      }
      guard var earlier = byTime[time]?[coreLevel] else {
        byTime[time, default: [:]][coreLevel] = region
        continue
      }
      if earlier.add(region) {
        byTime[time]?[coreLevel] = earlier
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
    levels = byTime.keys.sorted().map { Level(etchTime: $0, regions: byTime[$0] ?? [:]) }
    self.warnings = warnings
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
