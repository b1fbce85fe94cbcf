import Foundation
import InstrumentMeasurements

/// One region of one level, ready to be fitted: binding energies ascending, counts, and what a count is worth.
struct RegionSpectrum {
  /// The spectrum's title in its file.
  let title: String
  /// Binding energies as measured (not charge-referenced), ascending, in eV.
  let bindingEnergies: [Double]
  /// Counts where the scale is known, else intensities as stored.
  let counts: [Double]
  /// Seconds of counting a point (dwell × sweeps); `nil` where the file does not tell.
  let countingTime: Double?
  /// Whether `counts` are counts, so that their noise is known.
  let isCounting: Bool
  /// Which points have no number and were left out, in words; `nil` where all of them have one.
  let gaps: String?

  /// Prepares a spectrum; `nil` where it has no binding energies or no finite intensities.
  init?(_ spectrum: PhotoelectronSpectrum) {
    guard let energies = spectrum.bindingEnergies, energies.count == spectrum.intensities.count else {
      return nil
    }
    var time: Double?
    if let dwell = spectrum.dwellTime, dwell > 0 { time = dwell * max(spectrum.sweeps ?? 1, 1) }
    var scale = 1.0
    switch spectrum.intensityKind {
    case .counts: isCounting = true
    case .countsPerSecond:
      isCounting = time != nil
      scale = time ?? 1
    case .arbitrary: isCounting = false
    }
    let pairs = zip(energies, spectrum.intensities).filter { $0.0.isFinite && $0.1.isFinite }
      .sorted { $0.0 < $1.0 }
    guard pairs.count >= 8 else { return nil }
    let first = energies.indices.first { !energies[$0].isFinite || !spectrum.intensities[$0].isFinite }
    gaps = first.map { first in
      "\(energies.count - pairs.count) of \(energies.count) points have no number and were left out, the first "
        + "(point \(first + 1)) at \(energies[first]) eV."
    }
    title = spectrum.title
    countingTime = time
    bindingEnergies = pairs.map(\.0)
    counts = pairs.map { $0.1 * scale }
  }

  /// The part within a window of measured binding energies.
  func clipped(to window: ClosedRange<Double>) -> (energies: [Double], counts: [Double]) {
    let kept = bindingEnergies.indices.filter { window.contains(bindingEnergies[$0]) }
    return (kept.map { bindingEnergies[$0] }, kept.map { counts[$0] })
  }
}

/// The spectra of one sample, sorted into levels of etch time and regions.
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

  /// Sorts spectra into levels and the regions of the given models.
  init(_ spectra: [PhotoelectronSpectrum], models: [RegionModel]) {
    var warnings: [String] = []
    var byTime: [Double: [String: RegionSpectrum]] = [:]
    for spectrum in spectra {
      guard let coreLevel = Self.coreLevel(of: spectrum, models) else { continue }
      let time = spectrum.etchTime ?? spectrum.level.map(Double.init) ?? 0
      guard let region = RegionSpectrum(spectrum) else {
        warnings.append("\(spectrum.title): no binding energies or no finite intensities; left out.")
        continue
      }
      if let gaps = region.gaps { warnings.append("\(spectrum.title): \(gaps)") }
      if byTime[time]?[coreLevel] != nil {
        warnings.append("\(spectrum.title): a second \(coreLevel) at the same level; the first one is used.")
        continue
      }
      byTime[time, default: [:]][coreLevel] = region
    }
    levels = byTime.keys.sorted().map { Level(etchTime: $0, regions: byTime[$0] ?? [:]) }
    self.warnings = warnings
  }

  /// The core level that a spectrum shows: by its label, or by its energies where it has none.
  static func coreLevel(of spectrum: PhotoelectronSpectrum, _ models: [RegionModel]) -> String? {
    let labels = [spectrum.species + spectrum.transition, spectrum.title].map {
      $0.lowercased().filter { !$0.isWhitespace && $0 != "_" }
    }
    for model in models {
      let wanted = model.coreLevel.lowercased().filter { !$0.isWhitespace }
      for label in labels where label.hasPrefix(wanted) { return model.coreLevel }
    }
    let hasLabel = !spectrum.species.isEmpty && !spectrum.transition.isEmpty
    guard !hasLabel, let energies = spectrum.bindingEnergies, let low = energies.min(),
      let high = energies.max(),
      high - low < 80
    else { return nil }
    return models.first { model in
      model.components.allSatisfy { (low...high).contains($0.bindingEnergy) || $0.isSatellite }
    }?.coreLevel
  }
}
