package import AnalysisFindings
import Foundation

/// Reads regular files, and never more of them than is allowed: what is opened is what is judged and read.
///
/// Pipes, devices and sockets are named as what they are and not opened: a pipe would keep the reader waiting for ever, a
/// device has no end, and either may do something when it is opened. Links are followed.
package enum RegularFile {
  /// Why a file was not read.
  package enum Failure: Error, Equatable {
    /// Nothing has this path.
    case absent
    /// A folder has it.
    case directory
    /// A pipe, a device or a socket has it.
    case special(FileKind)
    /// The file, or what a link leads to, is larger than is allowed; with its size in bytes.
    case tooLarge(Int)
    /// The system refuses.
    case refused(SystemFailure)
  }

  /// All bytes of a file.
  ///
  /// - Parameter limit: the most bytes that it may have; a larger one is refused before any is read.
  package static func bytes(of path: String, atMost limit: Int) throws(Failure) -> [UInt8] {
    let (descriptor, size) = try open(path)
    defer { close(descriptor) }
    guard size <= limit else { throw .tooLarge(size) }
    return try read(descriptor, from: 0, count: size)
  }

  /// The first and the last bytes of a file, with its size.
  package static func ends(
    of path: String, length: Int
  ) throws(Failure) -> (head: [UInt8], tail: [UInt8], size: Int) {
    let (descriptor, size) = try open(path)
    defer { close(descriptor) }
    let count = min(size, length)
    let head = try read(descriptor, from: 0, count: count)
    return (head, try read(descriptor, from: size - count, count: count), size)
  }

  private static func open(_ path: String) throws(Failure) -> (descriptor: Int32, size: Int) {
    // A path of C ends at its first NUL: it would name another file.
    guard !path.utf8.contains(0) else { throw .absent }
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw failure() }
    try check(facts)
    // Something else may have taken the file's place since: this waits for no pipe.
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0, fstat(descriptor, &facts) == 0 else {
      let failure = failure()
      if descriptor >= 0 { close(descriptor) }
      throw failure
    }
    do {
      try check(facts)
    } catch {
      close(descriptor)
      throw error
    }
    return (descriptor, Int(facts.st_size))
  }

  private static func check(_ facts: stat) throws(Failure) {
    switch FileKind(facts.st_mode) {
    case .file: return
    case .folder: throw .directory
    case let kind: throw .special(kind)
    }
  }

  private static func failure() -> Failure {
    errno == ENOENT || errno == ENOTDIR ? .absent : .refused(SystemFailure(errno))
  }

  private static func read(_ descriptor: Int32, from offset: Int, count: Int) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = self.failure() }
        guard got > 0 else { break }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

extension InputProblem {
  /// What is wrong with a file that was not read.
  ///
  /// - Parameters:
  ///   - expected: What a user should have named: `a file`, `a study manifest`.
  ///   - limit: The most bytes that it may have.
  ///   - remedy: What to do where there is nothing or a folder at the path.
  ///   - largeRemedy: What to do where the file is too large.
  package init(
    _ failure: RegularFile.Failure, file: String, expected: String, limit: Int, remedy: String,
    largeRemedy: String
  ) {
    switch failure {
    case .absent:
      self.init(
        .unreadable, file: file, expected: expected, found: "nothing at this path", remedy: remedy)
    case .directory:
      self.init(.directory, file: file, expected: expected, found: FileKind.folder.rawValue, remedy: remedy)
    case .special(let kind):
      self.init(
        .unreadable, file: file, expected: expected, found: kind.rawValue,
        remedy: "Copy what it gives into a file, and name that.")
    case .tooLarge(let size):
      self.init(
        .limitExceeded, file: file, expected: "\(expected) of at most \(limit) bytes",
        found: "\(size) bytes", remedy: largeRemedy)
    case .refused(let failure):
      self.init(.unreadable, file: file, expected: expected, found: failure.words, remedy: failure.remedy)
    }
  }
}
