/// Spellings of a formula that programs and people use beside the grammar's own.
enum FormulaSpelling {
  /// The text itself, then what else it may mean: without blanks before the charge (`PO2 -`), without square brackets around the ion
  /// (`[PO2]-`), with carets before mass numbers (`31P16O2-`).
  static func variants(of text: String) -> [String] {
    var found = [text]
    let joined = withoutBlanksBeforeCharge(SpellingForm.ascii(text))
    found.append(joined)
    if let bare = withoutBrackets(joined) { found.append(bare) }
    if let marked = withMarkedIsotopes(withoutBrackets(joined) ?? joined) { found.append(marked) }
    return found
  }

  private static let signs: Set<Character> = ["+", "-"]

  private static func withoutBlanksBeforeCharge(_ text: String) -> String {
    guard let first = text.firstIndex(where: \.isWhitespace),
      text[first...].allSatisfy({ $0.isWhitespace || signs.contains($0) || $0.isWholeNumber })
    else { return text }
    return text.filter { !$0.isWhitespace }
  }

  private static func withoutBrackets(_ text: String) -> String? {
    guard text.first == "[", let close = text.firstIndex(of: "]"),
      text[text.index(after: close)...].allSatisfy({ signs.contains($0) || $0.isWholeNumber || $0 == "^" })
    else { return nil }
    return String(text[text.index(after: text.startIndex)..<close]) + text[text.index(after: close)...]
  }

  /// `31P16O2-` as `^31P^16O2-`, where each number before a symbol is the mass number of a natural isotope of it.
  private static func withMarkedIsotopes(_ text: String) -> String? {
    guard text.first?.isWholeNumber == true else { return nil }
    let characters = Array(text)
    var result = ""
    var i = 0
    while i < characters.count, characters[i].isWholeNumber || characters[i].isUppercase {
      let start = i
      while i < characters.count, characters[i].isWholeNumber { i += 1 }
      guard let number = Int(String(characters[start..<i])), i < characters.count, characters[i].isUppercase
      else { return nil }
      var symbol = String(characters[i])
      if i + 1 < characters.count, characters[i + 1].isLowercase { symbol.append(characters[i + 1]) }
      guard ChemicalElement.named(symbol)?.isotope(massNumber: number) != nil else { return nil }
      i += symbol.count
      result += "^\(number)\(symbol)"
      // A number that no symbol follows counts atoms; one before a symbol is the next mass number.
      let amount = i
      while i < characters.count, characters[i].isWholeNumber { i += 1 }
      if i < characters.count, characters[i].isUppercase {
        i = amount
      } else {
        result += String(characters[amount..<i])
      }
    }
    return result + String(characters[i...])
  }
}
