/// How the cells of a text table are set apart and how its decimals are written.
package struct TextTableLayout: Sendable, Hashable {
  /// What stands between two cells.
  package var delimiter: Delimiter
  /// The byte between whole and fraction: `NumberScanner.point` or `.comma`.
  package var decimalSeparator: UInt8

  /// Creates a layout.
  package init(delimiter: Delimiter, decimalSeparator: UInt8 = NumberScanner.point) {
    self.delimiter = delimiter
    self.decimalSeparator = decimalSeparator
  }

  /// What stands between two cells.
  package enum Delimiter: String, Sendable, CaseIterable {
    /// A tab.
    case tab
    /// A semicolon.
    case semicolon
    /// A comma.
    case comma
    /// One or more blanks or tabs.
    case blanks

    /// The byte that separates, for all but `blanks`.
    package var byte: UInt8? {
      switch self {
      case .tab: 0x09
      case .semicolon: 0x3B
      case .comma: 0x2C
      case .blanks: nil
      }
    }
  }

  /// The cells of a line, without blanks and quotation marks around them.
  ///
  /// A delimiter inside quotation marks separates nothing; a doubled mark inside of marks is left as it is.
  package func cells(of lines: TextLines, line: Int) -> [Range<Int>] {
    let range = lines.range(line)
    let bytes = lines.bytes
    guard let separator = delimiter.byte else { return words(bytes, range) }
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    var isQuoted = false
    for index in range {
      let byte = bytes[index]
      if byte == 0x22 { isQuoted.toggle() }
      if byte == separator, !isQuoted {
        cells.append(unquoted(start..<index, bytes))
        start = index + 1
      }
    }
    cells.append(unquoted(start..<range.upperBound, bytes))
    return cells
  }

  /// Whether a line has more cells than a number, quoted separators counted too.
  func hasMoreCells(than limit: Int, in line: ArraySlice<UInt8>) -> Bool {
    var cells = 1
    var wasBlank = false
    for byte in line {
      let isBlank = NumberScanner.isBlank(byte)
      if delimiter.byte.map({ byte == $0 }) ?? (wasBlank && !isBlank) { cells += 1 }
      wasBlank = isBlank
      if cells > limit { return true }
    }
    return false
  }

  /// The texts of a line's cells; doubled quotation marks inside of quoted cells become one.
  package func texts(of lines: TextLines, line: Int) -> [String] {
    cells(of: lines, line: line).map { range in
      let text = lines.string(in: range)
      return text.contains("\"\"")
        ? text.split(separator: "\"\"", omittingEmptySubsequences: false)
          .joined(separator: "\"") : text
    }
  }

  /// The number in a cell.
  package func number(in lines: TextLines, _ cell: Range<Int>) -> Double? {
    NumberScanner.number(in: lines.bytes, cell, decimalSeparator: decimalSeparator)
  }

  private func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      while index < range.upperBound, NumberScanner.isBlank(bytes[index]) { index += 1 }
      let start = index
      while index < range.upperBound, !NumberScanner.isBlank(bytes[index]) { index += 1 }
      if index > start { cells.append(start..<index) }
    }
    return cells
  }

  private func unquoted(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    let range = NumberScanner.trimmed(range, of: bytes)
    guard range.count >= 2, bytes[range.lowerBound] == 0x22, bytes[range.upperBound - 1] == 0x22 else {
      return range
    }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  /// The layout in which the lines of a text are a table of numbers, and where that table begins.
  ///
  /// Of all delimiters and decimal separators the one wins that makes numbers of all cells in most of the sampled
  /// lines, with the same count of cells (two or more) in each; a tab is preferred to a semicolon, that to a comma, that
  /// to blanks, and a point to a comma. Empty cells at a line's end are passed over.
  /// `nil` if no layout makes a table of at least three lines.
  package static func detect(in lines: TextLines) -> (layout: TextTableLayout, firstRow: Int, columns: Int)? {
    var best: (layout: TextTableLayout, firstRow: Int, columns: Int)?
    var bestRows = 2
    for delimiter in Delimiter.allCases {
      for separator in [NumberScanner.point, NumberScanner.comma] where delimiter.byte != separator {
        let layout = TextTableLayout(delimiter: delimiter, decimalSeparator: separator)
        guard let run = layout.longestRun(in: lines), run.rows > bestRows else { continue }
        bestRows = run.rows
        best = (layout, run.firstRow, run.columns)
      }
    }
    return best
  }

  /// The longest run of lines with the same number of numeric cells among the first 400 lines.
  private func longestRun(in lines: TextLines) -> (firstRow: Int, columns: Int, rows: Int)? {
    var best: (firstRow: Int, columns: Int, rows: Int)?
    var current: (firstRow: Int, columns: Int, rows: Int)?
    for line in 0..<min(lines.count, 400) {
      let columns = numericColumns(in: lines, line: line)
      if columns >= 2, let running = current, running.columns == columns {
        current = (running.firstRow, columns, running.rows + 1)
      } else {
        current = columns >= 2 ? (line, columns, 1) : nil
      }
      if let current, current.rows > (best?.rows ?? 0) { best = current }
    }
    return best
  }

  /// The number of a line's cells if all of them are numbers, empty ones at the end apart; 0 otherwise.
  package func numericColumns(in lines: TextLines, line: Int) -> Int {
    var cells = cells(of: lines, line: line)
    while let last = cells.last, last.isEmpty { cells.removeLast() }
    return cells.allSatisfy { number(in: lines, $0) != nil } ? cells.count : 0
  }

  /// The layout of a table that may hold texts beside numbers.
  ///
  /// The delimiter is the one with which most of the sampled lines have the same number of cells (two or more); decimals
  /// are those with which more cells are numbers. `nil` if no delimiter gives two lines of the same width.
  package static func likely(
    in lines: TextLines, delimiter: Delimiter?, decimalSeparator: UInt8?
  ) -> TextTableLayout? {
    var best: TextTableLayout?
    var bestLines = delimiter == nil ? 1 : 0
    for candidate in delimiter.map({ [$0] }) ?? Delimiter.allCases {
      let layout = TextTableLayout(delimiter: candidate)
      var widths: [Int: Int] = [:]
      for line in 0..<min(lines.count, 200) where !lines.isBlank(line) {
        let width = layout.cells(of: lines, line: line).count
        if width > 1 { widths[width, default: 0] += 1 }
      }
      let most = widths.values.max() ?? 0
      // Commas of decimals are as regular as those between cells, so the earlier delimiter keeps a tie.
      if most > bestLines {
        bestLines = most
        best = layout
      }
    }
    guard var layout = best else { return nil }
    layout.decimalSeparator = decimalSeparator ?? layout.likelyDecimalSeparator(in: lines)
    return layout
  }

  private func likelyDecimalSeparator(in lines: TextLines) -> UInt8 {
    var points = 0
    var commas = 0
    for line in 0..<min(lines.count, 200) {
      for cell in cells(of: lines, line: line) {
        if NumberScanner.number(in: lines.bytes, cell) != nil { points += 1 }
        if NumberScanner.number(in: lines.bytes, cell, decimalSeparator: NumberScanner.comma) != nil {
          commas += 1
        }
      }
    }
    return commas > points && delimiter != .comma ? NumberScanner.comma : NumberScanner.point
  }
}
