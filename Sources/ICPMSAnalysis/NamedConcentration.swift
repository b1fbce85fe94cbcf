import InstrumentMeasurements

/// The one concentration that a standard's name states: `MIV 50 ppb`, `Std 0,5 ppb`, `5e1 ppb`.
struct NamedConcentration {
  private let number: Double
  private let unit: ConcentrationUnit

  /// Finds a number followed by a unit of concentration; `nil` if there is none, more than one, or one in doubt.
  ///
  /// In doubt are `1,234 ppb` and `1 234 ppb` (thousands or not), `Std.5 ppb` (5 or 0.5), `2-5 ppb`, `2x5 ppb` and
  /// `<5 ppb`.
  init?(_ name: String) {
    let characters = Array(name)
    var found: [(number: Double?, unit: ConcentrationUnit)] = []
    var position = 0
    while position < characters.count {
      guard let token = NumberToken(characters, at: position) else {
        position += 1
        continue
      }
      if let unit = Self.unit(characters, at: token.end) {
        found.append((token.isDoubtful(in: characters) ? nil : token.value, unit))
      }
      position = token.end
    }
    guard found.count == 1, let number = found[0].number else { return nil }
    self.number = number
    unit = found[0].unit
  }

  /// The concentration in another unit; `nil` if that is none of concentration.
  func value(in other: String) -> Double? {
    ConcentrationUnit(other).map { number * unit.microgramsPerLitre / $0.microgramsPerLitre }
  }

  /// The unit that stands at a place, blanks before it apart.
  private static func unit(_ characters: [Character], at place: Int) -> ConcentrationUnit? {
    let rest = characters[place...].drop { $0.isWhitespace }
    return ConcentrationUnit(String(rest.prefix { $0.isLetter || $0 == "/" }))
  }
}

/// A number in a name: its digits, its one decimal mark and its exponent.
private struct NumberToken {
  let begin: Int
  let end: Int
  let value: Double?
  private let fraction: (mark: Character, digits: Int)?
  private let wholeDigits: Int

  /// Reads as far as digits and marks go; `nil` where no number begins.
  init?(_ characters: [Character], at place: Int) {
    func isDigit(_ index: Int) -> Bool {
      index < characters.count && characters[index].isASCII && characters[index].isNumber
    }
    func isMark(_ index: Int) -> Bool { index < characters.count && ".,".contains(characters[index]) }
    guard isDigit(place) || isMark(place) && isDigit(place + 1) else { return nil }
    var index = place
    while isDigit(index) || isMark(index) && isDigit(index + 1) { index += 1 }
    let mantissa = String(characters[place..<index])
    let marks = mantissa.filter { !$0.isNumber }
    var exponent = ""
    if index < characters.count, "eE".contains(characters[index]) {
      var next = index + 1
      if next < characters.count, "+-".contains(characters[next]) { next += 1 }
      if isDigit(next) {
        let start = index
        while isDigit(next) { next += 1 }
        exponent = String(characters[start..<next])
        index = next
      }
    }
    begin = place
    end = index
    let whole = mantissa.prefix { $0.isNumber }.count
    wholeDigits = whole
    // Two marks are groups of thousands or a date: none of them is surely one number.
    value = marks.count > 1 ? nil : Double(mantissa.replacing(",", with: ".") + exponent)
    fraction = marks.first.map { ($0, mantissa.count - whole - 1) }
  }

  /// Whether the digits or what stands before them leave open which number is meant.
  func isDoubtful(in characters: [Character]) -> Bool {
    let before = characters[..<begin]
    let word = before.reversed().drop { $0.isWhitespace }
    let isApart = word.count < before.count || before.isEmpty
    if let fraction {
      if fraction.mark == ",", fraction.digits == 3, (1...3).contains(wholeDigits), characters[begin] != "0" {
        return true
      }
      if wholeDigits == 0, !isApart { return true }
    }
    guard let last = word.first else { return false }
    if "<>≤≥~≈±×*/+".contains(last) { return true }
    let isBehindDigit = word.dropFirst().drop { $0.isWhitespace }.first?.isNumber == true
    if "xX:-–.,".contains(last), isBehindDigit { return true }
    return isApart && last.isNumber && wholeDigits == 3 && fraction == nil
  }
}
