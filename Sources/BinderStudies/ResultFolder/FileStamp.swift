import Foundation

/// What tells cheaply whether a file is still the one that was seen: its place on the disk, size and times.
///
/// A change that leaves all of them equal goes unnoticed; whoever needs to be sure hashes the bytes.
struct FileStamp: Hashable {
  /// The path.
  var path: String
  /// Device, inode, size in bytes, and the times of content and of status in ns since 1970.
  var numbers: [Int]

  /// The stamp of a file; `nil` where there is none.
  init?(path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    #if os(Linux)
      let times = [facts.st_mtim, facts.st_ctim]
    #else
      let times = [facts.st_mtimespec, facts.st_ctimespec]
    #endif
    self.path = path
    numbers =
      [Int(facts.st_dev), Int(facts.st_ino), Int(facts.st_size)]
      + times.map { $0.tv_sec * 1_000_000_000 + $0.tv_nsec }
  }

  /// What tells whether this is the same program, rebuilt ones being others; empty where the system does not say.
  static var ofProgram: String {
    FileStamp(path: "/proc/self/exe").map { $0.numbers.map(String.init).joined(separator: " ") } ?? ""
  }

  /// The size in bytes.
  var byteCount: Int { numbers[2] }

  /// Whether the file is still so.
  var holds: Bool { FileStamp(path: path) == self }
}

/// A stamp is written as one text, numbers before the path, for a run remembers tens of thousands of them.
extension FileStamp: Codable {
  private static let numberCount = 5

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let parts = try container.decode(String.self)
      .split(separator: " ", maxSplits: Self.numberCount, omittingEmptySubsequences: false)
    numbers = parts.prefix(Self.numberCount).compactMap { Int($0) }
    guard parts.count == Self.numberCount + 1, numbers.count == Self.numberCount else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no stamp of a file")
    }
    path = String(parts[Self.numberCount])
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode((numbers.map(String.init) + [path]).joined(separator: " "))
  }
}
