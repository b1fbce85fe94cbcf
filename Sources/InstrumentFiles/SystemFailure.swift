import Foundation

/// Why the operating system refused something, in words for people.
package struct SystemFailure: Sendable, Hashable, CustomStringConvertible {
  /// The error number as `errno` gave it.
  package let number: Int32

  /// Creates a failure from an error number.
  package init(_ number: Int32) { self.number = number }

  /// What happened, in the middle of a sentence: `no permission`, `the limit on open files, 64, is reached`.
  package var words: String {
    switch number {
    case EMFILE: "the limit on open files of this process\(Self.openFiles) is reached"
    case ENFILE: "the limit on open files of this machine is reached"
    case EACCES, EPERM: "no permission"
    case EROFS: "a disk that cannot be written"
    case ENOSPC, EDQUOT: "no room left"
    case EFBIG: "the limit on the size of files is reached"
    case ELOOP: "links that lead to one another"
    case ENAMETOOLONG: "a name that is too long"
    case ENOMEM: "no memory left"
    case EBADF: "a closed file"
    default: String(cString: strerror(number)).lowercased()
    }
  }

  /// The same as `words`.
  package var description: String { words }

  /// What a user can do about it.
  package var remedy: String {
    switch number {
    case EMFILE: "Raise it, for example with `ulimit -n 1024`."
    case ENFILE, ENOMEM: "Close other programs, or try again later."
    case EACCES, EPERM: "Check the permissions."
    case EROFS: "Name a place on another disk."
    case ENOSPC, EDQUOT: "Make room on the disk."
    case EFBIG: "Raise it with `ulimit -f`."
    case EBADF: "Give it a file, a pipe or a terminal."
    default: "Check the path and what it leads to."
    }
  }

  private static var openFiles: String {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return "" }
    return ", \(limit.rlim_cur),"
  }
}
