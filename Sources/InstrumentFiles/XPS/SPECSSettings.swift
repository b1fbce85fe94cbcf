import AnalysisFindings
import InstrumentMeasurements

/// The commented settings above a set of columns: those of the file, of the region, and of the scan.
struct SPECSSettings {
  private var file = VendorMetadata()
  private var region = VendorMetadata()
  private var scan = VendorMetadata()
  private var group = ""

  /// The labels of the columns that follow.
  var columnLabels: [String]? { scan["ColumnLabels"].map { $0.split(separator: " ").map(String.init) } }

  /// The number of entries that a spectrum here takes over.
  var entryCount: Int { file.entries.count + region.entries.count + scan.entries.count }

  /// Takes a comment line `# Key:   value`.
  mutating func take(_ line: String) {
    let text = line.drop { $0 == "#" || $0 == " " }
    guard let colon = text.firstIndex(of: ":") else { return }
    let key = String(text[..<colon])
    let value = String(text[text.index(after: colon)...].drop { $0 == " " })
    switch key {
    case "Group":
      group = value
      region = VendorMetadata()
      scan = VendorMetadata()
    case "Region":
      region = VendorMetadata([.init(key: "Group", value: group), .init(key: key, value: value)])
      scan = VendorMetadata()
    case "Cycle":
      scan = VendorMetadata([.init(key: key, value: value)])
    default:
      if !scan.entries.isEmpty {
        scan.append(key, value)
      } else if !region.entries.isEmpty {
        region.append(key, value)
      } else {
        file.append(key, value)
      }
    }
  }

  /// The spectrum that these settings describe.
  func spectrum(
    _ rows: NumericRows, _ labels: [String], _ source: SourceFile
  ) -> PhotoelectronSpectrum {
    let name = region["Region"] ?? ""
    let level = SpectralLabel.coreLevel(in: name)
    let isEnergy = labels.first == "energy"
    let energy = isEnergy ? SpectralLabel.energy(in: file["Energy Axis"] ?? "") : nil
    let scale: PhotoelectronSpectrum.EnergyScale =
      energy == .binding ? .binding : energy == .kinetic ? .kinetic : .unknown
    let unit = labels.count > 1 ? labels[1] : ""
    return PhotoelectronSpectrum(
      title: name.isEmpty ? "spectrum" : name, source: source,
      metadata: VendorMetadata(file.entries + region.entries + scan.entries),
      technique: region["Analysis Method"] ?? "", sampleIdentifier: group,
      species: level?.species ?? name, transition: level?.transition ?? "",
      axis: MeasurementAxis(
        quantity: energy?.rawValue ?? labels.first ?? "", unit: isEnergy ? "eV" : "",
        positions: .listed(rows.column(0))),
      energyScale: scale, intensities: rows.column(1),
      intensityKind: unit == "counts/s" ? .countsPerSecond : unit == "counts" ? .counts : .arbitrary,
      otherVariables: labels.indices.dropFirst(2).map { index in
        PhotoelectronSpectrum.Variable(label: labels[index], unit: "", values: rows.column(index))
      },
      excitationEnergy: number("Excitation Energy"), passEnergy: number("Pass Energy"),
      dwellTime: number("Dwell Time"),
      sweeps: file["Separate Scan Data"] == "yes" ? 1 : number("Number of Scans"))
  }

  private func number(_ key: String) -> Double? {
    (scan[key] ?? region[key]).flatMap { NumberScanner.number($0) }
  }
}
