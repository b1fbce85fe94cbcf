public import AnalysisFindings

/// A family of tests: those among which the chance of any false verdict is kept below the significance.
public struct ComparisonFamily: Sendable, Hashable, Codable {
  /// The name as printed.
  public var name: String
  /// The keys that belong to it, each a key or the beginning of keys with `*` at its end.
  public var patterns: [String]

  /// Creates a family.
  public init(name: String, patterns: [String]) {
    self.name = name
    self.patterns = patterns
  }

  /// The family that a quantity belongs to: the first declared one that names it, or else the default.
  ///
  /// By default the levels of a series are one family a key, with all its pairs of binders. Quantities of the whole
  /// belong together if they are of one technique and of one kind: the second part of the key, or its last word where
  /// it ends in `thickness` (`sims.outer_thickness` and `sims.total_thickness`).
  public static func named(
    for key: Finding.Key, coordinates: [Finding.Coordinate], declared: [ComparisonFamily] = []
  ) -> String {
    for family in declared where family.patterns.contains(where: { matches($0, key.rawValue) }) {
      return family.name
    }
    guard coordinates.isEmpty else { return key.rawValue }
    let parts = key.rawValue.split(separator: ".", maxSplits: 2)
    guard parts.count > 1 else { return key.rawValue }
    let kind = parts[1].hasSuffix("_thickness") ? "thickness" : String(parts[1])
    return "\(parts[0]).\(kind)"
  }

  private static func matches(_ pattern: String, _ key: String) -> Bool {
    pattern.hasSuffix("*") ? key.hasPrefix(pattern.dropLast()) : key == pattern
  }
}
