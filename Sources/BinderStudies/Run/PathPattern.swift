import Foundation

/// A path or pattern of a manifest, made ready to be held against many files.
struct PathPattern {
  /// The pattern as it was written.
  let text: String
  private let path: String
  private let glob: String?

  /// - Parameters:
  ///   - text: the pattern as written.
  ///   - folder: the manifest's folder, where relative patterns start; its own name is no pattern, for real folders have
  ///     brackets in their names.
  init(_ text: String, below folder: String) {
    self.text = text
    let isWhole = text.hasPrefix("/") || folder == "."
    path = isWhole ? text : folder + "/" + text
    guard text.utf8.contains(where: { "*?[\\".utf8.contains($0) }) else {
      glob = nil
      return
    }
    let escaped = folder.map { "\\*?[".contains($0) ? "\\\($0)" : String($0) }.joined()
    glob = isWhole ? text : escaped + "/" + text
  }

  /// Whether it is the path of a file, or matches it.
  func matches(_ file: String) -> Bool {
    path == file || glob.map { fnmatch($0, file, FNM_PATHNAME) == 0 } ?? false
  }

  /// How much work it is to hold the pattern against a file, in comparisons of usual length.
  func cost(against file: String) -> Int { glob.map { 1 + $0.utf8.count * file.utf8.count / 4096 } ?? 0 }
}
