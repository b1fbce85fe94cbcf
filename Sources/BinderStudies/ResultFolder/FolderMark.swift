import AnalysisFindings
import InstrumentFiles
import StudyExports

/// The mark of a folder that Interphase wrote to: which files are its own.
///
/// Nothing else is ever replaced or removed, and these only while they are as they were written. The mark ends with a
/// hash of itself: one that somebody made or changed is none.
package struct FolderMark: Sendable, Equatable {
  /// The name of the mark in its folder.
  package static let name = ".interphase.json"
  /// The largest mark that is read, in bytes; two thousand files with twenty curves each have a tenth of it.
  package static let sizeLimit = 1 << 27

  /// A file as it was written.
  package struct Entry: Sendable, Hashable {
    /// The path inside of the folder: `curves/PVDF-1-sims-profile.csv`.
    package var path: String
    /// How many bytes it has.
    package var byteCount: Int
    /// The SHA-256 of its bytes in lower-case hexadecimal.
    package var sha256: String

    /// The entry of a file.
    package init(path: String, bytes: [UInt8]) {
      self.init(path: path, byteCount: bytes.count, sha256: FileContents.sha256(bytes))
    }

    /// The entry of a file whose bytes were hashed in pieces.
    init(path: String, byteCount: Int, sha256: String) {
      self.path = path
      self.byteCount = byteCount
      self.sha256 = sha256
    }
  }

  /// The files that were written whole.
  package var files: [Entry] = []
  /// Files that a writing was about to replace, remove or add when it was interrupted: any of these may be there.
  package var unfinished: [Entry] = []

  /// What may stand at each path.
  var entries: [String: [Entry]] { Dictionary(grouping: files + unfinished, by: \.path) }

  /// The mark's file.
  package var bytes: [UInt8] {
    let document = JSONValue.object([
      ("formatVersion", .integer(1)),
      (
        "about",
        .text(
          "Interphase wrote these files. A next writing replaces those that are as they were written, and no others."
        )
      ),
      ("files", Self.list(files)), ("unfinished", Self.list(unfinished)),
    ]).document
    let start = Array(document.utf8.dropLast(Self.end.utf8.count))
    return start + Array(Self.seal(of: start).utf8)
  }

  /// Reads a mark; `nil` for bytes that are not a mark as it was written.
  package init?(bytes: [UInt8]) {
    let start = Array(bytes.dropLast(Self.sealLength))
    guard bytes.suffix(Self.sealLength).elementsEqual(Self.seal(of: start).utf8),
      case .object(let entries)? = try? JSONValue(parsing: bytes, file: Self.name)
    else { return nil }
    for (key, value) in entries {
      switch (key, value) {
      case ("formatVersion", .integer(1)), ("about", _), ("sha256", _): continue
      case ("files", .list(let list)): files = list.compactMap(Self.entry)
      case ("unfinished", .list(let list)): unfinished = list.compactMap(Self.entry)
      default: return nil
      }
    }
  }

  /// Creates a mark; the order of the entries is that of their paths.
  package init(files: [Entry] = [], unfinished: [Entry] = []) {
    self.files = Self.sorted(files)
    self.unfinished = Self.sorted(unfinished)
  }

  private static let end = "\n}\n"
  private static let sealLength = seal(of: []).utf8.count

  private static func seal(of start: [UInt8]) -> String {
    ",\n  \"sha256\": \"\(FileContents.sha256(start))\"" + end
  }

  private static func sorted(_ entries: [Entry]) -> [Entry] {
    Set(entries).sorted { ($0.path, $0.sha256) < ($1.path, $1.sha256) }
  }

  private static func list(_ entries: [Entry]) -> JSONValue {
    .series(count: entries.count) {
      let entry = entries[$0]
      return .object([
        ("path", .text(entry.path)), ("bytes", .integer(entry.byteCount)), ("sha256", .text(entry.sha256)),
      ])
    }
  }

  private static func entry(_ value: JSONValue) -> Entry? {
    guard case .object(let parts) = value, parts.count == 3, case .text(let path) = parts[0].value,
      case .integer(let count) = parts[1].value, case .text(let hash) = parts[2].value
    else { return nil }
    return Entry(path: path, byteCount: count, sha256: hash)
  }
}
