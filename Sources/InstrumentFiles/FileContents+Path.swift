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
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw InputProblem(
        .unreadable, file: path, expected: "a file", found: "nothing at this path",
        remedy: "Check the spelling and the folder.")
    }
    guard !isDirectory.boolValue else {
      throw InputProblem(
        .directory, file: path, expected: "a file", found: "a directory",
        remedy: "Name the export file itself, or use a pattern such as \(path)/*.vms in a manifest.")
    }
    let data: Data
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= Self.memoryLimit else {
        throw InputProblem(
          .limitExceeded, file: path, expected: "at most \(Self.memoryLimit) bytes", found: "\(size) bytes",
          remedy: "Split the export, or export fewer channels.")
      }
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let problem as InputProblem {
      throw problem
    } catch {
      throw InputProblem(
        .unreadable, file: path, expected: "a readable file", found: "a file that cannot be opened",
        remedy: "Check the permissions of the file.")
    }
    guard !data.isEmpty else {
      throw InputProblem(
        .empty, file: path, expected: "an instrument export", found: "a file without a byte",
        remedy: "Export or copy the file again.")
    }
    let bytes = [UInt8](data)
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
