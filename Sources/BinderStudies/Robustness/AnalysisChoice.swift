import AnalysisFindings
import BinderComparison

/// A choice of an analysis that a referee would question: keys of the technique's section with other values.
public struct AnalysisChoice: Sendable, Hashable {
  /// What is otherwise, in a few words: `Shirley background`.
  public var title: String
  /// The keys with their values, as a manifest writes them; those of inner keys with a dot: `chargeReference.maximum`.
  public var options: [Option]
  /// Why verdicts are not held against it; `nil` where they are.
  public var refusal: String?

  /// A key with its value.
  public struct Option: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value as a manifest writes it.
    public var text: String
  }

  /// Creates a choice that verdicts are held against.
  public init(_ title: String, _ options: [(key: String, text: String)]) {
    self.title = title
    self.options = options.map { Option(key: $0.key, text: $0.text) }
  }

  /// Creates a choice that is not admissible, with the reason.
  public init(_ title: String, refusedBecause refusal: String) {
    self.title = title
    options = []
    self.refusal = refusal
  }

  /// The section of a manifest that chooses so.
  var section: ManifestValue {
    ManifestValue(
      .entries(
        options.map { option in
          let parts = option.key.split(separator: ".").map(String.init)
          let value = parts.dropFirst().reversed().reduce(ManifestValue(.text(option.text))) { inner, key in
            ManifestValue(.entries([.init(key: ManifestValue(.text(key)), value: inner)]))
          }
          return .init(key: ManifestValue(.text(parts.first ?? option.key)), value: value)
        }))
  }

  /// The choice as a comparison tells it.
  func considered(by technique: Technique) -> ConsideredChoice {
    ConsideredChoice(technique: technique.rawValue, title: title, refusal: refusal)
  }
}
