import AnalysisFindings
import InstrumentMeasurements

/// The header lines of an EMSA/MAS spectrum.
struct EMSAHeader {
  /// One line `#KEYWORD-unit : value`.
  struct Entry {
    /// The keyword in capitals without its unit; user-defined ones keep a leading `#`.
    var keyword: String
    /// The unit in the keyword's field: `kV`; empty if there is none.
    var unit: String
    /// The value without blanks at its ends.
    var value: String
    /// The line, from 0.
    var line: Int
  }

  /// The lines in the file's order.
  private(set) var entries: [Entry] = []
  /// The line of `#SPECTRUM`, from 0.
  private(set) var spectrumLine = 0
  /// What was odd.
  private(set) var notes: [String] = []

  /// The most header lines of a file, of all its spectra together.
  static let entryLimit = 100_000

  /// Reads the header that begins at or after a line, up to `#SPECTRUM`.
  ///
  /// - Parameter entriesLeft: how many header lines the file may still have; those that are read are taken off.
  init(
    _ lines: TextLines, from first: Int, entriesLeft: inout Int, file: String
  ) throws(InputProblem) {
    for line in first..<max(first, lines.count) {
      guard let text = lines.trimmed(line), !text.isEmpty else { continue }
      guard text.hasPrefix("#") else {
        throw InputProblem(
          .malformed, file: file, place: .line(line + 1),
          expected: "a header line that begins with # (the data begin after #SPECTRUM)",
          found: "“\(text.prefix(40))”", remedy: "Put # before comments, or add the missing #SPECTRUM line.")
      }
      let entry = Self.entry(text.dropFirst(), line: line)
      if entry.keyword == "SPECTRUM" {
        spectrumLine = line
        return
      }
      entriesLeft -= 1
      guard entriesLeft >= 0 else {
        throw InputProblem(
          .limitExceeded, file: file, place: .line(line + 1),
          expected: "at most \(Self.entryLimit) header lines in a file", found: "more",
          remedy: "Export the spectra in several files.")
      }
      entries.append(entry)
    }
    throw InputProblem(
      .truncated, file: file, place: .line(max(lines.count, 1)),
      expected: "the line #SPECTRUM, after which the data begin", found: "the end of the file",
      remedy: "The file is cut short; copy or export it again.")
  }

  private static func entry(_ text: Substring, line: Int) -> Entry {
    let colon = text.firstIndex(of: ":")
    let end = colon ?? text.firstIndex { $0 == " " || $0 == "\t" } ?? text.endIndex
    let value = text[end...].dropFirst(colon == nil ? 0 : 1)
    // A table program leaves its commas behind keyword and value: `#XPERCHAN,,: 1`.
    let field = trimmed(text[..<end])
    if field.hasPrefix("#") {
      return Entry(keyword: String(field).uppercased(), unit: "", value: trimmed(value), line: line)
    }
    let parts = field.split(separator: "-", maxSplits: 1).map { trimmed($0) }
    return Entry(
      keyword: parts.first?.uppercased() ?? "", unit: parts.count > 1 ? parts[1] : "", value: trimmed(value),
      line: line)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let isPadding = { (character: Character) in " \t,".contains(character) }
    let start = text.drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { !isPadding($0) }) else { return "" }
    return String(start[...last])
  }

  /// Every value of a keyword.
  func values(_ keyword: String) -> [String] { entries.filter { $0.keyword == keyword }.map(\.value) }

  /// The first value of a keyword that is not empty.
  func value(_ keyword: String) -> String? { values(keyword).first { !$0.isEmpty } }

  /// The number of a keyword; `2.0 E-06`, `490,0` and `0.5 eV per channel` hold one, `12 14` does not.
  func number(_ keyword: String) -> Double? {
    guard let text = value(keyword) else { return nil }
    if let number = NumberScanner.number(text) { return number.isFinite ? number : nil }
    if Self.isDecimalComma(text) {
      return NumberScanner.number(text, decimalSeparator: NumberScanner.comma)
    }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let next = parts[1].first else { return nil }
    if next == "E" || next == "e", let number = NumberScanner.number(parts.joined()) { return number }
    return next.isLetter ? NumberScanner.number(parts[0]) : nil
  }

  /// Whether the step or the start of the axis is written with a decimal comma.
  var hasDecimalComma: Bool {
    ["XPERCHAN", "OFFSET"].contains { value($0).map(Self.isDecimalComma) ?? false }
  }

  /// Digits, one comma, digits.
  private static func isDecimalComma(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && !text.contains(".") && parts.allSatisfy { $0.last?.isNumber == true }
      && NumberScanner.number(text, decimalSeparator: NumberScanner.comma) != nil
  }

  /// The length of a keyword in nm, by the unit in its field: `#XPOSITION-nm`; `nil` without number or unit of length.
  func nanometres(_ keyword: String) -> Double? {
    guard let value = number(keyword), let entry = entries.first(where: { $0.keyword == keyword }),
      let scale = AxisUnit.nanometres(entry.unit)
    else { return nil }
    return value * scale
  }

  /// The line of a keyword, from 0.
  func line(of keyword: String) -> Int? { entries.first { $0.keyword == keyword }?.line }

  /// The lines as metadata, under `KEYWORD` or `KEYWORD-unit`.
  var metadata: VendorMetadata {
    VendorMetadata(
      entries.map { .init(key: $0.unit.isEmpty ? $0.keyword : "\($0.keyword)-\($0.unit)", value: $0.value) })
  }
}
