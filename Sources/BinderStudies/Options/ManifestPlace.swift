/// Where in a manifest something is said; what is said further in holds against what is said further out.
public enum ManifestPlace: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// For the whole study.
  case study
  /// For a binder.
  case binder
  /// For a sample.
  case sample
  /// For a file of a sample or a table.
  case file

  /// The place in words: `a sample`.
  var words: String {
    switch self {
    case .study: "the study"
    case .binder: "a binder"
    case .sample: "a sample"
    case .file: "a file"
    }
  }

  /// Whether one place lies further out than another.
  public static func < (one: ManifestPlace, other: ManifestPlace) -> Bool { one.rawValue < other.rawValue }
}
