import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements

/// Reads the files of a study as they are asked for, and keeps the last ones: a small study is read once, and a large one
/// never needs the memory of all its files.
package final class StudyFiles: @unchecked Sendable {
  /// How many bytes of files are kept as measurements, which take a few times as much.
  package static let keptBytes = 1 << 22

  private let registry: ReaderRegistry
  private let limit: Int
  /// Guards what is kept.
  private let guarding = NSLock()
  private var kept: [(key: Key, read: ReaderRegistry.ReadFile)] = []

  /// One way of reading a file.
  private struct Key: Hashable {
    var path: String
    var declaration: ColumnDeclaration?
  }

  /// - Parameters:
  ///   - registry: The readers that are asked.
  ///   - limit: How many bytes of files are kept; the last file is kept whatever its size.
  init(_ registry: ReaderRegistry, keeping limit: Int = keptBytes) {
    self.registry = registry
    self.limit = limit
  }

  /// Reads a file.
  ///
  /// - Throws: an `InputProblem` if it cannot be read.
  func read(_ entry: StudyPlan.Entry) throws(InputProblem) -> ReaderRegistry.ReadFile {
    let key = Key(path: entry.file, declaration: entry.table?.declaration)
    if let known = guarding.withLock({ kept.first { $0.key == key }?.read }) { return known }
    let read =
      if let table = entry.table {
        try ReaderRegistry.read(path: entry.file, as: table)
      } else {
        try registry.read(path: entry.file)
      }
    guarding.withLock { keep(read, as: key) }
    return read
  }

  /// Reads a part of a file again.
  ///
  /// - Throws: an `InputProblem` if the file cannot be read, or is not the one that the work was planned for.
  func measurement(_ part: UnitPart) throws(InputProblem) -> any InstrumentMeasurement {
    let read = try read(part.entry)
    guard read.source.sha256 == part.source.sha256, read.measurements.indices.contains(part.number) else {
      throw InputProblem(
        .malformed, file: part.entry.file,
        expected: "the file as it was when the study was planned, SHA-256 \(part.source.sha256.prefix(12))…",
        found: "another content", remedy: "Run the study again when nothing writes to its files.")
    }
    return read.measurements[part.number]
  }

  private func keep(_ read: ReaderRegistry.ReadFile, as key: Key) {
    kept.removeAll { $0.key == key }
    kept.append((key, read))
    var size = kept.reduce(0) { $0 + $1.read.source.byteCount }
    while kept.count > 1, size > limit { size -= kept.removeFirst().read.source.byteCount }
  }
}

/// A measurement of a unit: which part of which file.
struct UnitPart: Sendable {
  /// How the plan names the file.
  let entry: StudyPlan.Entry
  /// The file as it was when the study was planned.
  let source: SourceFile
  /// The version of the reader.
  let readerVersion: Int
  /// The number of the measurement among those of the file, from 0.
  let number: Int
}
