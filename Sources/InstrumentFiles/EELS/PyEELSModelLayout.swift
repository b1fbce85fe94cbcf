import AnalysisFindings
import InstrumentMeasurements

/// The HDF5 files of pyEELSMODEL: the array `Data`, and the group `Energy_axis` with offset and dispersion.
///
/// The format writes no unit: the program knows energies in eV, the beam's in V and angles in rad.
struct PyEELSModelLayout: HDF5Layout {
  var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "pyeelsmodel", name: "pyEELSMODEL HDF5", vendor: "pyEELSMODEL", techniques: ["eels"],
      fileNameEndings: ["hdf5"])
  }

  let marks = ["Energy_axis", "Dispersion"]

  func describes(_ root: HDF5Node) -> Bool {
    root["Energy_axis"]?.attribute("Dispersion") != nil && root["Data"]?.array != nil
  }

  func measurements(
    in root: HDF5Node, of file: FileContents
  ) throws(InputProblem) -> [any InstrumentMeasurement] {
    let path = file.source.path
    let remedy = "Save the spectrum again with `save_hdf5` of pyEELSMODEL."
    guard let array = root["Data"]?.array, (1...3).contains(array.shape.count), !array.shape.contains(0),
      let values = ElectronMicroscopySignal.Values(array, withLast: nil)
    else {
      throw root.problem(
        .malformed, file: path, expected: "numbers of one to three dimensions in the array “Data”",
        found: root.description(of: "Data"), remedy: remedy)
    }
    guard let axis = root["Energy_axis"], let start = axis.number("Offset"),
      let step = axis.number("Dispersion"), step != 0, let channels = array.shape.last
    else {
      throw root.problem(
        .missing, file: path, expected: "the numbers Offset and Dispersion of the group “Energy_axis”",
        found: "none", remedy: remedy)
    }
    if let size = axis.number("Size"), size != Double(channels) {
      throw axis.problem(
        .malformed, file: path, expected: "as many channels as the data have, \(channels)",
        found: "\(size)", remedy: remedy)
    }
    let energies = MeasurementAxis(
      quantity: "energy loss", unit: "eV", positions: .regular(start: start, step: step, count: channels))
    let places = zip(["x", "y"], array.shape.dropLast()).map { name, count in
      MeasurementAxis(quantity: name, unit: "", positions: .regular(start: 0, step: 1, count: count))
    }
    var metadata = HDF5Metadata()
    metadata.append(axis, as: "Energy_axis")
    func positive(_ name: String) -> Double? { axis.number(name).flatMap { $0 > 0 ? $0 : nil } }
    return [
      ElectronMicroscopySignal(
        title: file.head.title, source: file.source, metadata: metadata.entries,
        readingNotes: metadata.notes, axes: places + [energies], values: values,
        storedType: array.storedType, signal: "EELS", energyAxis: places.count,
        beamEnergy: positive("E0").map { $0 / 1000 }, convergenceAngle: positive("alpha").map { $0 * 1000 },
        collectionAngle: positive("beta").map { $0 * 1000 })
    ]
  }
}
