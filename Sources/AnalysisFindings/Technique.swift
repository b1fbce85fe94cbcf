/// A technique of measurement by its code: `xps`, `sims`.
///
/// The techniques that Interphase knows are members beside their analyses; a program may add techniques of its own.
public struct Technique: RawRepresentable, Sendable, Hashable, Codable {
  /// The code, in manifests, results and keys of findings.
  public let rawValue: String

  /// Creates a technique from its code.
  public init(rawValue: String) { self.rawValue = rawValue }
}
