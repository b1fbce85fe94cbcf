/// How a value of an option is written in a manifest: read from it, printed in its words, and told to people.
public struct ValueForm<Value: Sendable>: Sendable {
  /// What is expected, in words: `a rate in nm/s, nm/min, Å/s or µm/h`.
  public let words: String
  /// Reads the value of a key; where it is not of this form, notes why.
  let read: @Sendable (ManifestValue, _ key: String, inout ManifestDecoder) -> Value?
  /// The value as a manifest writes it.
  let written: @Sendable (Value) -> String

  init(
    words: String, read: @escaping @Sendable (ManifestValue, String, inout ManifestDecoder) -> Value?,
    written: @escaping @Sendable (Value) -> String
  ) {
    self.words = words
    self.read = read
    self.written = written
  }

  /// The same writing of another type.
  ///
  /// - Parameters:
  ///   - to: The other type's value; `nil` where there is none, which is noted as not being of this form.
  ///   - from: The value that is written for it.
  public func mapped<Other: Sendable>(
    _ to: @escaping @Sendable (Value) -> Other?, from: @escaping @Sendable (Other) -> Value
  ) -> ValueForm<Other> {
    ValueForm<Other>(
      words: words,
      read: { value, key, decoder in
        guard let own = read(value, key, &decoder) else { return nil }
        if let other = to(own) { return other }
        decoder.note(
          key: key, node: value, expected: words, found: decoder.describe(value),
          remedy: "Correct the value.")
        return nil
      }, written: { written(from($0)) })
  }

  /// The form of a value that may be absent, for which a word stands.
  public func optional(none: String = "unknown") -> ValueForm<Value?> {
    ValueForm<Value?>(
      words: "\(words), or “\(none)”",
      read: { value, key, decoder in
        if value.text == none, !value.isQuoted { return .some(.none) }
        return read(value, key, &decoder).map { .some($0) }
      }, written: { $0.map(written) ?? none })
  }
}

extension ValueForm {
  /// A list; a single value counts as a list of one.
  public static func list<Element: Sendable>(of form: ValueForm<Element>) -> ValueForm<[Element]>
  where Value == [Element] {
    ValueForm(
      words: "a list, each \(form.words)",
      read: { value, key, decoder in
        let count = decoder.problems.count
        let elements = value.items.compactMap { form.read($0, key, &decoder) }
        return decoder.problems.count == count ? elements : nil
      }, written: { "[\($0.map(form.written).joined(separator: ", "))]" })
  }

  /// Keys of the user's own with values: `{Ni: 60, Co: 59}`.
  ///
  /// - Parameter what: What the keys are: `an element`.
  public static func dictionary<Element: Sendable>(
    by what: String, of form: ValueForm<Element>
  ) -> ValueForm<[String: Element]> where Value == [String: Element] {
    ValueForm(
      words: "keys (each \(what)) with \(form.words)",
      read: { value, key, decoder in
        guard let entries = value.entries else {
          decoder.note(
            key: key, node: value, expected: "keys (each \(what)) with values",
            found: decoder.describe(value), remedy: "Write {KEY: VALUE}.")
          return nil
        }
        let count = decoder.problems.count
        var elements: [String: Element] = [:]
        for entry in entries {
          guard let name = decoder.text(entry.key, key: key, what: what),
            let element = form.read(entry.value, name, &decoder)
          else { continue }
          elements[name] = element
        }
        return decoder.problems.count == count ? elements : nil
      },
      written: { elements in
        let sorted = elements.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return "{\(sorted.map { "\($0.key): \(form.written($0.value))" }.joined(separator: ", "))}"
      })
  }
}
