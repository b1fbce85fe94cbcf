/// How a table writes its numbers: which mark stands before the fraction; the other one may group thousands.
package struct NumberNotation: Sendable, Hashable {
  /// The byte between whole and fraction: `NumberScanner.point` or `.comma`.
  package var decimalSeparator: UInt8

  /// Numbers with a decimal point.
  package static let point = NumberNotation(decimalSeparator: NumberScanner.point)
  /// Numbers with a decimal comma.
  package static let comma = NumberNotation(decimalSeparator: NumberScanner.comma)

  /// The number that fills a text but for blanks around it, with or without groups of thousands.
  ///
  /// Groups are set apart by the mark that is not the decimal separator, by apostrophes or by no-break blanks; one that
  /// has not three digits makes the text no number.
  package func number(_ text: some StringProtocol) -> Double? {
    if let number = NumberScanner.number(text, decimalSeparator: decimalSeparator) {
      return number.isFinite ? number : nil
    }
    let scalars = Array(text.unicodeScalars.drop { $0 == " " })
    let decimal = Unicode.Scalar(decimalSeparator)
    let whole = scalars.prefix { $0 != decimal && $0 != "e" && $0 != "E" && $0 != " " }
      .drop { $0 == "-" || $0 == "+" }
    guard let separator = whole.first(where: groupSeparators.contains) else { return nil }
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.joined().allSatisfy({ ("0"..."9").contains($0) })
    else { return nil }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: scalars.filter { $0 != separator })
    return NumberScanner.number(String(plain), decimalSeparator: decimalSeparator)
  }

  /// What may stand between groups of thousands: the other mark, apostrophes, no-break and thin blanks.
  private var groupSeparators: Set<Unicode.Scalar> {
    let mark = decimalSeparator == NumberScanner.point ? NumberScanner.comma : NumberScanner.point
    return [Unicode.Scalar(mark), "'", "\u{2019}", "\u{A0}", "\u{202F}", "\u{2009}"]
  }
}
