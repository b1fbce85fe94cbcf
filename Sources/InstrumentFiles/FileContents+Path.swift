public import AnalysisFindings
import Foundation
import InterphaseCCrypto

extension FileContents {
  /// The largest file that is read into memory, in bytes; larger exports must be streamed by their reader.
  public static let memoryLimit = 1 << 28

  /// Reads a file into memory and computes its SHA-256.
  ///
  /// - Throws: an `InputProblem` if the file is a directory, empty, too large, or cannot be read.
  public init(path: String) throws(InputProblem) {
    let bytes: [UInt8]
    do {
      bytes = try RegularFile.bytes(of: path, atMost: Self.memoryLimit)
    } catch {
      throw InputProblem(error, file: path)
    }
    guard !bytes.isEmpty else {
      throw InputProblem(
        .empty, file: path, expected: "an instrument export", found: "a file without a byte",
        remedy: "Export or copy the file again.")
    }
    self.init(
      source: SourceFile(path: path, sha256: Self.sha256(bytes), byteCount: bytes.count), bytes: bytes)
  }

  /// The SHA-256 of bytes in lower-case hexadecimal.
  public static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}

extension InputProblem {
  /// What is wrong with an instrument's file that could not be read into memory.
  fileprivate init(_ failure: RegularFile.Failure, file: String) {
    switch failure {
    case .absent:
      self.init(
        .unreadable, file: file, expected: "a file", found: "nothing at this path",
        remedy: "Check the spelling and the folder.")
    case .directory:
      self.init(
        .directory, file: file, expected: "a file", found: "a directory",
        remedy: "Name the export file itself, or use a pattern such as \(file)/*.vms in a manifest.")
    case .special:
      self.init(
        .unreadable, file: file, expected: "a file", found: "a pipe or device",
        remedy: "Write its content into a file first.")
    case .tooLarge(let size):
      self.init(
        .limitExceeded, file: file, expected: "at most \(FileContents.memoryLimit) bytes",
        found: "\(size) bytes", remedy: "Split the export, or export fewer channels.")
    case .refused(let reason):
      self.init(
        .unreadable, file: file, expected: "a readable file",
        found: "a file that cannot be opened (\(reason))", remedy: "Check the permissions of the file.")
    }
  }
}
