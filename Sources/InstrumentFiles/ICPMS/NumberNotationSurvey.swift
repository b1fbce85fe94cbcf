package import AnalysisFindings

/// What the numbers of a whole table say of their notation: a single number such as `1,234` says nothing.
package struct NumberNotationSurvey {
  private var firstPoint: InputProblem.Place?
  private var firstComma: InputProblem.Place?
  private var firstDoubtfulComma: (place: InputProblem.Place, text: String)?
  private var hasDoubtfulPoint = false

  /// Begins without evidence.
  package init() {}

  /// What one number says of the decimal separator.
  enum Evidence: Hashable {
    /// The mark is surely the decimal separator.
    case decimal(UInt8)
    /// One mark before exactly three digits: a fraction or a group of thousands.
    case doubtful(UInt8)
  }

  /// Takes a cell's text into account; texts without a number say nothing.
  package mutating func add(_ text: String, at place: @autoclosure () -> InputProblem.Place) {
    switch Self.evidence(of: text) {
    case .decimal(NumberScanner.comma): firstComma = firstComma ?? place()
    case .decimal: firstPoint = firstPoint ?? place()
    case .doubtful(NumberScanner.comma):
      if firstDoubtfulComma == nil { firstDoubtfulComma = (place(), text) }
    case .doubtful: hasDoubtfulPoint = true
    case nil: break
    }
  }

  /// The notation of all numbers; points where none of them has a mark that decides.
  ///
  /// - Throws: an `InputProblem` where numbers contradict each other, or where a comma is in doubt everywhere.
  package func notation(file: String) throws(InputProblem) -> NumberNotation {
    switch (firstPoint, firstComma) {
    case (nil, nil): break
    case (_?, nil): return .point
    case (nil, _?): return .comma
    case (_?, let comma?):
      throw InputProblem(
        .invalidValue, file: file, place: comma, expected: "one decimal separator in the whole table",
        found: "numbers with points and numbers with commas",
        remedy: "Export the table again with points as decimal separators.")
    }
    guard let doubtful = firstDoubtfulComma else { return .point }
    throw InputProblem(
      .invalidValue, file: file, place: doubtful.place,
      expected: "numbers whose comma is surely a decimal or surely groups thousands",
      found: "“\(doubtful.text)”, and no number of the table that decides"
        + (hasDoubtfulPoint ? "; others have a point before three digits" : ""),
      remedy: "Export the table again with decimal points and without groups of thousands, "
        + "or declare its columns with decimalComma.")
  }

  /// What the first number of a text says; `nil` where it has no mark, or none that could be read.
  static func evidence(of text: String) -> Evidence? {
    let bytes = text.utf8.drop { !isDigit($0) && !isMark($0) }
    guard bytes.contains(where: isMark) else { return nil }
    let core = bytes.prefix { isDigit($0) || isMark($0) }
    let marks = core.filter(isMark)
    guard let last = marks.last else { return nil }
    let parts = core.split(omittingEmptySubsequences: false, whereSeparator: isMark)
    let fraction = parts[parts.count - 1].count
    if Set(marks).count == 2 { return marks.count { $0 == last } == 1 ? .decimal(last) : nil }
    let canGroup =
      (1...3).contains(parts[0].count) && parts[0].first != 0x30
      && parts.dropFirst().allSatisfy { $0.count == 3 }
    guard marks.count == 1 else { return canGroup ? .decimal(other(last)) : nil }
    guard canGroup, fraction == 3 else { return fraction + parts[0].count > 0 ? .decimal(last) : nil }
    // Thousands are not grouped in a mantissa.
    let behind = bytes.dropFirst(core.count)
    let hasExponent = behind.first.map { $0 | 0x20 == 0x65 } ?? false
    let isFollowed = behind.dropFirst().first.map { isDigit($0) || $0 == 0x2D || $0 == 0x2B } ?? false
    return hasExponent && isFollowed ? .decimal(last) : .doubtful(last)
  }

  private static func other(_ mark: UInt8) -> UInt8 {
    mark == NumberScanner.comma ? NumberScanner.point : NumberScanner.comma
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == NumberScanner.point || byte == NumberScanner.comma
  }
}
