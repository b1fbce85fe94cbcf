import AnalysisFindings
import InstrumentMeasurements

/// One entry of a NeXus file of photoemission.
struct NeXusEntry {
  private let entry: HDF5Node
  private let file: FileContents
  private let data: NeXusData
  private let facts: NeXusFacts
  /// Raw counts, one a point of the energies, where the file has them beside a corrected signal.
  private let counts: [Double]?

  /// The most spectra of one entry.
  private static let spectrumLimit = 1 << 16

  /// The entry in a group.
  ///
  /// - Throws: where it holds no spectrum, or a damaged one.
  init(_ entry: HDF5Node, file: FileContents) throws(InputProblem) {
    self.entry = entry
    self.file = file
    let groups = entry.members.filter { $0.nexusClass == "NXdata" }
    let named = entry["data"].flatMap { $0.nexusClass == "NXdata" ? $0 : nil }
    guard let group = named ?? groups.first else {
      throw entry.problem(
        .missing, file: file.source.path, expected: "a group of the class NXdata in the entry", found: "none",
        remedy: "Export the spectra again with their data.")
    }
    data = try NeXusData(group, file: file.source.path)
    facts = NeXusFacts(entry)
    counts = facts.rawCounts(like: data)
    guard data.spectra.count <= Self.spectrumLimit else {
      throw group.problem(
        .limitExceeded, file: file.source.path, expected: "at most \(Self.spectrumLimit) spectra in an entry",
        found: "\(data.spectra.count)", remedy: "Export fewer of them into one entry.")
    }
  }

  /// The spectra of the entry, in the order of the array.
  func spectra() -> [PhotoelectronSpectrum] {
    var metadata = HDF5Metadata()
    metadata.append(entry, as: entry.name)
    let level =
      facts.transitions.lazy.compactMap { SpectralLabel.coreLevel(in: $0) }.first
      ?? SpectralLabel.coreLevel(in: entry.name)
    let several = data.spectra.count > 1
    return data.spectra.enumerated().map { index, spectrum in
      var notes = index == 0 ? data.notes + metadata.notes : data.notes
      let rates = NeXusData.kind(ofUnit: data.unit, spectrum.values, &notes)
      return PhotoelectronSpectrum(
        title: several ? "\(entry.name), \(spectrum.place)" : entry.name, source: file.source,
        // The metadata of an entry with many spectra are kept with the first one only.
        metadata: index == 0 ? metadata.entries : VendorMetadata(), readingNotes: notes,
        technique: facts.technique, sampleIdentifier: facts.sample, species: level?.species ?? "",
        transition: level?.transition ?? "", axis: data.energies, energyScale: data.scale,
        intensities: counts ?? spectrum.values, intensityKind: counts == nil ? rates : .counts,
        otherVariables: (counts == nil
          ? [] : [.init(label: data.name, unit: data.unit, values: spectrum.values)])
          + (several ? [] : data.companions + facts.transmission(like: data)),
        excitationEnergy: facts.excitationEnergy, passEnergy: facts.passEnergy,
        dwellTime: facts.dwellTime, sweeps: facts.sweeps, emissionAngle: facts.emissionAngle,
        spot: several ? spectrum.place : nil)
    }
  }
}
