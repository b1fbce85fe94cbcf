import AnalysisFindings
import Foundation
import InstrumentFiles
import StudyExports

/// The files of a results folder, read with care: they may be anybody's.
struct RecordedFiles {
  /// The folder as the user named it.
  let folder: String

  /// The largest `findings.json` that is read, in bytes; a study of a thousand spectra has a tenth of it.
  static let documentLimit = 1 << 26
  /// How many bytes of curves are read altogether.
  static let curveLimit = 1 << 27

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

  /// The bytes of `findings.json`.
  func document() throws(InputProblem) -> [UInt8] {
    let path = folder + "/findings.json"
    guard FileManager.default.fileExists(atPath: path) else {
      throw InputProblem(
        .unreadable, file: path, expected: "the findings of a study", found: "nothing at this path",
        remedy: "Name the folder that `interphase run` wrote.")
    }
    return try bytes(of: path, atMost: Self.documentLimit)
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
    guard !mark.unfinished.contains(where: { $0.path == "findings.json" }) else {
      throw InputProblem(
        .malformed, file: folder, expected: "results that were written whole",
        found: "a writing that is going on or was interrupted, so that files of two runs may be mixed",
        remedy: "Write the results again with `interphase run`.")
    }
    return mark
  }

  /// Holds the files beside curves and figures against the folder's mark; curves are held against the document.
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

  /// The bytes of a curve's file, which must lie inside of the folder and be as it was written.
  func contents(of file: CurveFile, atMost limit: Int) throws(InputProblem) -> [UInt8] {
    let path = folder + "/" + file.path
    let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw outside(file.path)
    }
    guard FileManager.default.fileExists(atPath: path) else {
      throw InputProblem(
        .unreadable, file: path, expected: "the numbers of a curve that findings.json names",
        found: "nothing at this path", remedy: Self.remedy)
    }
    guard Self.resolved(path).hasPrefix(Self.resolved(folder) + "/") else { throw outside(file.path) }
    let bytes = try bytes(of: path, atMost: limit)
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
      .invalidValue, file: folder + "/findings.json", place: .part("curves"),
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
