extension ValueForm where Value == String {
  /// A text.
  ///
  /// - Parameter what: What it names, with an example: `an ion such as PO2-`.
  public static func text(_ what: String) -> ValueForm {
    ValueForm(
      words: what, read: { value, key, decoder in decoder.text(value, key: key, what: what) }, written: { $0 }
    )
  }

  /// One of some words.
  public static func word(among words: [String]) -> ValueForm {
    ValueForm(
      words: words.joined(separator: ", "),
      read: { value, key, decoder in decoder.word(value, key: key, among: words) }, written: { $0 })
  }
}

extension ValueForm where Value == Bool {
  /// Yes or no.
  public static var flag: ValueForm {
    ValueForm(
      words: "true or false", read: { value, key, decoder in decoder.flag(value, key: key) },
      written: { $0 ? "true" : "false" })
  }
}

extension ValueForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of a type.
  public static var word: ValueForm {
    ValueForm<String>.word(among: Value.allCases.map(\.rawValue)).mapped(
      { Value(rawValue: $0) }, from: { $0.rawValue })
  }
}

extension ValueForm {
  /// A text that a closure understands.
  ///
  /// - Parameters:
  ///   - what: What it is, with an example: `an angle such as 45°`.
  ///   - value: The value of a text; `nil` where it is none.
  ///   - text: The text of a value.
  public static func parsed(
    _ what: String, value: @escaping @Sendable (String) -> Value?,
    text: @escaping @Sendable (Value) -> String
  ) -> ValueForm {
    ValueForm<String>.text(what).mapped(value, from: text)
  }
}
