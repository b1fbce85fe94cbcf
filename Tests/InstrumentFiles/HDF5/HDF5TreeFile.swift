import AnalysisFindings
public import InstrumentFiles
import InstrumentMeasurements
import InterphaseTestSupport

/// Reads trees as if a container had been opened: no process is started, and none of the library is needed.
struct HDF5TreeFile {
  /// The tree.
  var root: HDF5Object
  /// The file's name.
  var name = "made.h5"

  /// Every measurement of the tree, and the format that was recognised.
  func read() throws(InputProblem) -> (format: String, measurements: [any InstrumentMeasurement]) {
    let root = root
    let registry = ReaderRegistry.builtIn(openingHDF5: HDF5Opener { _ in root })
    // The head of a real file with the same words in it.
    let bytes = HDF5Bytes.bytes(of: root)
    let file = FileContents(source: SourceFile(path: name, byteCount: bytes.count), bytes: bytes)
    guard let reader = registry.reader(of: file) else { return ("", []) }
    return (reader.format.identifier, try reader.measurements(in: file))
  }

  /// The measurements as signals of an electron microscope.
  func signals() throws -> [ElectronMicroscopySignal] {
    try read().measurements.compactMap { $0 as? ElectronMicroscopySignal }
  }

  /// The measurements as electron spectra.
  func spectra() throws -> [PhotoelectronSpectrum] {
    try read().measurements.compactMap { $0 as? PhotoelectronSpectrum }
  }
}

extension HDF5Object {
  /// A group of objects by their names, with attributes.
  static func group(_ attributes: [String: HDF5Array] = [:], _ members: [String: HDF5Object] = [:])
    -> HDF5Object
  {
    HDF5Object(
      attributes: attributes.sorted { $0.key < $1.key }.map { Attribute($0.key, $0.value) },
      content: .group(members.sorted { $0.key < $1.key }.map { Member($0.key, $0.value) }))
  }

  /// Numbers with attributes.
  static func numbers(_ values: [Double], _ shape: [Int], _ attributes: [String: HDF5Array] = [:])
    -> HDF5Object
  {
    HDF5Object(
      attributes: attributes.sorted { $0.key < $1.key }.map { Attribute($0.key, $0.value) },
      content: .array(HDF5Array(values, shape: shape)))
  }

  /// A text.
  static func text(_ text: String) -> HDF5Object { HDF5Object(content: .array(HDF5Array(text))) }

  /// Texts.
  static func texts(_ texts: [String]) -> HDF5Object {
    HDF5Object(
      content: .array(HDF5Array(shape: [texts.count], storedType: "text", elements: .texts(texts))))
  }
}

extension HDF5Array: ExpressibleByStringLiteral, ExpressibleByFloatLiteral {
  /// A single text.
  public init(stringLiteral text: String) { self.init(text) }

  /// A single number.
  public init(floatLiteral number: Double) { self.init(number) }
}
