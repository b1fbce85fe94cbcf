public import AnalysisFindings

/// A family of tests: those among which the chance of any false verdict is kept below the significance.
public struct ComparisonFamily: Sendable, Hashable, Codable {
  /// The name as printed.
  public var name: String
  /// The keys that belong to it, each a key or the beginning of keys with `*` at its end.
  public var patterns: [String]
  /// At which levels of a profile it asks; quantities of the whole belong to it whatever this says.
  public var levels: Levels
  /// Whether each region of a spectrum (`C 1s`) is a family by itself.
  public var isByRegion: Bool

  /// Creates a family.
  public init(name: String, patterns: [String], levels: Levels = .surface, isByRegion: Bool = false) {
    self.name = name
    self.patterns = patterns
    self.levels = levels
    self.isByRegion = isByRegion
  }

  /// At which levels of a profile a family asks; tests at the other levels are a family of their own.
  public enum Levels: Sendable, Hashable, Codable {
    /// At the first level.
    case surface
    /// At one level, at a position in the unit of the profile.
    case level(Double, unit: String)
    /// At every level by itself.
    case each
    /// In one summary a specimen, the mean over its levels from one position to another; `nil` for all of them.
    case mean(Range?)

    /// From where to where levels are averaged, both ends included.
    public struct Range: Sendable, Hashable, Codable {
      /// The first position, in `unit`.
      public var from: Double
      /// The last position, in `unit`.
      public var to: Double
      /// The unit of the profile: `s`, `nm`.
      public var unit: String

      /// Creates a range.
      public init(from: Double, to: Double, unit: String) {
        self.from = from
        self.to = to
        self.unit = unit
      }
    }
  }

  /// Whether a key belongs to it.
  public func contains(_ key: Finding.Key) -> Bool {
    patterns.contains { key.isNamed(by: $0) }
  }

  /// The name of the family of a quantity that no declared one names.
  ///
  /// The levels of a series are one family a key, with all its pairs of binders. Quantities of the whole belong together if
  /// they are of one technique and of one kind: the second part of the key, or its last word where it ends in `thickness`
  /// (`made.outer_thickness` and `made.total_thickness`).
  static func undeclaredName(for key: Finding.Key, coordinates: [Finding.Coordinate]) -> String {
    guard coordinates.isEmpty else { return key.rawValue }
    let parts = key.rawValue.split(separator: ".", maxSplits: 2)
    guard parts.count > 1 else { return key.rawValue }
    let kind = parts[1].hasSuffix("_thickness") ? "thickness" : String(parts[1])
    return "\(parts[0]).\(kind)"
  }
}

extension ComparisonFamily.Levels: CustomStringConvertible {
  /// The levels as a manifest writes them: `surface`, `60 s`, `each`, `mean`, `mean 0 s to 300 s`.
  public var description: String {
    switch self {
    case .surface: "surface"
    case .level(let position, let unit): "\(PrintedNumber.stated(position)) \(unit)"
    case .each: "each"
    case .mean(nil): "mean"
    case .mean(let range?):
      "mean \(PrintedNumber.stated(range.from)) \(range.unit) to \(PrintedNumber.stated(range.to)) \(range.unit)"
    }
  }
}
