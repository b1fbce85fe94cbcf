import AnalysisFindings
import InstrumentMeasurements

/// Reads HDF5 files of one layout.
struct HDF5LayoutReader: InstrumentFileReader {
  /// The layout.
  let layout: any HDF5Layout
  /// How containers are opened.
  let opener: HDF5Opener

  var format: InstrumentFormat { layout.format }

  /// Likely where the signature and the layout's words stand; the tree decides.
  func recognition(of head: FileHead) -> Recognition {
    HDF5Signature.stands(in: head) && head.holds(layout.marks) ? .likely : .no
  }

  /// Whether the tree is laid out so; a file that cannot be opened is left to the reader of containers, which says why.
  func confirms(_ file: FileContents) -> Bool {
    (try? opener.root(of: file, isLast: false)).map(layout.describes) ?? false
  }

  func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    try layout.measurements(in: try opener.root(of: file, isLast: true), of: file)
  }
}
