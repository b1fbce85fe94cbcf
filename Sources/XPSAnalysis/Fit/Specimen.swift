import AnalysisFindings
import InstrumentMeasurements

/// Keeps the specimens of one file apart.
enum Specimen {
  /// The spectra of a sample: those under its name where several specimens lie in the files, else all.
  ///
  /// - Throws: an `InputProblem` that names the specimens where they measured the same region and none has the
  ///   sample's name: they must not go into one sum.
  static func spectra(
    of sample: String, among spectra: [PhotoelectronSpectrum], _ models: [RegionModel]
  ) throws(InputProblem) -> [PhotoelectronSpectrum] {
    let identifiers = spectra.map(\.sampleIdentifier).filter { !$0.isEmpty }
    let distinct = identifiers.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard distinct.count > 1 else { return spectra }
    let named = spectra.filter { $0.sampleIdentifier.lowercased() == sample.lowercased() }
    if !named.isEmpty { return named }
    var owners: [String: String] = [:]
    for spectrum in spectra {
      guard let coreLevel = LevelSeries.coreLevel(of: spectrum, models) else { continue }
      let place = "\(spectrum.source.path) \(coreLevel) \(LevelSeries.coordinate(of: spectrum).value)"
      guard let owner = owners[place] else {
        owners[place] = spectrum.sampleIdentifier
        continue
      }
      guard owner == spectrum.sampleIdentifier else {
        throw InputProblem(
          .malformed, file: spectrum.source.path, expected: "the spectra of one specimen",
          found: "several specimens: \(distinct.prefix(8).joined(separator: ", "))",
          remedy: "Choose one with “specimen: NAME”, or export each specimen into a file of its own.")
      }
    }
    return spectra
  }
}
