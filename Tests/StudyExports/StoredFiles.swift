import AnalysisFindings
import StudyExports

/// Files in memory, in the order in which they were written; their hashes are their numbers.
final class StoredFiles {
  private(set) var paths: [String] = []
  var bytes: [String: [UInt8]] = [:]

  init() {}

  init(_ study: RecordedStudy) throws { try study.write(store: store) }

  func store(_ path: String, _ bytes: [UInt8]) throws(InputProblem) -> ResultFile {
    paths.append(path)
    self.bytes[path] = bytes
    return ResultFile(path: path, sha256: "\(paths.count)")
  }

  /// The study that the files hold.
  func study() throws -> RecordedStudy {
    try RecordedStudy(comparison: bytes[RecordedStudy.comparisonPath] ?? [], folder: "results") { file in
      bytes[file.path] ?? []
    }
  }

  /// Changes a file as a text.
  func change(_ path: String, _ was: String, _ became: String) {
    let text = String(decoding: bytes[path] ?? [], as: UTF8.self)
    bytes[path] = Array(text.replacing(was, with: became).utf8)
  }
}
