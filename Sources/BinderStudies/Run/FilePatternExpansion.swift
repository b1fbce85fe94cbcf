import AnalysisFindings
import Foundation

/// Turns the paths and patterns of a manifest into files.
struct FilePatternExpansion {
  /// The manifest's path as the user gave it.
  let manifest: String
  /// Whether files outside of the manifest's folder may be read.
  let allowsFilesOutside: Bool

  init(_ manifest: StudyManifest) {
    self.manifest = manifest.file
    allowsFilesOutside = manifest.allowsFilesOutside
  }

  /// The folder that relative paths start from.
  var folder: String {
    let parent = PathParts.folder(of: manifest)
    return parent.isEmpty ? "." : parent
  }

  /// The files of a path or pattern, sorted by their bytes, as paths that begin with the manifest's folder.
  ///
  /// - Throws: an `InputProblem` at the manifest's line if nothing matches or a file lies outside of the folder.
  func files(of pattern: StudyManifest.FilePattern, key: String) throws(InputProblem) -> [String] {
    let path = path(pattern.pattern)
    let expanded = expand(pattern.pattern)
    if let name = expanded.first(where: { $0.unicodeScalars.contains("\u{FFFD}") && !Self.exists($0) }) {
      throw InputProblem(
        .unreadable, file: manifest, place: .key(key, line: pattern.line),
        expected: "file names in UTF-8", found: "“\(inStudy(name))”, which has other bytes",
        remedy: "Rename the file.")
    }
    if expanded == [path], Self.isDirectory(path) {
      throw InputProblem(
        .directory, file: manifest, place: .key(key, line: pattern.line), expected: "a file",
        found: "the folder “\(pattern.pattern)”",
        remedy: "For all files in it, write “\(pattern.pattern)\(path.hasSuffix("/") ? "" : "/")*”.")
    }
    let found = expanded.filter { !Self.isDirectory($0) }
    guard !found.isEmpty else {
      let parent = PathParts.folder(of: path)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "." : parent)) ?? []
      let nearest = NearestWord.nearest(to: PathParts.name(of: path), among: names.sorted())
      throw InputProblem(
        .unreadable, file: manifest, place: .key(key, line: pattern.line), expected: "a file",
        found: "nothing at “\(pattern.pattern)”",
        remedy: nearest.map { "Did you mean “\($0)”?" } ?? "Paths start from the manifest’s folder.")
    }
    if !allowsFilesOutside {
      let resolved = Self.resolved(folder)
      let root = resolved.hasSuffix("/") ? resolved : resolved + "/"
      for file in found where !(Self.resolved(file) + "/").hasPrefix(root) {
        throw InputProblem(
          .invalidValue, file: manifest, place: .key(key, line: pattern.line),
          expected: "a file inside the study’s folder", found: "“\(inStudy(file))”, which lies outside",
          remedy: "Move the file into the folder, or add “allowFilesOutside: true”.")
      }
    }
    return found
  }

  /// Whether a path that was given by a pattern's text matches a file's path.
  func matches(_ pattern: String, _ file: String) -> Bool {
    path(pattern) == file || fnmatch(globPattern(pattern), file, FNM_PATHNAME) == 0
  }

  private func path(_ pattern: String) -> String {
    pattern.hasPrefix("/") || folder == "." ? pattern : folder + "/" + pattern
  }

  /// The pattern below the manifest's folder, whose own name is no pattern: real folders have brackets in their names.
  private func globPattern(_ pattern: String) -> String {
    guard path(pattern) != pattern else { return pattern }
    let escaped = folder.map { "\\*?[".contains($0) ? "\\\($0)" : String($0) }.joined()
    return escaped + "/" + pattern
  }

  /// The path as a manifest writes it: without the manifest's folder.
  func inStudy(_ file: String) -> String {
    file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.count + 1)) : file
  }

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func expand(_ pattern: String) -> [String] {
    // A path that exists is itself, whatever letters its name has.
    if Self.exists(path(pattern)) { return [path(pattern)] }
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(globPattern(pattern), GLOB_NOSORT, nil, &result) == 0, let entries = result.gl_pathv else {
      return []
    }
    let paths = (0..<Int(result.gl_pathc)).compactMap { entries[$0].map { String(cString: $0) } }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
