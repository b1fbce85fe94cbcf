/// What is known of a unit's work before it is done.
public struct UnitForesight: Sendable {
  /// The words of the options that must name something in the measurements or in the analysis.
  public var words: [NamedWord]
  /// What will have no answer, and why.
  public var warnings: [String]

  /// Creates a foresight.
  public init(words: [NamedWord] = [], warnings: [String] = []) {
    self.words = words
    self.warnings = warnings
  }
}

/// A word of an option that must name something: an ion of a profile, a row of a table.
public struct NamedWord: Sendable, Hashable {
  /// The option's key; of inner keys with a dot: `chargeReference.component`.
  public var key: String
  /// The word as it is written.
  public var word: String
  /// Whether it names something here.
  public var isKnown: Bool
  /// What it could name.
  public var choices: [String]

  /// Creates a word that names something if it is among the choices.
  public init(_ key: String, _ word: String, among choices: [String]) {
    self.init(key, word, isKnown: choices.contains(word), choices: choices)
  }

  /// Creates a word.
  public init(_ key: String, _ word: String, isKnown: Bool, choices: [String]) {
    self.key = key
    self.word = word
    self.isKnown = isKnown
    self.choices = choices
  }
}
