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
        let digits = text.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        guard let number = Double(digits), number.isFinite else { return nil }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        return BinderDose(value: number, unit: unit.isEmpty ? "1" : String(unit))
      }, text: \.text)
  }
}
