/// One key of a section of a manifest: what it is called, how its value is written, where it may stand, and what it says
/// in the options that it is read into.
///
/// From a table of keys follow reading and checking, the nearest word to a mistyped one, the documentation, the comments
/// of `interphase init` and the provenance of a result in the manifest's own words.
public struct OptionKey<Options: Sendable>: Sendable {
  /// The key: `sputterRate`.
  public let name: String
  /// What it says, in one line.
  public let summary: String
  /// A value as it is written, other than the default: `0.2 nm/s`.
  public let example: String
  /// What is expected, in words.
  public let words: String
  /// The innermost place where it may stand.
  public let innermost: ManifestPlace
  /// Whether it states a fact of the specimen or the measurement (an area, a rate), and is no choice of the analysis.
  public let isFact: Bool
  /// The key without which this one says nothing.
  public let needs: String?
  /// The keys below it, where it has keys of its own.
  let inner: [KeyDescription]
  /// Reads a value into the options; where it is wrong, notes why.
  let read: @Sendable (ManifestValue, inout Options, inout ManifestDecoder) -> Void
  /// What the options say, as the manifest would; keys of their own with a dot: `chargeReference.energy`.
  let written: @Sendable (Options) -> [(key: String, text: String)]

  /// Creates a key of an option.
  ///
  /// - Parameters:
  ///   - name: The key.
  ///   - path: The option.
  ///   - form: How its value is written.
  ///   - example: A value as it is written, other than the default.
  ///   - innermost: The innermost place where it may stand.
  ///   - isFact: Whether it states a fact and is no choice.
  ///   - needs: The key without which this one says nothing.
  ///   - summary: What it says, in one line.
  public init<Value>(
    _ name: String, _ path: any WritableKeyPath<Options, Value> & Sendable, _ form: ValueForm<Value>,
    example: String, innermost: ManifestPlace = .file, isFact: Bool = false, needs: String? = nil,
    _ summary: String
  ) {
    self.init(
      name, form, example: example, innermost: innermost, isFact: isFact, needs: needs,
      value: { $0[keyPath: path] }, set: { $1[keyPath: path] = $0 }, summary)
  }

  /// Creates a key whose option is no stored property: a case with a payload, a part of an optional value.
  ///
  /// - Parameters:
  ///   - value: The value that the options hold.
  ///   - set: Puts a value into the options.
  public init<Value>(
    _ name: String, _ form: ValueForm<Value>, example: String, innermost: ManifestPlace = .file,
    isFact: Bool = false, needs: String? = nil, value: @escaping @Sendable (Options) -> Value,
    set: @escaping @Sendable (Value, inout Options) -> Void, _ summary: String
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    words = form.words
    self.innermost = innermost
    self.isFact = isFact
    self.needs = needs
    inner = []
    read = { written, options, decoder in
      if let value = form.read(written, name, &decoder) { set(value, &options) }
    }
    written = { [(name, form.written(value($0)))] }
  }

  /// Creates a key with keys of its own: `chargeReference: {component: C-C, energy: 284.8 eV}`.
  ///
  /// - Parameters:
  ///   - path: The options that the inner keys are of.
  ///   - keys: The inner keys.
  public init<Inner: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Options, Inner> & Sendable, keys: [OptionKey<Inner>],
    innermost: ManifestPlace = .file, isFact: Bool = false, _ summary: String
  ) {
    self.name = name
    self.summary = summary
    example = "{\(keys.map { "\($0.name): \($0.example)" }.joined(separator: ", "))}"
    words = "keys with values (\(keys.map(\.name).joined(separator: ", ")))"
    self.innermost = innermost
    self.isFact = isFact
    needs = nil
    inner = keys.map(\.description)
    let table = OptionTable(name: name, keys: keys)
    read = { written, options, decoder in
      table.read(written, into: &options[keyPath: path], &decoder)
    }
    written = { options in
      keys.flatMap { $0.written(options[keyPath: path]) }.map { ("\(name).\($0.key)", $0.text) }
    }
  }

  /// Creates a key that is read in a way of its own.
  init(
    _ name: String, words: String, example: String, innermost: ManifestPlace = .study,
    inner: [KeyDescription] = [], _ summary: String,
    read: @escaping @Sendable (ManifestValue, inout Options, inout ManifestDecoder) -> Void,
    written: @escaping @Sendable (Options) -> [(key: String, text: String)] = { _ in [] }
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    self.words = words
    self.innermost = innermost
    isFact = false
    needs = nil
    self.inner = inner
    self.read = read
    self.written = written
  }

  /// The same key of a whole that holds the options.
  func within<Whole>(
    _ path: any WritableKeyPath<Whole, Options> & Sendable
  ) -> OptionKey<Whole> {
    OptionKey<Whole>(
      name, words: words, example: example, inner: inner, summary,
      read: { value, whole, decoder in read(value, &whole[keyPath: path], &decoder) },
      written: { written($0[keyPath: path]) })
  }

  /// What the key is, without the options that it is read into.
  var description: KeyDescription {
    KeyDescription(
      name: name, summary: summary, example: example, words: words, innermost: innermost, isFact: isFact,
      needs: needs, inner: inner)
  }
}
