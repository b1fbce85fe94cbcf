public import AnalysisFindings
public import InstrumentFiles
import InstrumentMeasurements
import StudyExports

/// The numbers of export files as NumPy files, with a table of contents: for a program of any language.
public struct ArrayExport: Sendable {
  /// The name of the table of contents.
  static let contentsName = "arrays.json"

  private var names = UniqueFileNames()
  private var arrays: [(file: String, array: MeasuredArray)] = []
  private var contents: [JSONValue] = []

  /// Takes every array of every measurement of files that were read; a listed axis has a file of its own.
  public init(_ files: [ReaderRegistry.ReadFile]) {
    for file in files {
      for (index, measurement) in file.measurements.enumerated() {
        add(measurement, of: file.source, stem: "\(PathParts.name(of: file.source.path)) \(index + 1)")
      }
    }
  }

  /// Writes the files.
  ///
  /// - Parameter path: The folder; it may be new, empty, or one that was written so before.
  /// - Throws: an `InputProblem` where the folder is somebody else's or cannot be written.
  public func write(to path: String) throws(InputProblem) {
    let folder = try ResultFolder(path: path, for: .files(Set(arrays.map(\.file) + [Self.contentsName])))
    defer { folder.release() }
    for (file, array) in arrays {
      try folder.prepare(NumPyArray.bytes(array.values, shape: array.shape), as: file)
    }
    try folder.prepare(JSONValue.list(contents).document, as: Self.contentsName)
    try folder.commit()
  }

  private mutating func add(
    _ measurement: any InstrumentMeasurement, of source: SourceFile, stem: String
  ) {
    // Arrays of one measurement have the same axes as a rule.
    var axisFiles: [MeasurementAxis: String] = [:]
    var entries: [JSONValue] = []
    for array in measurement.arrays {
      let file = names.name(for: "\(stem) \(array.name)") + ".npy"
      arrays.append((file, array))
      let axes = array.axes.map { axis in
        guard case .listed(let positions) = axis.positions else { return Self.entry(axis, file: nil) }
        let known = axisFiles[axis]
        let file = known ?? names.name(for: "\(stem) axis \(axis.quantity)") + ".npy"
        axisFiles[axis] = file
        if known == nil {
          let storage = MeasuredArray.Storage.float64(positions)
          arrays.append(
            (file, MeasuredArray(axis.quantity, unit: axis.unit, axes: [axis], storage: storage)))
        }
        return Self.entry(axis, file: file)
      }
      entries.append(
        .object([
          ("name", .text(array.name)), ("unit", .text(array.unit)), ("file", .text(file)),
          ("shape", .list(array.shape.map(JSONValue.integer))), ("axes", .list(axes)),
        ]))
    }
    contents.append(
      .object([
        ("source", .text(source.path)), ("sha256", .text(source.sha256)),
        ("kind", .text(measurement.kind.rawValue)), ("title", .text(measurement.title)),
        ("arrays", .list(entries)),
      ]))
  }

  private static func entry(_ axis: MeasurementAxis, file: String?) -> JSONValue {
    let head: [(key: String, value: JSONValue)] = [
      ("quantity", .text(axis.quantity)), ("unit", .text(axis.unit)), ("count", .integer(axis.count)),
    ]
    guard case .regular(let start, let step, _) = axis.positions else {
      return .object(head + [("file", .optional(file))])
    }
    return .object(head + [("start", .number(start)), ("step", .number(step))])
  }
}
