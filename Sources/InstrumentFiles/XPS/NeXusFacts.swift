import InstrumentMeasurements

/// What an entry of a NeXus file of photoemission says of how it was taken (NXmpes and NXxps, NeXus definitions 2024).
struct NeXusFacts {
  /// `UPS` where the entry says so, otherwise `XPS`.
  let technique: String
  /// The sample's name; empty where the file has none.
  let sample: String
  /// The transitions that the entry names: `Fe2p`.
  let transitions: [String]
  /// The photon energy in eV.
  let excitationEnergy: Double?
  /// The pass energy in eV.
  let passEnergy: Double?
  /// The dwell time of one point in one sweep, in s.
  let dwellTime: Double?
  /// The angle of emission in degrees.
  let emissionAngle: Double?
  private let detectorData: HDF5Node?
  private let analyser: HDF5Node?

  /// The facts of an entry.
  init(_ entry: HDF5Node) {
    let instrument = entry["instrument"] ?? entry.first(ofClass: "NXinstrument")
    analyser = instrument?.first(ofClass: "NXelectronanaly")
    let detector = analyser?.first(ofClass: "NXelectron_detector") ?? analyser?.first(ofClass: "NXdetector")
    let definition = entry.storedText("definition") ?? ""
    technique = definition.hasPrefix("NXups") ? "UPS" : "XPS"
    sample = (entry["sample"] ?? entry.first(ofClass: "NXsample"))?.storedText("name") ?? ""
    transitions = entry["transitions"]?.array?.texts ?? []
    excitationEnergy =
      instrument?.members.lazy.filter { $0.nexusClass == "NXbeam" }
      .compactMap { $0.quantity("incident_energy", in: AxisUnit.electronvolts) }.first
    let dispersion = analyser?.first(ofClass: "NXenergydispersion")
    passEnergy = dispersion?.quantity("pass_energy", in: AxisUnit.electronvolts)
    dwellTime = detector?.quantity("count_time") { ["s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6][$0] }
    // Zero is an angle; a number of 1e37 stands for one that is not known.
    let angle = analyser?["transformations"]?.storedNumber("analyzer_take_off_polar_angle")
    emissionAngle = angle.flatMap { (0...180).contains($0) ? $0 : nil }
    detectorData = detector?.members.first { $0.nexusClass == "NXdata" }
  }

  /// The number of sweeps: of arrays of raw data, those along every axis but the energies.
  var sweeps: Double? {
    guard let raw = rawArray, raw.shape.count > 1, let energies = raw.shape.last, energies > 0,
      let count = HDF5Array.count(of: raw.shape)
    else { return nil }
    return Double(count / energies)
  }

  /// The counts of the detector, summed over all sweeps, where they belong to the energies of the data and are counts.
  func rawCounts(like data: NeXusData) -> [Double]? {
    guard data.spectra.count == 1, let raw = rawArray, let values = raw.numbers,
      raw.shape.last == data.energies.count, !values.isEmpty, NeXusData.isWhole(values)
    else { return nil }
    let width = data.energies.count
    return (0..<width).map { channel in
      stride(from: channel, to: values.count, by: width).reduce(0) { $0 + values[$1] }
    }
  }

  private var rawArray: HDF5Array? {
    guard let name = detectorData?.text("signal"), let node = detectorData?[name],
      ["counts", "count"].contains(node.text("units")?.lowercased())
    else { return nil }
    return node.array
  }

  /// The transmission of the analyser at every energy, where the file has one of that length.
  func transmission(like data: NeXusData) -> [PhotoelectronSpectrum.Variable] {
    let function = analyser?.first(ofClass: "NXcollectioncolumn")?["transmission_function"]
    let name = function?.text("signal") ?? "relative_intensity"
    guard let node = function?[name], let values = node.array?.numbers, values.count == data.energies.count
    else { return [] }
    return [.init(label: "transmission", unit: node.text("units") ?? "", values: values)]
  }
}
