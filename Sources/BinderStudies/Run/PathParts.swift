/// The parts of a path as it was given.
///
/// Foundation's own (`NSString.deletingLastPathComponent`) traps on Linux for a name of one letter.
enum PathParts {
  /// The path without its last part: `a/b` of `a/b/c`, `/` of `/a`, nothing of a name alone.
  static func folder(of path: String) -> String {
    guard let slash = trimmed(path).lastIndex(of: "/") else { return "" }
    let folder = trimmed(String(path[..<slash]))
    return folder.isEmpty ? "/" : folder
  }

  /// The last part of a path: `c` of `a/b/c` and of `a/b/c/`.
  static func name(of path: String) -> String {
    trimmed(path).split(separator: "/").last.map(String.init) ?? path
  }

  /// The path without slashes at its end; `/` alone stays.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }
}
