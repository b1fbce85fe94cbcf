package import Foundation

/// A folder of its own for one test, inside another of its own, so that what lies beside it is the test's own too.
///
/// It is removed when the test is done with it.
package final class ScratchFolder: Sendable {
  /// The folder's path.
  package let path: String
  /// The folder that holds it and nothing else, unless the test puts something there.
  private let surroundings: String

  package init() throws {
    surroundings = FileManager.default.temporaryDirectory.path + "/interphase-\(UUID().uuidString)"
    path = surroundings + "/study"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: surroundings) }

  /// Writes a file of the folder, with the folders that its name has.
  package func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  /// Writes a file of the folder, with the folders that its name has.
  package func write(_ data: Data, to name: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: file))
  }

  /// Copies a file or folder into this one.
  package func copy(_ original: String, to name: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: original, toPath: file)
  }

  /// The text of a file of the folder; bytes that are no UTF-8 are replaced.
  package func text(_ name: String) throws -> String {
    String(decoding: try data(name), as: UTF8.self)
  }

  /// The bytes of a file of the folder.
  package func data(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
  }

  /// The files of a results folder, but for what the machine that wrote it remembers of its own files.
  package func results(below folder: String) throws -> [String: Data] {
    try files(below: folder).filter {
      ![".interphase-inputs.json", ".interphase-outlines.json"].contains($0.key)
    }
  }

  /// The names of the files below a folder of this one, sorted, with their bytes.
  package func files(below folder: String) throws -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: path + "/" + folder)?.allObjects as? [String] ?? []
    var files: [String: Data] = [:]
    for name in names {
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isDirectory)
      if !isDirectory.boolValue { files[name] = try data("\(folder)/\(name)") }
    }
    return files
  }
}
