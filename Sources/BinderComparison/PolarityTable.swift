public import AnalysisFindings

/// Which way of a quantity is the good one; only with such an entry does a verdict say `better` or `worse`.
///
/// The table is part of the report, as it is a judgement and no measurement.
public struct PolarityTable: Sendable, Hashable, Codable {
  /// The entries; the first that matches a key holds.
  public var entries: [Entry]

  /// Creates a table.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The direction that is good.
  public enum Direction: String, Sendable, Hashable, Codable {
    /// A higher value is better.
    case higher
    /// A lower value is better.
    case lower
    /// Neither direction is better by itself.
    case neither = "none"
  }

  /// The direction for the keys that a pattern matches.
  public struct Entry: Sendable, Hashable, Codable {
    /// A key, or the beginning of keys with `*` at its end.
    public var pattern: String
    /// The direction that is good.
    public var better: Direction
    /// Why, as printed beneath the verdicts.
    public var reason: String

    /// Creates an entry.
    public init(_ pattern: String, better: Direction, reason: String) {
      self.pattern = pattern
      self.better = better
      self.reason = reason
    }

    /// Whether the pattern matches a key.
    public func matches(_ key: Finding.Key) -> Bool { key.isNamed(by: pattern) }
  }

  /// The entry that holds for a key.
  public func entry(for key: Finding.Key) -> Entry? { entries.first { $0.matches(key) } }
}
