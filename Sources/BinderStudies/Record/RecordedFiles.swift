import AnalysisFindings
import Foundation
import InstrumentFiles
import StudyExports

/// The files of a results folder, read with care: they may be anybody's.
struct RecordedFiles {
  /// The folder as the user named it.
  let folder: String

  /// How many bytes of units and arrays are read altogether: what a machine holds, as the one did that wrote them.
  static let totalLimit = max(1 << 30, Int(clamping: ProcessInfo.processInfo.physicalMemory))

  /// Opens a folder.
  ///
  /// - Throws: an `InputProblem` where there is no folder.
  init(folder: String) throws(InputProblem) {
    let path = PathParts.trimmed(folder)
    self.folder = path
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    guard exists, isDirectory.boolValue else {
      throw InputProblem(
        .unreadable, file: folder, expected: "a results folder",
        found: exists ? "a file" : "nothing at this path",
        remedy: "Name the folder that `interphase run` wrote.")
    }
  }

  /// The bytes of `comparison.json`.
  func comparison() throws(InputProblem) -> [UInt8] {
    let path = "\(folder)/\(RecordedStudy.comparisonPath)"
    guard FileManager.default.fileExists(atPath: path) else {
      throw InputProblem(
        .unreadable, file: path, expected: "the units and verdicts of a study", found: "nothing at this path",
        remedy: "Name the folder that `interphase run` wrote.")
    }
    return try bytes(of: path, atMost: RecordedStudy.comparisonSizeLimit)
  }

  /// The folder's mark; `nil` where a program of its own wrote the folder without one.
  ///
  /// - Throws: an `InputProblem` where somebody changed the mark, or it says that the writing of results was interrupted.
  func mark() throws(InputProblem) -> FolderMark? {
    let handle = try FolderHandle(path: folder)
    guard try handle.kind(of: FolderMark.name) != nil else { return nil }
    guard let bytes = try handle.bytes(of: FolderMark.name, atMost: FolderMark.sizeLimit),
      let mark = FolderMark(bytes: bytes)
    else {
      throw InputProblem(
        .malformed, file: folder + "/" + FolderMark.name,
        expected: "the mark of a results folder as it was written",
        found: "something else", remedy: Self.remedy)
    }
    guard !mark.unfinished.contains(where: { $0.path == RecordedStudy.comparisonPath }) else {
      throw InputProblem(
        .malformed, file: folder, expected: "results that were written whole",
        found: "a writing that is going on or was interrupted, so that files of two runs may be mixed",
        remedy: "Write the results again with `interphase run`.")
    }
    return mark
  }

  /// Holds the files beside the folder's parts against its mark; units and arrays are held against `comparison.json`.
  ///
  /// - Throws: an `InputProblem` where one is not as it was written with the others. One that was taken away may be.
  func check(_ mark: FolderMark) throws(InputProblem) {
    let handle = try FolderHandle(path: folder)
    for entry in mark.files where !entry.path.contains("/") {
      guard let kind = try handle.kind(of: entry.path) else { continue }
      if kind == .file, let bytes = try handle.bytes(of: entry.path, atMost: entry.byteCount),
        FolderMark.Entry(path: entry.path, bytes: bytes) == entry
      {
        continue
      }
      throw InputProblem(
        .malformed, file: folder + "/" + entry.path,
        expected: "the file as it was written with the others, SHA-256 \(entry.sha256.prefix(12))…",
        found: "another file",
        remedy: "Take it away, restore it, or write the results again with `interphase run`.")
    }
  }

  /// The bytes of a unit or an array, which must lie inside of the folder and be as it was written.
  func contents(of file: ResultFile, atMost limit: Int) throws(InputProblem) -> [UInt8] {
    let path = folder + "/" + file.path
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw outside(file.path)
    }
    guard FileManager.default.fileExists(atPath: path) else {
      throw InputProblem(
        .unreadable, file: path, expected: "a part of the results that others name",
        found: "nothing at this path", remedy: Self.remedy)
    }
    guard Self.resolved(path).hasPrefix(Self.resolved(folder) + "/") else { throw outside(file.path) }
    let isUnit = file.path.hasPrefix("units/")
    let bytes = try bytes(of: path, atMost: isUnit ? min(limit, UnitFile.sizeLimit) : limit)
    let hash = FileContents.sha256(bytes)
    guard hash == file.sha256 else {
      throw InputProblem(
        .malformed, file: path, expected: "the file as it was written, SHA-256 \(file.sha256.prefix(12))…",
        found: "an edited file, SHA-256 \(hash.prefix(12))…", remedy: Self.remedy)
    }
    return bytes
  }

  private static let remedy = "Restore the file, or write the results again with `interphase run`."

  private func outside(_ path: String) -> InputProblem {
    InputProblem(
      .invalidValue, file: "\(folder)/\(RecordedStudy.comparisonPath)", place: .part("files"),
      expected: "files inside of the results folder", found: "“\(path.prefix(100))”", remedy: Self.remedy)
  }

  private func bytes(of path: String, atMost limit: Int) throws(InputProblem) -> [UInt8] {
    do {
      return try RegularFile.bytes(of: path, atMost: limit)
    } catch {
      throw InputProblem(
        error, file: path, expected: "a file", limit: limit, remedy: Self.remedy,
        largeRemedy: "Split the study into several manifests.")
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
