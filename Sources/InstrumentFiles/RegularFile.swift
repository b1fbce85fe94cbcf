import Foundation

/// Reads regular files, and never more of them than is allowed: what is opened is what is judged and read.
package enum RegularFile {
  /// Why a file was not read.
  package enum Failure: Error, Equatable {
    /// Nothing has this path.
    case absent
    /// A folder has it.
    case directory
    /// A pipe, a device or a socket has it.
    case special
    /// The file, or what a link leads to, is larger than is allowed; with its size in bytes.
    case tooLarge(Int)
    /// The system refuses; with its own words.
    case refused(String)
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
    // Opened without waiting: a pipe without a writer would keep the reader for ever.
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure() }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw facts.st_mode & S_IFMT == S_IFDIR ? .directory : .special
    }
    return (descriptor, Int(facts.st_size))
  }

  private static func failure() -> Failure {
    switch errno {
    case ENOENT, ENOTDIR: .absent
    case ENXIO: .special
    case let code: .refused(String(cString: strerror(code)))
    }
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
