package import InstrumentMeasurements

extension ConcentrationTable.Cell {
  /// The meaning of a cell's text, as laboratories write it.
  ///
  /// `<0.7`, `< 0.7 µg/L`, `0.7 U` and `<DL 0.7` are below a limit, `n.d.`, `BQL` and `<LOD` below one that is not
  /// stated; what no rule explains is kept.
  ///
  /// - Parameters:
  ///   - text: The cell's text.
  ///   - notation: How the table writes numbers.
  ///   - unit: The unit of the column, into which a number with a unit of its own is converted.
  package init(text: String, notation: NumberNotation = .point, unit: String = "") {
    let trimmed = text.trimmingPrefix { $0.isWhitespace }
    if let number = notation.number(trimmed) {
      self = .value(number)
      return
    }
    let words = CellWords(trimmed)
    if let cell = words.cell ?? Self.quantity(trimmed, notation, unit: unit) {
      self = cell
    } else if let split = trimmed.firstIndex(where: { $0.isNumber }), CellWords(trimmed[..<split]).isBelow,
      let number = NumberInCell(trimmed[split...].prefix { !")]".contains($0) }, notation), number.isLimit
    {
      // A limit behind the word: <DL 0.1, ND (0.1).
      self = .limit(number, unit: unit, isUpper: true)
    } else {
      self = .unexplained(text)
    }
  }

  /// The meaning of a cell of a sheet; an empty cell is missing.
  init(_ value: SheetGrid.Value?, notation: NumberNotation = .point, unit: String = "") {
    switch value {
    case .number(let number): self = .value(number)
    case .text(let text): self.init(text: text, notation: notation, unit: unit)
    case .boolean(let truth): self = .unexplained(truth ? "true" : "false")
    case .error(let error): self = .unexplained(error)
    case nil: self = .missing
    }
  }

  /// A number with its sign of comparison, unit or qualifier; `nil` where the text is none.
  private static func quantity(
    _ text: Substring, _ notation: NumberNotation, unit: String
  ) -> ConcentrationTable.Cell? {
    if let sign = text.first, "<>≤≥".contains(sign) {
      guard let number = NumberInCell(text.dropFirst(), notation), number.isLimit else { return nil }
      return limit(number, unit: unit, isUpper: sign == "<" || sign == "≤")
    }
    guard let number = NumberInCell(text, notation) else { return nil }
    // The qualifiers of the US EPA: not detected at this level.
    if ["U", "UJ", "UL"].contains(number.suffix) { return .below(number.value) }
    // Whether the number before the word is the limit or an estimate below it is not said.
    if number.namesLimit { return .notDetected }
    return number.factor(to: unit).map { .value(number.value * $0) }
  }

  /// A limit in the column's unit; one whose unit cannot be converted is none that is stated.
  private static func limit(_ number: NumberInCell, unit: String, isUpper: Bool) -> ConcentrationTable.Cell {
    guard let factor = number.factor(to: unit) else { return isUpper ? .notDetected : .overRange }
    return isUpper ? .below(number.value * factor) : .above(number.value * factor)
  }
}

/// A number at the beginning of a cell, and what stands behind it.
private struct NumberInCell {
  let value: Double
  let suffix: String

  init?(_ text: Substring, _ notation: NumberNotation) {
    let text = text.drop { $0.isWhitespace }
    let marks = "0123456789.,+-'\u{2019}\u{A0}\u{202F}\u{2009}"
    var end = text.prefix { marks.contains($0) }.endIndex
    let exponent = text[end...].prefix { "eE+-0123456789".contains($0) }
    if exponent.dropFirst().contains(where: \.isNumber) { end = exponent.endIndex }
    guard let value = notation.number(text[..<end]) else { return nil }
    self.value = value
    suffix = text[end...].split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Whether what stands behind it leaves it a limit: nothing, a unit, or the word that says which limit it is.
  var isLimit: Bool {
    suffix.isEmpty || suffix == "%" || suffix == "cps" || ConcentrationUnit(suffix) != nil
      || namesLimit
  }

  /// Whether a word of limits stands behind it: `0.1 (LOD)`.
  var namesLimit: Bool { CellWords(suffix.filter { !"()[]".contains($0) }).isBelow }

  /// What its unit is in another one; `nil` where that cannot be said.
  func factor(to unit: String) -> Double? {
    if suffix.isEmpty || suffix == unit || namesLimit { return 1 }
    guard let own = ConcentrationUnit(suffix), let wanted = ConcentrationUnit(unit) else { return nil }
    return own.microgramsPerLitre / wanted.microgramsPerLitre
  }
}
