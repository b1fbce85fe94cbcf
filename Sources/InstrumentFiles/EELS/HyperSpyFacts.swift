import InstrumentMeasurements

/// What the metadata of a HyperSpy experiment say of how it was taken.
///
/// The tree is that of version 3 of the format (HyperSpy user guide, “Metadata structure”); where older files have the
/// same facts under other names, these are looked up as well.
struct HyperSpyFacts {
  /// The title; `nil` where it is empty.
  let title: String?
  /// The signal as the file names it: `EELS`, `EDS_TEM`; empty for images and unknown ones.
  let signal: String
  /// How many of the last dimensions the signal has, where the file says so by a word instead of at the axes.
  let signalDimensions: Int?
  /// The unit of the intensities; empty where the file has none.
  let intensityUnit: String
  /// The beam energy in keV.
  let beamEnergy: Double?
  /// The convergence semi-angle in mrad.
  let convergenceAngle: Double?
  /// The collection semi-angle in mrad.
  let collectionAngle: Double?
  /// The time of one spectrum or frame, in s.
  let exposure: Double?

  /// The facts of an experiment.
  init(_ experiment: HDF5Node) {
    let metadata = experiment["metadata"]
    // Version 1.1 and before.
    let mapped = experiment["mapped_parameters"]
    let about = metadata?["Signal"] ?? mapped
    title = metadata?["General"]?.text("title") ?? mapped?.text("title")
    let type = about?.text("signal_type") ?? ""
    signal = type.hasPrefix("EELS") ? "EELS" : type
    signalDimensions =
      switch about?.text("record_by") {
      case "spectrum": 1
      case "image": 2
      default: nil
      }
    let quantity = about?.text("quantity") ?? ""
    intensityUnit =
      quantity.split(separator: "(").dropFirst().last.map { String($0.prefix { $0 != ")" }) } ?? ""

    let instrument = metadata?["Acquisition_instrument"]
    let tool = instrument?["TEM"] ?? instrument?["SEM"] ?? mapped?["TEM"]
    let detector = tool?.at("Detector", "EELS") ?? tool?["EELS"]
    beamEnergy = Self.positive("beam_energy", tool, ["kev": 1, "kv": 1, "ev": 1e-3, "v": 1e-3])
    convergenceAngle = Self.positive("convergence_angle", tool, Self.milliradians)
    collectionAngle = Self.positive("collection_angle", detector, Self.milliradians)
    exposure =
      Self.positive("exposure", detector, Self.seconds) ?? Self.positive("dwell_time", detector, Self.seconds)
      ?? Self.positive("exposure", tool?.at("Detector", "Camera"), Self.seconds)
      ?? Self.positive("exposure_time", tool, Self.seconds)
  }

  private static let milliradians = ["mrad": 1.0, "mr": 1, "rad": 1000]
  private static let seconds = ["s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6]

  /// A number above zero in the unit of the format, or in one that the file states beside it and that is known.
  private static func positive(_ name: String, _ node: HDF5Node?, _ units: [String: Double]) -> Double? {
    guard let value = node?.number(name), value > 0 else { return nil }
    guard let unit = node?.text(name + "_units") else { return value }
    return units[unit.lowercased()].map { value * $0 }
  }
}
