extension Finding {
  /// The stable name of a quantity, lower case and dotted, the technique first: `sims.outer_thickness`.
  ///
  /// The room that makes a finding declares its key as a static member or function; everybody else uses that member. A
  /// text is no key by itself, so that the compiler finds who spells one.
  public struct Key: RawRepresentable, Sendable, Hashable, Codable, CodingKeyRepresentable,
    CustomStringConvertible
  {
    /// The name as it stands in results.
    public let rawValue: String

    /// Creates a key from its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name as it stands in results.
    public var description: String { rawValue }
  }

  /// Keys that differ in the name at their end: the deposits of elements, the shares of a region's components.
  public struct KeyFamily: Sendable, Hashable {
    /// What the names of its keys begin with.
    public let prefix: String

    /// Creates a family.
    public init(prefix: String) { self.prefix = prefix }

    /// The key of a member: of an element, of a component.
    public func key(of member: String) -> Key { Key(rawValue: prefix + member) }

    /// Whether a key is of the family.
    public func contains(_ key: Key) -> Bool { key.rawValue.hasPrefix(prefix) }

    /// The name of the member that a key is of; `nil` for a key of another family.
    public func member(of key: Key) -> String? {
      contains(key) ? String(key.rawValue.dropFirst(prefix.count)) : nil
    }
  }
}
