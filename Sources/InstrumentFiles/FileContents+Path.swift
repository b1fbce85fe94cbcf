public import AnalysisFindings
import InterphaseCCrypto

extension FileContents {
  /// The largest file that is read into memory, in bytes; larger exports must be streamed by their reader.
  public static let memoryLimit = 1 << 28

  /// Reads a file into memory and computes its SHA-256.
  ///
  /// - Throws: an `InputProblem` if the file is no regular file, empty, too large, or cannot be read.
  public init(path: String) throws(InputProblem) {
    let bytes: [UInt8]
    do {
      bytes = try RegularFile.bytes(of: path, atMost: Self.memoryLimit)
    } catch {
      throw InputProblem(
        error, file: path, expected: "a file", limit: Self.memoryLimit,
        remedy: "Check the spelling; for all files of a folder, write FOLDER/* in a manifest.",
        largeRemedy: "Split the export, or export fewer channels.")
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
    return hexadecimal(digest)
  }

  /// Bytes in lower-case hexadecimal.
  static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
