import AnalysisFindings
import InstrumentMeasurements

/// How one program lays out its measurements in HDF5 files: a pure function of the file's tree.
protocol HDF5Layout: Sendable {
  /// What the format is called and where it is met.
  var format: InstrumentFormat { get }
  /// Words that stand among the first or the last bytes of nearly every such file.
  var marks: [String] { get }

  /// Whether a tree is laid out in this way.
  func describes(_ root: HDF5Node) -> Bool

  /// Every measurement of a tree that is laid out in this way.
  ///
  /// - Throws: what is wrong, with the path in the tree, and how to mend it.
  func measurements(in root: HDF5Node, of file: FileContents) throws(InputProblem)
    -> [any InstrumentMeasurement]
}

/// The layouts that are read, in the order in which a tree is held against them.
enum HDF5Layouts {
  static let all: [any HDF5Layout] = [
    HyperSpyLayout(), PyEELSModelLayout(), EMDLayout(), NeXusLayout(),
  ]

  /// The readers of HDF5 files: one a layout, and one for what these do not recognise; without an opener only the latter,
  /// which says how that is mended.
  static func readers(_ opener: HDF5Opener) -> [any InstrumentFileReader] {
    let last = HDF5ContainerReader(opener: opener)
    return opener.refusal == nil ? all.map { HDF5LayoutReader(layout: $0, opener: opener) } + [last] : [last]
  }

  /// The layout of a tree; `nil` where it has none that is read.
  static func layout(of root: HDF5Node) -> (any HDF5Layout)? { all.first { $0.describes(root) } }
}
