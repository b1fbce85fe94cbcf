import AnalysisFindings
import Foundation

/// One process's hold on a folder, with a folder inside of it for what is not finished.
///
/// The hold is a lock (`flock`) on a file that says who has it and how the inner folder is called. It ends with the
/// process, however that ends; whoever holds the folder next finds in the file what the last one could not take away.
final class FolderLock {
  /// The file that is locked.
  static let name = ".interphase.lock"
  private static let heading = "Interphase writes to this folder.\n"
  private static let temporaryPrefix = ".interphase-"
  /// More than the file ever holds, in bytes.
  private static let sizeLimit = 4096
  /// How often it is tried to hold a folder that its holders are just giving up.
  private static let attempts = 100

  /// The folder that is held.
  let folder: FolderHandle
  private let file: Int32
  /// The folders that were made for it, outermost first.
  private let made: [String]
  /// The name of the folder for what is not finished.
  let temporaryName: String
  /// The folder for what is not finished.
  let temporary: FolderHandle

  /// Holds a folder, which is made if there is none, and clears away what a process that was killed has left.
  ///
  /// - Throws: an `InputProblem` with the holder if another process holds the folder, if a file of somebody else has
  ///   the lock's name, or if nothing can be written.
  init(path: String) throws(InputProblem) {
    let (folder, file, made) = try Self.take(path, LOCK_EX)
    let name = Self.temporaryPrefix + Self.randomDigits()
    var isOurs = false
    do throws(InputProblem) {
      guard let text = Self.text(of: file), let left = Self.temporaryName(in: text) else {
        throw FolderProblem.inTheWay(path, Self.name)
      }
      isOurs = true
      if !left.isEmpty { Self.clear(left, in: folder) }
      try Self.write(name, to: file, path: folder.path(of: Self.name))
      _ = try folder.make(name)
      temporary = try folder.folder(name)
    } catch {
      if isOurs {
        folder.removeIfEmpty(name)
        try? folder.remove(Self.name)
      }
      close(file)
      for path in made.reversed() { rmdir(path) }
      throw error
    }
    temporaryName = name
    (self.folder, self.file, self.made) = (folder, file, made)
  }

  /// Clears away what is not finished and gives up the hold.
  func release() {
    Self.clear(temporaryName, in: folder)
    // The name goes before the lock: nobody else can have taken it until then.
    try? folder.remove(Self.name)
    close(file)
    // What was made and holds nothing is not left behind.
    for path in made.reversed() { rmdir(path) }
  }

  /// Makes a folder and those that it lies in, where they are not there yet.
  ///
  /// - Returns: those that were made, outermost first.
  private static func make(_ path: String) throws(InputProblem) -> [String] {
    if mkdir(path, 0o777) == 0 { return [path] }
    let code = errno
    if code == EEXIST { return [] }
    let parent = PathParts.folder(of: path)
    guard code == ENOENT, !parent.isEmpty, parent != path else { throw FolderProblem.system(path, code) }
    let made = try make(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FolderProblem.system(path, errno) }
    return made + [path]
  }

  /// Makes a folder if there is none, and locks its file.
  ///
  /// - Parameter operation: `LOCK_EX` to hold it alone, `LOCK_SH` beside others.
  /// - Returns: the folder, the descriptor of the lock's file, and the folders that were made, outermost first.
  /// - Throws: an `InputProblem` with the holder if another process has it, or if nothing can be written.
  static func take(
    _ path: String, _ operation: Int32
  ) throws(InputProblem) -> (folder: FolderHandle, file: Int32, made: [String]) {
    var made: [String] = []
    for _ in 0..<attempts {
      made += try make(path)
      let folder = try FolderHandle(path: path)
      if let file = try lock(in: folder, operation) { return (folder, file, made) }
    }
    throw FolderProblem.held(path, by: "another process")
  }

  /// Locks the file.
  ///
  /// - Returns: its descriptor, `nil` if its last holder was just taking it away.
  private static func lock(in folder: FolderHandle, _ operation: Int32) throws(InputProblem) -> Int32? {
    let file = folder.descriptor(of: name, O_RDWR | O_CREAT)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      if [ELOOP, EISDIR, ENXIO].contains(errno) { throw FolderProblem.inTheWay(folder.path, name) }
      throw FolderProblem.system(folder.path, errno)
    }
    if flock(file, operation | LOCK_NB) == 0 {
      if folder.holds(file, as: name) { return file }
      close(file)
      return nil
    }
    let code = errno
    let holder = text(of: file).flatMap(holder)
    close(file)
    guard code == EWOULDBLOCK else { throw FolderProblem.system(folder.path(of: name), code) }
    throw FolderProblem.held(folder.path, by: holder ?? "another process")
  }

  /// The text of a lock's file; `nil` if it is not a file or more than we write.
  private static func text(of file: Int32) -> String? {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= sizeLimit else {
      return nil
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = pread(file, &bytes, bytes.count, 0)
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private static func write(_ temporary: String, to file: Int32, path: String) throws(InputProblem) {
    let holder = "process \(getpid()) on \(ProcessInfo.processInfo.hostName)"
    let text = heading + "holder: \(holder)\nunfinished: \(temporary)\n"
    guard ftruncate(file, 0) == 0 else { throw FolderProblem.system(path, errno) }
    lseek(file, 0, SEEK_SET)
    if let code = FileBytes.write(Array(text.utf8), to: file) { throw FolderProblem.system(path, code) }
  }

  private static func holder(in text: String) -> String? { entry("holder: ", in: text) }

  /// The name of the folder that a holder left; empty if it had not come so far, `nil` if the text is not ours.
  private static func temporaryName(in text: String) -> String? {
    // A holder that was killed at once has written nothing, or a part.
    guard text.hasPrefix(heading) || heading.hasPrefix(text) else { return nil }
    guard let name = entry("unfinished: ", in: text) else { return "" }
    let number = name.dropFirst(temporaryPrefix.count)
    let isOurs = name.hasPrefix(temporaryPrefix) && number.count == 32 && number.allSatisfy(\.isHexDigit)
    return isOurs ? name : nil
  }

  private static func entry(_ key: String, in text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return lines.first { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
  }

  /// 32 random hexadecimal digits, so that nobody has a folder of this name.
  private static func randomDigits() -> String {
    (0..<4).map { _ in
      let text = String(UInt32.random(in: 0...UInt32.max), radix: 16)
      return String(repeating: "0", count: 8 - text.count) + text
    }.joined()
  }

  /// Removes a folder for what is not finished; what has not a number for a name is not ours and stays.
  private static func clear(_ name: String, in folder: FolderHandle) {
    if let inner = try? folder.folder(name) {
      for file in (try? inner.names()) ?? [] where file.allSatisfy(\.isNumber) { try? inner.remove(file) }
    }
    folder.removeIfEmpty(name)
  }
}
