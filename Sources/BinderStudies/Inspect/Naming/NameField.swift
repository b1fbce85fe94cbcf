import Foundation

/// A piece of a file's or folder's name, as far as it may say something of the specimen.
struct NameField: Hashable {
  /// What a piece is.
  enum Kind: Hashable {
    /// A word or a word with digits: a binder, an operator, a grade.
    case word
    /// A part of a word, whatever it would mean by itself.
    case part
    /// A number by itself.
    case number(Int)
    /// The number of a cell that stands behind a word for it.
    case cell(Int)
    /// A state of the specimen.
    case state(String)
    /// A word for blanks.
    case blank
  }

  /// The piece as it is written.
  var text: String
  /// What it is.
  var kind: Kind

  /// The piece for comparisons.
  var key: String { text.lowercased() }

  /// The pieces of one name, without dates, units, and words that say nothing.
  static func fields(of name: String) -> [NameField] {
    let plain = withoutDates(name)
    // Where a name has two kinds of separators, what the narrower one joins is one word: 2025_PVDF-A-N5_1.
    let isNested = plain.contains("-") && plain.contains(where: { $0 == "_" || $0 == " " })
    var fields: [NameField] = []
    for part in plain.split(whereSeparator: { isSeparator($0) && !(isNested && $0 == "-") }) {
      guard isNested, part.contains("-") else {
        fields += classified(String(part))
        continue
      }
      for (text, isInside) in parts(of: part) {
        let found = classified(text)
        // Inside of a word nothing is left out: Li-PAA, TPU-g-PAA.
        fields +=
          isInside && (found.isEmpty || saysNothing(text.lowercased()))
          ? [NameField(text: text, kind: .part)] : found
      }
    }
    return numbered(fields)
  }

  /// The pieces of a name in order with the kinds of numbers settled by the words before them.
  private static func numbered(_ fields: [NameField]) -> [NameField] {
    var result: [NameField] = []
    var before: String?
    for field in fields {
      let word = before
      before = field.key
      if case .number(let number) = field.kind, let word {
        if NameVocabulary.cell.contains(word) {
          result.removeLast()
          result.append(NameField(text: field.text, kind: .cell(number)))
          continue
        }
        if NameVocabulary.spot.contains(word) {
          result.removeLast()
          continue
        }
      }
      result.append(field)
    }
    return result.filter { !($0.kind == .word && saysNothing($0.key)) }
  }

  private static func saysNothing(_ word: String) -> Bool {
    NameVocabulary.saysNothing.contains(word) || NameVocabulary.cell.contains(word)
      || NameVocabulary.spot.contains(word)
  }

  /// The parts of a word with hyphens, and whether a part lies inside of what is left without numbers at its end and words
  /// that say nothing at both ends.
  private static func parts(of word: Substring) -> [(text: String, isInside: Bool)] {
    let parts = word.split(separator: "-").map(String.init)
    let means = { (part: String) in Int(part) == nil && !saysNothing(part.lowercased()) }
    guard let first = parts.firstIndex(where: means), let last = parts.lastIndex(where: means) else {
      return parts.map { ($0, false) }
    }
    return parts.enumerated().map { ($1, first < $0 && $0 < last) }
  }

  private static func isSeparator(_ character: Character) -> Bool {
    !(character.isLetter || character.isNumber || character == "°" || character == "%")
  }

  /// A piece with what it is; none for a date, a setting or a time.
  private static func classified(_ text: String) -> [NameField] {
    let key = text.lowercased()
    if let number = Int(key), key.count <= 4 {
      return isYear(number) ? [] : [NameField(text: text, kind: .number(number))]
    }
    if key.allSatisfy(\.isNumber) { return [] }
    if let state = NameVocabulary.states[key] { return [NameField(text: text, kind: .state(state))] }
    if NameVocabulary.blanks.contains(key) { return [NameField(text: text, kind: .blank)] }
    if isSetting(key) { return [] }
    let letters = String(key.prefix { $0.isLetter })
    if let number = Int(key.dropFirst(letters.count)), !letters.isEmpty {
      if NameVocabulary.cell.contains(letters) || ["c", "z", "s"].contains(letters) {
        return [NameField(text: String(text.dropFirst(letters.count)), kind: .cell(number))]
      }
      if NameVocabulary.spot.contains(letters) { return [] }
      if NameVocabulary.blanks.contains(letters) { return [NameField(text: text, kind: .blank)] }
      if let state = NameVocabulary.states[letters] {
        return [
          NameField(text: letters, kind: .state(state)),
          NameField(text: String(text.dropFirst(letters.count)), kind: .number(number)),
        ]
      }
    }
    return [NameField(text: text, kind: .word)]
  }

  /// Whether a piece is a number with a unit.
  private static func isSetting(_ key: String) -> Bool {
    let digits = key.prefix { $0.isNumber || $0 == "p" || $0 == "." }
    guard digits.first?.isNumber == true else { return key == "%" }
    let unit = String(key.dropFirst(digits.count))
    return NameVocabulary.units.contains(unit)
  }

  private static func isYear(_ number: Int) -> Bool { (1990...2060).contains(number) }

  /// A name without its dates, clock times and decimal numbers.
  private static func withoutDates(_ name: String) -> String {
    var plain = name
    let patterns = [
      #"(?<!\d)(19|20)\d{2}[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)"#,
      #"(?<!\d)(0?[1-9]|[12]\d|3[01])([-_.])(0?[1-9]|1[0-2])\2(19|20)?\d{2}(?!\d)"#,
      #"(?<!\d)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"#,
      #"(?<!\d)([01]?\d|2[0-3])[h:]\d{2}(?!\d)"#,
      #"(?<![A-Za-z0-9])\d+[.,]\d+\s?[A-Za-zµ°%]*"#,
    ]
    for pattern in patterns {
      plain = plain.replacingOccurrences(of: pattern, with: "|", options: .regularExpression)
    }
    return plain
  }
}
