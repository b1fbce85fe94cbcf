/// A file of a results folder, told from an edited one by its hash.
public struct ResultFile: Sendable, Hashable, Codable {
  /// The path inside of the results folder: `curves/PVDF-1-sims-profile.csv`.
  public var path: String
  /// The SHA-256 of its bytes in lower-case hexadecimal.
  public var sha256: String

  /// Creates a record of a file.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
