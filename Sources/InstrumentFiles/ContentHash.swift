import InterphaseCCrypto

/// The SHA-256 of bytes that come in pieces.
package final class ContentHash {
  private let context = EVP_MD_CTX_new()

  /// The hash of nothing yet.
  package init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  package func add(_ bytes: [UInt8]) { EVP_DigestUpdate(context, bytes, bytes.count) }

  /// The hash of all that was added, in lower-case hexadecimal; nothing can be added after it.
  package func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    EVP_DigestFinal_ex(context, &digest, nil)
    return FileContents.hexadecimal(digest)
  }
}
