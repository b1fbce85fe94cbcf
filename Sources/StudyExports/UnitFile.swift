package import AnalysisFindings
package import BinderComparison
import InstrumentMeasurements

/// `units/IDENTITY.json`: one result, every number with its bits.
///
/// Arrays of 1 MiB and more lie in NumPy files beside it, and so do those that would make it longer than it is read.
package struct UnitFile: VersionedFile {
  /// The version of the format.
  package static let version = 2
  /// From how many bytes on an array has a file of its own.
  static let arrayLimit = 1 << 20
  /// How many bytes of arrays stand in a unit altogether.
  static let inlineLimit = 1 << 26
  /// The largest unit that is read, in bytes: with the longest digits its arrays have four fifths of it.
  package static let sizeLimit = 1 << 28

  /// The version that the file states.
  package var formatVersion: Int
  var unit: SpecimenResult
  var arrays: [ArrayFile]

  /// Writes a result: first its large arrays, then the unit that names them.
  ///
  /// - Parameters:
  ///   - result: The result.
  ///   - name: The name of its files, safe on every file system.
  ///   - store: Writes a file and gives its record.
  /// - Returns: the record of the unit's file.
  /// - Throws: an `InputProblem` where a curve is not as long as it must be, or what `store` throws.
  package static func write(
    _ result: SpecimenResult, name: String,
    store: (_ path: String, _ bytes: [UInt8]) throws(InputProblem) -> ResultFile
  ) throws(InputProblem) -> ResultFile {
    try result.checkColumns(in: result.specimen.name)
    var document = UnitFile(formatVersion: version, unit: result, arrays: [])
    var inline = 0
    for (place, curve) in result.result.curves.enumerated() {
      for (number, column) in curve.columns.enumerated() {
        for (isUncertainty, values) in [(false, column.values), (true, column.uncertainties)] {
          let size = 8 * values.count
          guard size >= arrayLimit || (size > 0 && inline + size > inlineLimit) else {
            inline += size
            continue
          }
          let axes = ArrayFile.axes(of: curve, count: values.count)
          let file = try store(
            "arrays/\(name)-\(document.arrays.count + 1).npy",
            NumPyArray.bytes(values, shape: axes.map(\.count)))
          document.arrays.append(
            ArrayFile(curve: place, column: number, isUncertainty: isUncertainty, file: file, axes: axes))
          document.unit.set([], isUncertainty: isUncertainty, column: number, curve: place)
        }
      }
    }
    let path = "units/\(name).json"
    return try store(path, try LosslessJSON.bytes(document, file: path, atMost: sizeLimit))
  }

  /// Reads a result.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the unit's file.
  ///   - path: Its path inside of the folder.
  ///   - folder: The folder, for problems.
  ///   - contents: The bytes of an array's file.
  /// - Throws: an `InputProblem` where a file is not as it was written.
  package static func result(
    _ bytes: [UInt8], path: String, folder: String,
    contents: (ResultFile) throws(InputProblem) -> [UInt8]
  ) throws(InputProblem) -> SpecimenResult {
    let file = "\(folder)/\(path)"
    let document = try LosslessJSON.value(UnitFile.self, from: bytes, file: file)
    var result = document.unit
    for array in document.arrays {
      guard result.result.curves.indices.contains(array.curve),
        result.result.curves[array.curve].columns.indices.contains(array.column)
      else {
        throw InputProblem(
          .invalidValue, file: file, place: .part("arrays"), expected: "arrays of the unit’s own columns",
          found: "column \(array.column) of curve \(array.curve)", remedy: LosslessJSON.remedy)
      }
      let values = try NumPyArray.values(
        contents(array.file), shape: array.shape, file: "\(folder)/\(array.file.path)")
      result.set(values, isUncertainty: array.isUncertainty, column: array.column, curve: array.curve)
    }
    try result.checkColumns(in: file)
    return result
  }
}

extension SpecimenResult {
  /// Puts numbers into a column, whose indices must be valid.
  fileprivate mutating func set(_ values: [Double], isUncertainty: Bool, column: Int, curve: Int) {
    if isUncertainty {
      result.curves[curve].columns[column].uncertainties = values
    } else {
      result.curves[curve].columns[column].values = values
    }
  }

  /// Checks that the columns of each curve are as long as its first one.
  ///
  /// - Throws: an `InputProblem` at the first column that is not.
  package func checkColumns(in source: String) throws(InputProblem) {
    for curve in result.curves {
      let rows = curve.columns.first?.values.count ?? 0
      for column in curve.columns {
        let counts = [column.values.count, column.uncertainties.isEmpty ? rows : column.uncertainties.count]
        guard let wrong = counts.first(where: { $0 != rows }) else { continue }
        throw InputProblem(
          .malformed, file: source,
          place: .part("curve “\(curve.name.prefix(60))”, column “\(column.name.prefix(60))”"),
          expected: "\(rows) values, as many as the first column has", found: "\(wrong)",
          remedy: "Mark gaps with nan.")
      }
    }
  }
}
