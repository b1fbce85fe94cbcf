extension Curve {
  /// What kind of curve this is, for the recipe that draws it: `xps.fit`, `sims.profile`.
  ///
  /// The room that makes a curve declares its kind as a static member; everybody else uses that member.
  public struct Kind: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The name as it stands in results.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name as it stands in results.
    public var description: String { rawValue }
  }
}
