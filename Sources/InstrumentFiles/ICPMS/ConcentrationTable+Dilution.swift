import InstrumentMeasurements

extension ConcentrationTable.Row {
  /// Takes the text of a dilution: a number or `10x`, `x10`, `10-fold`.
  ///
  /// `1:10` is one part in ten to some and one part to ten to others: it is kept as not understood, as is any other
  /// text but an empty cell.
  mutating func take(dilution text: String, notation: NumberNotation) {
    guard ConcentrationTable.Cell(text: text, notation: notation) != .missing else { return }
    var number = text.lowercased().filter { !$0.isWhitespace }[...]
    for prefix in ["x", "×"] where number.hasPrefix(prefix) { number = number.dropFirst(prefix.count) }
    for suffix in ["x", "×", "-fold", "fold", "-fach", "fach"] where number.hasSuffix(suffix) {
      number = number.dropLast(suffix.count)
    }
    dilution = notation.number(number)
    dilutionNotUnderstood = dilution == nil ? text : nil
  }
}
