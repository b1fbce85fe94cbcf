import AnalysisFindings
import Foundation
import InstrumentFiles

/// An open folder, in which files are named by their last part alone and symbolic links are never followed.
///
/// It stays the same folder when somebody moves it, or puts another in its place, while results are written.
final class FolderHandle: Sendable {
  /// The folder's path as the user named it, for messages.
  let path: String
  private let descriptor: Int32

  /// What stands at a name.
  enum Kind {
    case file, folder, other
  }

  /// Opens a folder; a path that is a symbolic link to one is followed.
  ///
  /// - Throws: an `InputProblem` if there is no folder, or none that may be opened.
  convenience init(path: String) throws(InputProblem) {
    try self.init(path: path, descriptor: open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  private init(path: String, descriptor: Int32) throws(InputProblem) {
    guard descriptor >= 0 else { throw FolderProblem.system(path, errno) }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// The path of what the folder holds under a name.
  func path(of name: String) -> String { path == "/" ? "/" + name : path + "/" + name }

  /// A folder inside of this one.
  ///
  /// - Throws: an `InputProblem` if there is none that may be opened; a symbolic link is none.
  func folder(_ name: String) throws(InputProblem) -> FolderHandle {
    try FolderHandle(
      path: path(of: name),
      descriptor: openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
  }

  /// Makes a folder inside of this one.
  ///
  /// - Returns: whether there was nothing of this name before.
  func make(_ name: String) throws(InputProblem) -> Bool {
    if mkdirat(descriptor, name, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw FolderProblem.system(path(of: name), errno) }
    return false
  }

  /// What stands at a name; `nil` for nothing.
  func kind(of name: String) throws(InputProblem) -> Kind? {
    guard let status = try status(of: name) else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// The size of a file in bytes; `nil` where there is no file of this name.
  func size(of name: String) throws(InputProblem) -> Int? {
    guard let status = try status(of: name), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether a name still stands for an open file.
  func holds(_ file: Int32, as name: String) -> Bool {
    var (here, there) = (stat(), stat())
    return fstatat(descriptor, name, &here, AT_SYMLINK_NOFOLLOW) == 0 && fstat(file, &there) == 0
      && here.st_ino == there.st_ino && here.st_dev == there.st_dev
  }

  private func status(of name: String) throws(InputProblem) -> stat? {
    var status = stat()
    if fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
    guard errno == ENOENT else { throw FolderProblem.system(path(of: name), errno) }
    return nil
  }

  /// The names of everything in the folder, sorted by their bytes.
  func names() throws(InputProblem) -> [String] {
    // A descriptor of its own: closing the stream closes it.
    let listed = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard listed >= 0, let stream = fdopendir(listed) else { throw FolderProblem.system(path, errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Opens a file of the folder, which another program that we start does not inherit.
  ///
  /// - Returns: its descriptor, or -1 with `errno`.
  func descriptor(of name: String, _ flags: Int32) -> Int32 {
    // A pipe would keep whoever opens it waiting.
    openat(descriptor, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
  }

  /// The bytes of a file; `nil` where there is none of this name or it is larger than the limit.
  func bytes(of name: String, atMost limit: Int) throws(InputProblem) -> [UInt8]? {
    guard let size = try size(of: name), size <= limit else { return nil }
    let file = descriptor(of: name, O_RDONLY)
    guard file >= 0 else { throw FolderProblem.system(path(of: name), errno) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      return try [UInt8](handle.read(upToCount: size) ?? Data())
    } catch {
      throw FolderProblem.system(path(of: name), EIO)
    }
  }

  /// The SHA-256 of a file, which is read in pieces; `nil` where there is none of this name.
  func hash(of name: String) throws(InputProblem) -> String? {
    let file = descriptor(of: name, O_RDONLY)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw FolderProblem.system(path(of: name), errno)
    }
    defer { close(file) }
    let hash = ContentHash()
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FolderProblem.system(path(of: name), errno) }
      guard count > 0 else { return hash.finish() }
      hash.add(count == piece.count ? piece : Array(piece.prefix(count)))
    }
  }

  /// Writes a new file; what could not be written whole is taken away again.
  func write(_ bytes: [UInt8], as name: String) throws(InputProblem) {
    let file = descriptor(of: name, O_WRONLY | O_CREAT | O_EXCL)
    guard file >= 0 else { throw FolderProblem.system(path(of: name), errno) }
    let failure = FileBytes.write(bytes, to: file)
    // Some file systems say only now that there was no room.
    let closed = close(file) == 0 ? nil : errno
    guard let code = failure ?? closed else { return }
    unlinkat(descriptor, name, 0)
    throw FolderProblem.system(path(of: name), code)
  }

  /// Renames a file of ours to a name in another folder, over a file of this name if there is one.
  func move(_ name: String, over target: String, in folder: FolderHandle) throws(InputProblem) {
    guard renameat(descriptor, name, folder.descriptor, target) == 0 else {
      throw FolderProblem.system(folder.path(of: target), errno)
    }
  }

  /// Gives a file of ours a name in another folder that nothing has there.
  func move(_ name: String, toNew target: String, in folder: FolderHandle) throws(InputProblem) {
    // A second name is never made over another file, which a renaming would be.
    if linkat(descriptor, name, folder.descriptor, target, 0) == 0 {
      unlinkat(descriptor, name, 0)
      return
    }
    let code = errno
    guard code != EEXIST else { throw FolderProblem.inTheWay(folder.path, target) }
    // Not every file system has second names.
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(code), try folder.kind(of: target) == nil else {
      throw FolderProblem.system(folder.path(of: target), code)
    }
    try move(name, over: target, in: folder)
  }

  /// Removes a file.
  func remove(_ name: String) throws(InputProblem) {
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw FolderProblem.system(path(of: name), errno)
    }
  }

  /// Removes a folder that is empty; another stays.
  func removeIfEmpty(_ name: String) { unlinkat(descriptor, name, AT_REMOVEDIR) }
}

/// Bytes on their way into an open file.
enum FileBytes {
  /// Writes all bytes.
  ///
  /// - Returns: the error of the system, `nil` if there was none.
  static func write(_ bytes: [UInt8], to file: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : ENOSPC }
        rest = rest.dropFirst(count)
      }
      return nil
    }
  }
}
