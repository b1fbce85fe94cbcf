import Foundation

/// Finds the paths that match a pattern, with limits on what is looked at: links can make folders endless.
struct FolderWalk {
  /// The most names of folders that are listed, each folder once for every path that leads to it.
  static let listedLimit = 150_000
  /// The most names that are held against a part of a pattern.
  static let comparedLimit = 20_000_000
  /// The most bytes of the paths that match a pattern, or its beginning.
  static let lengthLimit = 1 << 24

  private var listed = 0
  private var compared = 0
  private var names: [String: [String]] = [:]

  /// There is more to look at than is allowed.
  struct TooMuch: Error {}

  /// The paths that match a pattern below a folder, in no order.
  ///
  /// - Parameters:
  ///   - pattern: parts between slashes, of which each may have `*`, `?` and `[…]`; none of them matches a point at the
  ///     beginning of a name.
  ///   - folder: where a relative pattern starts; its own name is no pattern.
  mutating func paths(_ pattern: String, below folder: String) throws(TooMuch) -> [String] {
    var paths = [pattern.hasPrefix("/") || folder == "." ? "" : folder + "/"]
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for (index, part) in parts.enumerated() {
      let end = index + 1 < parts.count ? "/" : ""
      if part.utf8.contains(where: { "*?[\\".utf8.contains($0) }) {
        var found: [String] = []
        var length = 0
        for path in paths {
          for name in try names(in: path) {
            compared += 1
            guard compared <= Self.comparedLimit else { throw TooMuch() }
            guard fnmatch(part, name, FNM_PERIOD) == 0 else { continue }
            found.append(path + name + end)
            length += path.utf8.count + name.utf8.count
            guard length <= Self.lengthLimit else { throw TooMuch() }
          }
        }
        paths = found
      } else {
        paths = paths.map { $0 + part + end }
      }
      if paths.isEmpty { break }
    }
    return paths.filter { path in
      var facts = stat()
      // A name that is no UTF-8 was repaired and leads nowhere; whoever asked says so.
      return lstat(path, &facts) == 0 || path.unicodeScalars.contains("\u{FFFD}")
    }
  }

  private mutating func names(in folder: String) throws(TooMuch) -> [String] {
    if let known = names[folder] { return known }
    var found: [String] = []
    if let entries = opendir(folder.isEmpty ? "." : folder) {
      defer { closedir(entries) }
      while let entry = readdir(entries) {
        listed += 1
        guard listed <= Self.listedLimit else { throw TooMuch() }
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { found.append(name) }
      }
    }
    names[folder] = found
    return found
  }
}
