package import InstrumentMeasurements

/// The name of a channel as MassHunter writes it: `60 -> 60  Ni  [ He ] `, `45  Sc ( ISTD )  [ He Gas ] `.
package struct MassHunterChannel {
  /// The channel; its unit is not known from its name.
  package var channel: ConcentrationTable.Channel

  /// Reads a name; `nil` if it is none.
  ///
  /// Grammar: mass number, on a triple quadrupole `->` and the mass number behind the cell, element, `( ISTD )` for an
  /// internal standard, cell mode in brackets. Blanks may be doubled or absent between the parts.
  package init?(_ text: String) {
    // Most cells are numbers or words: a name begins with a digit and has a capital letter.
    guard let first = text.utf8.first(where: { $0 != 0x20 }), (0x31...0x39).contains(first),
      text.utf8.contains(where: { (0x41...0x5A).contains($0) })
    else { return nil }
    var rest = Substring(text)
    func skipBlanks() { rest = rest.drop { $0.isWhitespace } }
    func number() -> Int? {
      skipBlanks()
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), (1...320).contains(number) else { return nil }
      rest = rest.dropFirst(digits.count)
      return number
    }
    func take(_ prefix: String) -> Bool {
      skipBlanks()
      guard rest.hasPrefix(prefix) else { return false }
      rest = rest.dropFirst(prefix.count)
      return true
    }
    guard text.utf8.count <= 200, let first = number() else { return nil }
    var second: Int?
    if take("->") {
      second = number()
      if second == nil { return nil }
    }
    skipBlanks()
    let element = rest.prefix { $0.isASCII && $0.isLetter }
    guard (1...2).contains(element.count), element.first?.isUppercase == true,
      element.dropFirst().allSatisfy(\.isLowercase)
    else { return nil }
    rest = rest.dropFirst(element.count)
    var isStandard = false
    if take("(") {
      isStandard = take("ISTD") && take(")")
      if !isStandard { return nil }
    }
    var mode = ""
    if take("[") {
      guard let close = rest.firstIndex(of: "]") else { return nil }
      mode = Self.folded(String(rest[..<close]))
      rest = rest[rest.index(after: close)...]
    }
    skipBlanks()
    guard rest.isEmpty else { return nil }
    channel = ConcentrationTable.Channel(
      name: Self.folded(text), element: String(element), massNumber: second ?? first,
      precursorMassNumber: second == nil ? nil : first, mode: mode, isInternalStandard: isStandard)
  }

  /// A text whose blanks are single and not at its ends.
  static func folded(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
