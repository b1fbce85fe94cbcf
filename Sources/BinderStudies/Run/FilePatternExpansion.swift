import AnalysisFindings
import Foundation

/// Turns the paths and patterns of a manifest into files.
struct FilePatternExpansion {
  /// The manifest's path as the user gave it.
  let manifest: String
  /// Whether files outside of the manifest's folder may be read.
  let allowsFilesOutside: Bool
  private var walk = FolderWalk()

  /// The most bytes of a pattern; no path may be longer (Linux's `PATH_MAX`).
  private static let lengthLimit = 4096

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
  mutating func files(
    of pattern: StudyManifest.FilePattern, key: String
  ) throws(InputProblem) -> [String] {
    let path = path(pattern.pattern)
    let expanded = try expand(pattern, key: key)
    if let name = expanded.first(where: { $0.unicodeScalars.contains("\u{FFFD}") && !Self.exists($0) }) {
      throw InputProblem(
        .unreadable, file: manifest, place: .key(key, line: pattern.line),
        expected: "file names in UTF-8", found: "“\(inStudy(name))”, which has other bytes",
        remedy: "Rename the file.")
    }
    if expanded == [path], Self.isDirectory(path) {
      throw InputProblem(
        .directory, file: manifest, place: .key(key, line: pattern.line), expected: "a file",
        found: "the folder “\(pattern.shown)”",
        remedy: "For all files in it, write “\(pattern.shown)\(path.hasSuffix("/") ? "" : "/")*”.")
    }
    let found = expanded.filter { !Self.isDirectory($0) }
    guard !found.isEmpty else {
      let parent = PathParts.folder(of: path)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.isEmpty ? "." : parent)) ?? []
      let nearest = NearestWord.nearest(to: PathParts.name(of: path), among: names.sorted())
      throw InputProblem(
        .unreadable, file: manifest, place: .key(key, line: pattern.line), expected: "a file",
        found: "nothing at “\(pattern.shown)”",
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

  private func path(_ pattern: String) -> String {
    pattern.hasPrefix("/") || folder == "." ? pattern : folder + "/" + pattern
  }

  /// The path as a manifest writes it: without the manifest's folder.
  func inStudy(_ file: String) -> String {
    file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.count + 1)) : file
  }

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private mutating func expand(
    _ pattern: StudyManifest.FilePattern, key: String
  ) throws(InputProblem) -> [String] {
    func tooMuch(_ expected: String, _ found: String) -> InputProblem {
      InputProblem(
        .limitExceeded, file: manifest, place: .key(key, line: pattern.line), expected: expected,
        found: found, remedy: "Name the files by a shorter pattern in fewer folders.")
    }
    guard pattern.pattern.utf8.count <= Self.lengthLimit else {
      throw tooMuch(
        "a path or pattern of at most \(Self.lengthLimit) bytes", "\(pattern.pattern.utf8.count) bytes")
    }
    // A path that exists is itself, whatever letters its name has.
    let path = path(pattern.pattern)
    if Self.exists(path) { return [path] }
    do {
      let paths = try walk.paths(pattern.pattern, below: folder)
      return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw tooMuch("patterns that look at no more than \(FolderWalk.listedLimit) names", "more")
    }
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

extension StudyManifest.FilePattern {
  /// The pattern for a message.
  fileprivate var shown: String { pattern.count > 200 ? pattern.prefix(200) + "…" : pattern }
}
