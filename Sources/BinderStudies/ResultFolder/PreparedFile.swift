import AnalysisFindings
import Foundation
import InstrumentFiles

/// A file that is written piece by piece, so that it may be larger than the memory that is at hand.
final class PreparedFile {
  private static let bufferSize = 1 << 20

  private let folder: FolderHandle
  private let name: String
  private var file: Int32
  private var buffer: [UInt8] = []
  private let hash = ContentHash()
  private var byteCount = 0

  /// Makes a new file.
  ///
  /// - Throws: an `InputProblem` if it cannot be made.
  init(in folder: FolderHandle, as name: String) throws(InputProblem) {
    (self.folder, self.name) = (folder, name)
    file = folder.descriptor(of: name, O_WRONLY | O_CREAT | O_EXCL)
    guard file >= 0 else { throw FolderProblem.system(folder.path(of: name), errno) }
  }

  deinit { if file >= 0 { close(file) } }

  /// Adds a piece.
  ///
  /// - Throws: an `InputProblem` if it cannot be written.
  func append(_ text: String) throws(InputProblem) { try append(Array(text.utf8)) }

  /// Adds bytes.
  ///
  /// - Throws: an `InputProblem` if they cannot be written.
  func append(_ bytes: [UInt8]) throws(InputProblem) {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Ends the file.
  ///
  /// - Parameter path: Its path in the results.
  /// - Returns: its record.
  func finish(as path: String) throws(InputProblem) -> FolderMark.Entry {
    try flush()
    // Some file systems say only now that there was no room.
    let isClosed = close(file) == 0
    file = -1
    guard isClosed else { throw FolderProblem.system(folder.path(of: name), errno) }
    return FolderMark.Entry(path: path, byteCount: byteCount, sha256: hash.finish())
  }

  private func flush() throws(InputProblem) {
    hash.add(buffer)
    byteCount += buffer.count
    if let code = FileBytes.write(buffer, to: file) {
      throw FolderProblem.system(folder.path(of: name), code)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
