package import Foundation

/// What stands at a path, in words.
package enum FileKind: String, Sendable {
  /// A file with bytes of its own.
  case file = "a file"
  /// A folder.
  case folder = "a folder"
  /// A pipe with a name.
  case pipe = "a named pipe (FIFO)"
  /// A socket of this machine.
  case socket = "a socket"
  /// A device that gives bytes one after the other.
  case characterDevice = "a terminal or another character device"
  /// A device that gives blocks of bytes.
  case blockDevice = "a block device"
  /// Something that only another system has.
  case other = "neither a file nor a folder"

  /// The kind that the mode of `stat` states.
  package init(_ mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFCHR: self = .characterDevice
    case S_IFBLK: self = .blockDevice
    default: self = .other
    }
  }

  /// The kind of what stands at a path, links followed; `nil` where there is nothing.
  package init?(path: String) {
    var facts = stat()
    guard !path.utf8.contains(0), stat(path, &facts) == 0 else { return nil }
    self.init(facts.st_mode)
  }
}
