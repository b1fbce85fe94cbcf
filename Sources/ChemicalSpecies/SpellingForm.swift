/// The spelling of a name with ASCII marks for what Unicode writes with characters of their own.
enum SpellingForm {
  static let subscripts: [Character: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
    "ₓ": "x", "ₙ": "n", "ₘ": "m",
  ]
  static let superscripts: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    "⁺": "+", "⁻": "-",
  ]

  /// `PO₂⁻` as `PO_2^-`, every kind of minus sign as `-`, without blanks at the ends.
  static func ascii(_ text: String) -> String {
    var result = ""
    var previous: Position = .baseline
    for character in text.trimmingBlanks() {
      if let plain = subscripts[character] {
        if previous != .lowered { result.append("_") }
        result.append(plain)
        previous = .lowered
      } else if let plain = superscripts[character] {
        if previous != .raised { result.append("^") }
        result.append(plain)
        previous = .raised
      } else {
        result.append("−–‐‑".contains(character) ? "-" : character)
        previous = .baseline
      }
    }
    return result
  }

  private enum Position { case baseline, lowered, raised }
}

extension String {
  func trimmingBlanks() -> Substring {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
