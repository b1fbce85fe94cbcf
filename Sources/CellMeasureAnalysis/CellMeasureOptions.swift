/// What is made of the measures of cells beside their means.
public struct CellMeasureOptions: Sendable, Hashable, Codable {
  /// The changes from one measure to another that are reported.
  public var changes: [Change]

  /// Creates options; without changes the measures stand for themselves.
  public init(changes: [Change] = []) { self.changes = changes }

  /// A change of a cell from one measure to another, such as its thickness before and after cycling.
  public struct Change: Sendable, Hashable, Codable {
    /// The name under which it is reported: `swelling`.
    public var name: String
    /// The measure before.
    public var before: String
    /// The measure after.
    public var after: String

    /// Creates a change.
    public init(_ name: String, from before: String, to after: String) {
      self.name = name
      self.before = before
      self.after = after
    }
  }
}
