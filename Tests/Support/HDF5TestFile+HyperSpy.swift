import AnalysisFindings
import InstrumentFiles
package import InstrumentMeasurements

extension HDF5TestFile {
  /// The bytes of a HyperSpy file, version 3.1, with one EELS signal; `nil` where its values are not real.
  package static func hyperSpy(_ signal: ElectronMicroscopySignal) -> [UInt8]? {
    guard let values = signal.realValues else { return nil }
    func attributes(_ values: [(String, HDF5Array?)]) -> [HDF5Object.Attribute] {
      values.compactMap { name, value in value.map { HDF5Object.Attribute(name, $0) } }
    }
    func group(_ attributes: [HDF5Object.Attribute], _ members: [HDF5Object.Member] = []) -> HDF5Object {
      HDF5Object(attributes: attributes, content: .group(members))
    }
    let axes = signal.axes.enumerated().map { index, axis in
      HDF5Object.Member(
        "axis-\(index)",
        group(
          attributes([
            ("name", HDF5Array(axis.quantity)), ("navigate", HDF5Array(index == signal.energyAxis ? 0 : 1)),
            ("offset", HDF5Array(axis.first ?? 0)), ("scale", HDF5Array(axis.step ?? 1)),
            ("size", HDF5Array(Double(axis.count))), ("units", HDF5Array(axis.unit)),
          ])))
    }
    let detector = group(attributes([("exposure", signal.exposure.map { HDF5Array($0) })]))
    let microscope = group(
      attributes([("beam_energy", signal.beamEnergy.map { HDF5Array($0) })]),
      [.init("Detector", group([], [.init("EELS", detector)]))])
    let metadata = group(
      [],
      [
        .init("Acquisition_instrument", group([], [.init("TEM", microscope)])),
        .init("General", group(attributes([("title", HDF5Array(signal.title))]))),
        .init("Signal", group(attributes([("signal_type", HDF5Array("EELS"))]))),
      ])
    let data = HDF5Object(content: .array(HDF5Array(values, shape: signal.shape)))
    let experiment = group([], axes + [.init("data", data), .init("metadata", metadata)])
    return bytes(
      of: group(
        attributes([("file_format", HDF5Array("HyperSpy")), ("file_format_version", HDF5Array("3.1"))]),
        [.init("Experiments", group([], [.init("scan", experiment)]))]))
  }
}
