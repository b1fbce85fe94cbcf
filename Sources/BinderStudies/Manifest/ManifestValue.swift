/// A value of a manifest with the line it stands on: a text, a list, or keys with values.
///
/// Manifests are YAML; a program that builds a study from values in code makes these itself.
public struct ManifestValue: Sendable, Hashable {
  /// What a value is.
  public enum Content: Sendable, Hashable {
    /// A text, a number, a word.
    case text(String)
    /// Values in order.
    case list([ManifestValue])
    /// Keys with values, in order.
    case entries([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: ManifestValue
    /// The value.
    public var value: ManifestValue

    /// Creates an entry.
    public init(key: ManifestValue, value: ManifestValue) {
      self.key = key
      self.value = value
    }
  }

  /// What it is.
  public var content: Content
  /// The line of the file, from 1.
  public var line: Int
  /// Whether a text stands in quotes, so that it is no number and no word of the manifest.
  public var isQuoted: Bool

  /// Creates a value.
  public init(_ content: Content, line: Int = 1, isQuoted: Bool = false) {
    self.content = content
    self.line = line
    self.isQuoted = isQuoted
  }

  /// Creates keys with texts.
  public init(_ entries: [(key: String, text: String)]) {
    self.init(
      .entries(
        entries.map { Entry(key: ManifestValue(.text($0.key)), value: ManifestValue(.text($0.text))) }))
  }

  /// The text, where it is one.
  public var text: String? {
    if case .text(let text) = content { return text }
    return nil
  }

  /// The values of a list, where it is one.
  public var list: [ManifestValue]? {
    if case .list(let list) = content { return list }
    return nil
  }

  /// The keys with their values, where it has them.
  public var entries: [Entry]? {
    if case .entries(let entries) = content { return entries }
    return nil
  }

  /// The value of a key.
  public subscript(key: String) -> ManifestValue? {
    entries?.first { $0.key.text == key }?.value
  }

  /// The values of a list; anything else counts as a list of one.
  public var items: [ManifestValue] { list ?? [self] }
}
