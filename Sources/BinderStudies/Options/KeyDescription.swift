/// A key of a manifest as it is told to people.
package struct KeyDescription: Sendable, Hashable {
  /// The key.
  package var name: String
  /// What it says, in one line.
  package var summary: String
  /// A value as it is written.
  package var example: String
  /// What is expected, in words.
  package var words: String
  /// The innermost place where it may stand.
  package var innermost: ManifestPlace
  /// Whether it states a fact and is no choice.
  package var isFact: Bool
  /// The key without which it says nothing.
  package var needs: String?
  /// The keys below it.
  package var inner: [KeyDescription] = []
}
