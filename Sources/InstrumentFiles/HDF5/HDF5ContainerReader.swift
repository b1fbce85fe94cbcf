import AnalysisFindings
import InstrumentMeasurements

/// Reads HDF5 files whose head did not tell their layout, and says what is in those of none.
struct HDF5ContainerReader: InstrumentFileReader {
  /// How containers are opened.
  let opener: HDF5Opener

  var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "hdf5",
      name: "HDF5 container, \(opener.refusal ?? "read where its content is of a format above")",
      vendor: "The HDF Group", techniques: [], fileNameEndings: ["h5", "hdf5", "nxs", "hspy", "emd"])
  }

  /// Likely where the signature stands: readers of layouts are asked before.
  func recognition(of head: FileHead) -> Recognition { HDF5Signature.stands(in: head) ? .likely : .no }

  /// Reads the file in the layout that its tree has.
  ///
  /// - Throws: where it cannot be opened, or its tree has no layout that is read.
  func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let root = try opener.root(of: file, isLast: true)
    guard let layout = HDF5Layouts.layout(of: root) else {
      throw InputProblem(
        .unknownFormat, file: file.source.path,
        expected: "an HDF5 file of \(HDF5Layouts.all.map(\.format.name).joined(separator: ", "))",
        found: Self.contents(of: root),
        remedy: "Save the data as HyperSpy file, as NeXus (NXmpes), or as EMSA or VAMAS text.")
    }
    var file = file
    file.source.format = layout.format.identifier
    return try layout.measurements(in: root, of: file)
  }

  /// The names at the root, the first few of them.
  private static func contents(of root: HDF5Node) -> String {
    let names = root.memberNames
    guard !names.isEmpty else { return "an HDF5 file without a group or array" }
    return "an HDF5 file with \(names.prefix(6).joined(separator: ", "))\(names.count > 6 ? ", …" : "")"
  }
}
