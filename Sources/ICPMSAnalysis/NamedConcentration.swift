/// The one concentration that a standard's name states: `MIV 50 ppb`.
struct NamedConcentration {
  private let number: Double
  private let unit: ConcentrationUnit

  /// Finds a number followed by a unit of concentration; `nil` if there is none, or more than one.
  init?(_ name: String) {
    let words = Self.words(name)
    var found: [(Double, ConcentrationUnit)] = []
    for (word, next) in zip(words, words.dropFirst()) {
      if let number = Double(word), let unit = ConcentrationUnit(next) { found.append((number, unit)) }
    }
    guard found.count == 1, let only = found.first else { return nil }
    (number, unit) = only
  }

  /// The concentration in another unit; `nil` if that is none of concentration.
  func value(in other: String) -> Double? {
    ConcentrationUnit(other).map { number * unit.microgramsPerLitre / $0.microgramsPerLitre }
  }

  /// Numbers and letters apart, so that `50ppb` reads like `50 ppb`.
  private static func words(_ name: String) -> [String] {
    var words: [String] = [""]
    var wasDigit: Bool?
    for character in name {
      if character.isWhitespace {
        words.append("")
        wasDigit = nil
        continue
      }
      let isDigit = character.isASCII && (character.isNumber || character == ".")
      if let wasDigit, wasDigit != isDigit { words.append("") }
      words[words.count - 1].append(character)
      wasDigit = isDigit
    }
    return words.filter { !$0.isEmpty }
  }
}

/// A unit of concentration in dilute water, where 1 ppb is 1 µg/L.
struct ConcentrationUnit {
  let microgramsPerLitre: Double

  /// Reads a unit; `nil` if it is none of mass per volume.
  init?(_ text: String) {
    switch text.lowercased().replacing("μ", with: "µ") {
    case "ppt", "ng/l", "pg/ml": microgramsPerLitre = 1e-3
    case "ppb", "µg/l", "ug/l", "ng/ml": microgramsPerLitre = 1
    case "ppm", "mg/l", "µg/ml", "ug/ml": microgramsPerLitre = 1e3
    case "g/l", "mg/ml": microgramsPerLitre = 1e6
    default: return nil
    }
  }
}
