import Foundation

/// A small study made to crash, to hang or to exhaust memory.
struct HostileStudy {
  /// What it is called in messages.
  let name: String
  /// The arguments of the command; `check` of its manifest unless stated.
  var arguments = ["check", "study.yaml"]
  /// The manifest, made when it is written.
  let manifest: () -> String
  /// Writes the other files into the study's folder.
  var write: (URL) throws -> Void = { _ in }

  /// A study of one file that holds some pieces, each as often as is said.
  static func file(
    _ name: String, _ file: String, _ pieces: @autoclosure @escaping () -> [(piece: [UInt8], times: Int)],
    columns: String? = nil
  ) -> HostileStudy {
    let declared = columns.map { "columns: [{files: \(file), \($0)}]\n" } ?? ""
    return HostileStudy(name: name, manifest: { ofOne(file) + declared }) { folder in
      let url = folder.appendingPathComponent(file)
      try Data().write(to: url)
      let handle = try FileHandle(forWritingTo: url)
      defer { try? handle.close() }
      for (piece, times) in pieces() {
        let data = Data(piece)
        for _ in 0..<times { try handle.write(contentsOf: data) }
      }
    }
  }

  /// A study of a workbook with the XML of its sheets and of its shared texts.
  static func workbook(
    _ name: String, sheets: @autoclosure @escaping () -> [[UInt8]], names: Int? = nil,
    strings: @autoclosure @escaping () -> [UInt8] = Array("<sst/>".utf8),
    more: @autoclosure @escaping () -> [(String, [UInt8])] = []
  ) -> HostileStudy {
    HostileStudy(name: name, manifest: { ofOne("a.xlsx") }) { folder in
      let sheets = sheets()
      let count = names ?? sheets.count
      let list = (0..<count).map { "<sheet name=\"S\($0)\" r:id=\"r\($0 % sheets.count)\"/>" }.joined()
      let relations = sheets.indices.map { "<Relationship Id=\"r\($0)\" Target=\"s\($0).xml\"/>" }.joined()
      let archive = ZipArchive(
        [
          ("[Content_Types].xml", Array("<Types/>".utf8)),
          ("xl/workbook.xml", Array("<workbook xmlns:r=\"x\"><sheets>\(list)</sheets></workbook>".utf8)),
          ("xl/_rels/workbook.xml.rels", Array("<Relationships>\(relations)</Relationships>".utf8)),
          ("xl/sharedStrings.xml", strings()),
        ] + sheets.enumerated().map { ("xl/s\($0).xml", $1) } + more())
      try Data(archive.bytes(isDeflated: true)).write(to: folder.appendingPathComponent("a.xlsx"))
    }
  }

  /// A manifest alone.
  static func manifest(_ name: String, _ text: @autoclosure @escaping () -> String) -> HostileStudy {
    HostileStudy(name: name, manifest: text)
  }

  /// A study whose only file is named by a pattern.
  static func pattern(
    _ name: String, _ pattern: @autoclosure @escaping () -> String,
    write: @escaping (URL) throws -> Void = { _ in }
  ) -> HostileStudy {
    HostileStudy(name: name, manifest: { ofOne(pattern()) }, write: write)
  }

  /// Writes the whole study.
  func write(into folder: URL) throws {
    try write(folder)
    try Data(manifest().utf8).write(to: folder.appendingPathComponent("study.yaml"))
  }

  /// The manifest of one file.
  static func ofOne(_ file: String) -> String { "study: A\nsamples: [{binder: P, files: \"\(file)\"}]\n" }
}

/// The bytes of a text, as often as is said.
func repeated(_ text: String, _ times: Int) -> [UInt8] {
  let piece = Array(text.utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(piece.count * times)
  for _ in 0..<times { bytes += piece }
  return bytes
}
