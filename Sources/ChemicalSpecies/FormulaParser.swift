/// Reads a formula in any of its usual spellings; gives up (`nil`) on everything else.
///
/// `formula = item+ charge?`, `item = isotope? symbol amount? | "(" item+ ")" amount?`,
/// `isotope = "^" digits`, `amount = "_"? number | "_"? letter | "_{" text "}"`,
/// `charge = "^"? digits? sign | sign+ | "^{" digits? sign "}"`. Unicode subscripts, superscripts and minus signs are
/// brought to this form first. Bare digits before a final sign are a number of atoms (`PO2-`, `Bi3+`), but after a
/// single symbol and before a plus they are the charge if that is a usual oxidation state of a metal of `usualCations`.
struct FormulaParser {
  private let characters: [Character]
  private var position = 0
  private var runs: [SpeciesLabel.Run] = []

  /// A formula with the label that keeps its written order.
  static func parse(_ text: String) -> (formula: ChemicalFormula, label: SpeciesLabel)? {
    var parser = FormulaParser(characters: Array(SpellingForm.ascii(text)))
    guard let atoms = parser.items(depth: 0), !atoms.isEmpty else { return nil }
    guard let charge = parser.charge(), parser.position == parser.characters.count else { return nil }
    return (ChemicalFormula(atoms: atoms, charge: charge), SpeciesLabel(runs: parser.runs))
  }

  private init(characters: [Character]) { self.characters = characters }

  /// Cations whose bare spelling `Ni2+` means an oxidation state and not a cluster of atoms.
  static let usualCations: [String: [Int]] = [
    "Mg": [2], "Al": [3], "Ca": [2], "Ti": [3, 4], "V": [3, 4, 5], "Cr": [3, 6], "Mn": [2, 3, 4],
    "Fe": [2, 3], "Co": [2, 3, 4], "Ni": [2, 3, 4], "Cu": [2], "Zn": [2], "Zr": [4], "Nb": [5],
  ]

  private var next: Character? { position < characters.count ? characters[position] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private mutating func items(depth: Int) -> [ChemicalFormula.Atoms]? {
    guard depth <= 8 else { return nil }
    var atoms: [ChemicalFormula.Atoms] = []
    while let character = next {
      if character == "(" {
        position += 1
        runs.append(.init("(", .baseline))
        guard let group = items(depth: depth + 1), !group.isEmpty, take(")") else { return nil }
        runs.append(.init(")", .baseline))
        guard let amount = amount(), let multiplied = Self.multiply(group, by: amount) else { return nil }
        atoms += multiplied
      } else if character == "^" || character.isASCIIUppercase {
        let start = position
        guard let massNumber = isotope() else {
          position = start
          return atoms
        }
        guard let symbol = symbol() else { return nil }
        if let massNumber { runs.append(.init("\(massNumber)", .superscripted)) }
        runs.append(.init(symbol, .baseline))
        if atoms.isEmpty, depth == 0, massNumber == nil, isBareCation(symbol) {
          return [.init(symbol)]
        }
        guard let amount = amount() else { return nil }
        atoms.append(.init(symbol, massNumber: massNumber, amount: amount))
      } else {
        return atoms
      }
    }
    return atoms
  }

  /// The isotope before a symbol: `.some(nil)` where none is written, `nil` where a caret begins something else.
  private mutating func isotope() -> Int?? {
    guard take("^") else { return .some(nil) }
    let braced = take("{")
    guard let number = digits(), let value = Int(number), value > 0, value < 400 else { return nil }
    if braced { guard take("}") else { return nil } }
    guard next?.isASCIIUppercase == true else { return nil }
    return .some(value)
  }

  private mutating func symbol() -> String? {
    guard let first = next, first.isASCIIUppercase else { return nil }
    if position + 1 < characters.count, characters[position + 1].isASCIILowercase {
      let pair = String([first, characters[position + 1]])
      if ChemicalElement.named(pair) != nil {
        position += 2
        return pair
      }
    }
    guard ChemicalElement.named(String(first)) != nil else { return nil }
    position += 1
    return String(first)
  }

  private mutating func digits() -> String? {
    let start = position
    while let character = next, character.isASCIIDigit { position += 1 }
    guard position > start, position - start <= 6 else { return nil }
    return String(characters[start..<position])
  }

  /// The number of atoms after a symbol or a bracket; 1 where none is written; `nil` where it is not well formed.
  private mutating func amount() -> ChemicalFormula.Amount? {
    let marked = take("_")
    if marked, take("{") {
      let start = position
      while let character = next, character != "}" { position += 1 }
      let text = String(characters[start..<position])
      guard !text.isEmpty, take("}") else { return nil }
      runs.append(.init(text.replacing("-", with: "−"), .subscripted))
      return Double(text).flatMap { $0.isFinite && $0 > 0 ? .number($0) : nil } ?? .variable(text)
    }
    if let letter = next, "xyznm".contains(letter) {
      position += 1
      runs.append(.init(String(letter), .subscripted))
      return .variable(String(letter))
    }
    guard next?.isASCIIDigit == true else { return marked ? nil : .number(1) }
    guard var text = digits() else { return nil }
    if next == ".", position + 1 < characters.count, characters[position + 1].isASCIIDigit {
      position += 1
      guard let fraction = digits() else { return nil }
      text += "." + fraction
    }
    guard let value = Double(text), value > 0 else { return nil }
    runs.append(.init(text, .subscripted))
    return .number(value)
  }

  private func isBareCation(_ symbol: String) -> Bool {
    guard position + 2 == characters.count, characters[position + 1] == "+",
      let digit = characters[position].wholeNumberValue
    else { return false }
    return Self.usualCations[symbol]?.contains(digit) == true
  }

  private mutating func charge() -> Int? {
    guard next != nil else { return 0 }
    let marked = take("^")
    let braced = marked && take("{")
    var number = 1
    if next?.isASCIIDigit == true {
      guard let text = digits(), let value = Int(text), value > 0, value < 100 else { return nil }
      number = value
    }
    guard let sign = next, sign == "+" || sign == "-" else { return nil }
    var signs = 0
    while take(sign) { signs += 1 }
    guard signs == 1 || (number == 1 && signs < 10) else { return nil }
    if braced { guard take("}") else { return nil } }
    let size = number * signs
    runs.append(.init((size > 1 ? "\(size)" : "") + (sign == "+" ? "+" : "−"), .superscripted))
    return sign == "+" ? size : -size
  }

  private static func multiply(
    _ group: [ChemicalFormula.Atoms], by amount: ChemicalFormula.Amount
  ) -> [ChemicalFormula.Atoms]? {
    guard case .number(let factor) = amount else {
      // A bracket taken x times has no number of atoms that could be added up.
      return group.count == 1 && group[0].amount == .number(1)
        ? [.init(group[0].element, massNumber: group[0].massNumber, amount: amount)] : nil
    }
    return group.map { atom in
      guard case .number(let number) = atom.amount else { return atom }
      return .init(atom.element, massNumber: atom.massNumber, amount: .number(number * factor))
    }
  }
}

extension Character {
  fileprivate var isASCIIUppercase: Bool { ("A"..."Z").contains(self) }
  fileprivate var isASCIILowercase: Bool { ("a"..."z").contains(self) }
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
