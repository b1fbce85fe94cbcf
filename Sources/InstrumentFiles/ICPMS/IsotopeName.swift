package import InstrumentMeasurements

/// The name of an isotope's channel outside of batch tables: `Mn55`, `Mn55 -> 71`, `60Ni (KED)`, `80Se | 80Se.16O`.
package struct IsotopeName {
  /// The channel.
  package var channel: ConcentrationTable.Channel

  /// Reads a name; `nil` if it is none.
  ///
  /// - Parameter elementFirst: whether the element stands before the mass number (Agilent) or behind it (Thermo).
  package init?(_ text: String, elementFirst: Bool) {
    let name = MassHunterChannel.folded(text)
    var rest = Substring(name)
    guard name.utf8.count <= 200, let (element, mass) = Self.isotope(&rest, elementFirst: elementFirst) else {
      return nil
    }
    var product: Int?
    rest = rest.drop { $0 == " " }
    if elementFirst, rest.hasPrefix("->") {
      product = Self.number(&rest, after: 2)
      if product == nil { return nil }
    } else if !elementFirst, rest.hasPrefix("|") {
      // Behind the cell stands an ion whose parts are joined by points: 80Se.16O is 96.
      rest = rest.dropFirst()
      var sum = 0
      repeat {
        rest = rest.drop { $0 == " " || $0 == "." }
        guard let part = Self.isotope(&rest, elementFirst: false) else { return nil }
        sum += part.mass
      } while rest.hasPrefix(".")
      product = sum
    }
    rest = rest.drop { $0 == " " }
    var mode = ""
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      mode = String(rest.dropFirst().dropLast())
      rest = ""
    }
    guard rest.isEmpty else { return nil }
    channel = ConcentrationTable.Channel(
      name: name, element: element, massNumber: product ?? mass,
      precursorMassNumber: product == nil ? nil : mass, mode: mode)
  }

  private static func isotope(_ rest: inout Substring, elementFirst: Bool) -> (element: String, mass: Int)? {
    var letters = rest.prefix { $0.isASCII && $0.isLetter }
    guard elementFirst else {
      guard let mass = number(&rest, after: 0) else { return nil }
      letters = rest.prefix { $0.isASCII && $0.isLetter }
      guard isElement(letters) else { return nil }
      rest = rest.dropFirst(letters.count)
      return (String(letters), mass)
    }
    guard isElement(letters), let mass = number(&rest, after: letters.count) else { return nil }
    return (String(letters), mass)
  }

  private static func isElement(_ letters: Substring) -> Bool {
    (1...2).contains(letters.count) && letters.first?.isUppercase == true
      && letters.dropFirst().allSatisfy(\.isLowercase)
  }

  private static func number(_ rest: inout Substring, after count: Int) -> Int? {
    let begin = rest.dropFirst(count).drop { $0 == " " }
    let digits = begin.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), (1...320).contains(number) else { return nil }
    rest = begin.dropFirst(digits.count)
    return number
  }
}
