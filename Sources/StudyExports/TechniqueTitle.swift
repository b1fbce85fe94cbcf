public import AnalysisFindings

/// What a technique is called: in files by its code, in figures and reports by its title.
public struct TechniqueTitle: Sendable, Hashable, Codable {
  /// The technique.
  public var technique: Technique
  /// The name for people: `XPS`.
  public var title: String

  /// Creates a title.
  public init(_ technique: Technique, title: String) {
    self.technique = technique
    self.title = title
  }

  /// The code: `xps`.
  public var code: String { technique.rawValue }
}

extension [TechniqueTitle] {
  /// The name of a technique for people; its code where it has none.
  public func title(of code: String) -> String { first { $0.code == code }?.title ?? code }
}
