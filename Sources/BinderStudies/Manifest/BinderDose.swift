import StudyExports

/// How much of something a binder has, as the manifest writes it: `5 %`.
struct BinderDose: Sendable, Hashable {
  /// The number.
  var value: Double
  /// The unit as written; `1` for a pure number.
  var unit: String

  /// The dose as written.
  var text: String { unit == "1" ? value.resultText : "\(value.resultText) \(unit)" }
}

extension ValueForm where Value == BinderDose {
  /// A number with a unit of any kind, or without one.
  static var binderDose: ValueForm {
    .parsed(
      "a number with its unit, such as 5 %",
      value: { text in
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let number = words.first.flatMap(Double.init), number.isFinite else { return nil }
        return BinderDose(value: number, unit: words.count > 1 ? words[1] : "1")
      }, text: \.text)
  }
}
