import Foundation

/// What tells cheaply whether a file is still the one that was seen: its place on the disk, size and times.
///
/// A change that leaves all of them equal goes unnoticed; whoever needs to be sure hashes the bytes.
struct FileStamp: Hashable, Codable {
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

  /// Whether the file is still so.
  var holds: Bool { FileStamp(path: path) == self }
}
