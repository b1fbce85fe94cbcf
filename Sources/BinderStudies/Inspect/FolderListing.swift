import AnalysisFindings
import Foundation
import InstrumentFiles

/// The paths of a folder and of the folders in it, as far as they can be named.
struct FolderListing {
  /// The paths below the folder, sorted by their bytes; folders themselves and hidden names are left out.
  private(set) var paths: [String] = []
  /// Folders that cannot be listed and names that are no UTF-8.
  private(set) var problems: [InputProblem] = []
  private let folder: String

  /// Lists a folder; links to folders are not followed, so that no list is endless.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - depth: How many folders deep paths are listed.
  init(folder: String, depth: Int) {
    self.folder = folder
    list("", depth: depth)
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    problems.sort { $0.found.utf8.lexicographicallyPrecedes($1.found.utf8) }
  }

  private mutating func list(_ part: String, depth: Int) {
    let path = part.isEmpty ? folder : folder + "/" + part
    guard let stream = opendir(path) else {
      let failure = SystemFailure(errno)
      problems.append(
        InputProblem(
          .unreadable, file: path, expected: "a folder that can be listed", found: failure.words,
          remedy: failure.remedy))
      return
    }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    closedir(stream)
    for bytes in names {
      let name = String(decoding: bytes, as: UTF8.self)
      guard name.utf8.elementsEqual(bytes) else {
        problems.append(Self.unnamed(bytes, in: path))
        continue
      }
      let own = part.isEmpty ? name : part + "/" + name
      var status = stat()
      guard lstat(folder + "/" + own, &status) == 0 else { continue }
      if FileKind(status.st_mode) == .folder {
        if depth > 1 { list(own, depth: depth - 1) }
      } else {
        paths.append(own)
      }
    }
  }

  /// The problem of a name that no text can hold; its other bytes are shown as `\\xE9`.
  private static func unnamed(_ bytes: [UInt8], in folder: String) -> InputProblem {
    let shown = bytes.map { byte in
      (0x20..<0x7F).contains(byte)
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
    return InputProblem(
      .unreadable, file: folder, expected: "file names in UTF-8", found: "“\(shown)”, which has other bytes",
      remedy: "Rename the file.")
  }
}
