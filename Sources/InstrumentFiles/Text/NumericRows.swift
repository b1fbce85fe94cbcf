package import AnalysisFindings

/// The numbers of a text table, row by row.
package struct NumericRows: Sendable {
  /// The number of columns.
  package let columnCount: Int
  /// The number of rows.
  package private(set) var rowCount = 0
  /// The line of the first row, counted from 0; `nil` without rows.
  package private(set) var firstLine: Int?
  /// Where a column that may hold them has its first word in place of a number: its line, counted from 0.
  package private(set) var firstWord: [Int: Int] = [:]
  private var columns: [[Double]]

  /// The most empty cells of a table that is mostly empty, beside one for every two bytes: more would take many times
  /// the memory of the text.
  private static let emptyCellLimit = 1 << 22

  /// What an empty cell, or the word `nan`, means.
  package enum EmptyCell: Sendable {
    /// Something is wrong.
    case error
    /// The value is missing: not a number.
    case missing
  }

  /// Reads rows of numbers, up to a line or to the end of a text.
  ///
  /// Blank lines and lines that begin with `#` are passed over, empty cells behind the last column too.
  ///
  /// - Parameters:
  ///   - columnNames: the name of each column, for error messages; their count is the number of columns.
  ///   - unused: columns that need not hold numbers; they are not kept.
  ///   - withWords: columns that may hold `nan` and `inf`, which are kept; anywhere else they are no numbers.
  /// - Throws: an `InputProblem` that names line, column and the column's name.
  package init(
    _ lines: TextLines, from firstRow: Int, to endRow: Int? = nil, layout: TextTableLayout,
    columnNames: [String],
    emptyCell: EmptyCell = .error, unused: Set<Int> = [], withWords: Set<Int> = [], file: String
  ) throws(InputProblem) {
    columnCount = columnNames.count
    let isUnused = columnNames.indices.map(unused.contains)
    let keepsWords = columnNames.indices.map(withWords.contains)
    let bytes = lines.bytes
    let start = min(max(firstRow, 0), lines.count)
    let end = max(min(endRow ?? lines.count, lines.count), start)
    columns = [[Double]](repeating: [], count: columnCount)
    // A row takes a byte at least for each cell: no more than these can be full.
    let capacity = min(end - start, bytes.count / max(columnCount, 1) + 1)
    // Row by row in one list, which is taken apart at the end: a list for each column would be opened at every cell.
    let used = columnNames.indices.filter { !isUnused[$0] }
    var cells: [Double] = []
    cells.reserveCapacity(min(capacity * used.count, bytes.count / 2 + used.count))
    var cellsLeft = Self.emptyCellLimit + bytes.count / 2
    let plain = PlainCells(layout)
    // How many used columns stand side by side from each one on.
    var usedAhead = [Int](repeating: 0, count: columnCount + 1)
    for column in columnNames.indices.reversed() where !isUnused[column] {
      usedAhead[column] = usedAhead[column + 1] + 1
    }
    for line in start..<end {
      let range = lines.range(line)
      let content = NumberScanner.trimmed(range, of: bytes)
      if content.isEmpty || bytes[content.lowerBound] == 0x23 { continue }
      if firstLine == nil { firstLine = line }
      var position = range.lowerBound
      var column = 0
      while column < columnCount {
        if let plain, usedAhead[column] > 0 {
          let read = plain.read(
            bytes, at: &position, to: range.upperBound, most: usedAhead[column], into: &cells)
          // Full cells with their delimiters take two bytes each: they alone never exceed the limit.
          cellsLeft -= read
          column += read
          guard column < columnCount else { break }
        }
        defer { column += 1 }
        let isLast = column == columnCount - 1
        guard
          let value = Self.cell(
            bytes, at: &position, to: range.upperBound, layout, isUnused: isUnused[column]),
          value.number.isFinite || isUnused[column] || keepsWords[column] && !value.isEmpty
            || emptyCell == .missing && value.number.isNaN
        else {
          throw Self.problem(
            lines, line, position, layout, column: column, name: columnNames[column], file: file)
        }
        guard Self.passDelimiter(bytes, at: &position, to: range.upperBound, layout) || isLast else {
          throw InputProblem(
            .malformed, file: file, place: .line(line + 1), expected: "\(columnCount) columns",
            found: "the end of the line after \(column + 1)",
            remedy: "The line is cut short: export or copy the file again.")
        }
        if isUnused[column] { continue }
        cellsLeft -= 1
        guard cellsLeft >= 0 else {
          throw InputProblem(
            .limitExceeded, file: file, place: .line(line + 1),
            expected: "a table that is not mostly empty", found: "more empty cells than others",
            remedy: "Export the table without its empty columns.")
        }
        if keepsWords[column], !value.number.isFinite, firstWord[column] == nil { firstWord[column] = line }
        cells.append(value.number)
      }
      guard Self.isRestEmpty(bytes, position, range.upperBound, layout) else {
        throw InputProblem(
          .malformed, file: file, place: lines.place(line: line, offset: position),
          expected: "the end of the line after \(columnCount) columns", found: "a further value",
          remedy: "Check that header and rows have the same number of columns.")
      }
      rowCount += 1
    }
    for (first, column) in used.enumerated() {
      columns[column] = Array(unsafeUninitializedCapacity: rowCount) { buffer, count in
        var place = first
        for row in 0..<rowCount {
          buffer.initializeElement(at: row, to: cells[place])
          place += used.count
        }
        count = rowCount
      }
    }
  }

  /// The values of a column, one a row; empty for a column that is not there or not used.
  package func column(_ index: Int) -> [Double] {
    columns.indices.contains(index) ? columns[index] : []
  }

  /// A value that was read, or an empty cell.
  private struct Cell {
    var number: Double
    var isEmpty: Bool
  }

  /// The cell at a position, which then stands at the delimiter or the end; `nil` if it is not a number.
  private static func cell(
    _ bytes: [UInt8], at position: inout Int, to end: Int, _ layout: TextTableLayout, isUnused: Bool
  ) -> Cell? {
    let separator = layout.delimiter.byte
    while position < end, bytes[position] != separator,
      NumberScanner.isBlank(bytes[position]) || bytes[position] == 0x22
    {
      position += 1
    }
    if position >= end || bytes[position] == separator { return Cell(number: .nan, isEmpty: true) }
    if isUnused {
      while position < end,
        separator == nil ? !NumberScanner.isBlank(bytes[position]) : bytes[position] != separator
      {
        position += 1
      }
      return Cell(number: .nan, isEmpty: false)
    }
    guard
      let value = NumberScanner.scan(
        bytes, at: &position, to: end, decimalSeparator: layout.decimalSeparator)
    else { return nil }
    if position < end, bytes[position] == 0x22 { position += 1 }
    if let separator {
      while position < end, bytes[position] != separator, NumberScanner.isBlank(bytes[position]) {
        position += 1
      }
      return position == end || bytes[position] == separator ? Cell(number: value, isEmpty: false) : nil
    }
    return position == end || NumberScanner.isBlank(bytes[position])
      ? Cell(number: value, isEmpty: false) : nil
  }

  /// Moves behind the delimiter; whether there was one.
  private static func passDelimiter(
    _ bytes: [UInt8], at position: inout Int, to end: Int, _ layout: TextTableLayout
  ) -> Bool {
    guard let separator = layout.delimiter.byte else {
      while position < end, NumberScanner.isBlank(bytes[position]) { position += 1 }
      return position < end
    }
    guard position < end, bytes[position] == separator else { return false }
    position += 1
    return true
  }

  private static func isRestEmpty(
    _ bytes: [UInt8], _ position: Int, _ end: Int, _ layout: TextTableLayout
  ) -> Bool {
    guard position < end else { return true }
    return bytes[position..<end].allSatisfy { NumberScanner.isBlank($0) || $0 == layout.delimiter.byte }
  }

  private static func problem(
    _ lines: TextLines, _ line: Int, _ position: Int, _ layout: TextTableLayout, column: Int, name: String,
    file: String
  ) -> InputProblem {
    let end = lines.range(line).upperBound
    // The scanner may stand in the middle of the cell: show the cell from its beginning.
    var start = min(position, end)
    let separator = layout.delimiter.byte
    func isBetween(_ byte: UInt8) -> Bool {
      separator == nil ? NumberScanner.isBlank(byte) : byte == separator
    }
    while start > lines.range(line).lowerBound, !isBetween(lines.bytes[start - 1]) { start -= 1 }
    let stop = lines.bytes[start..<end].firstIndex(where: isBetween) ?? end
    let found = lines.string(in: NumberScanner.trimmed(start..<stop, of: lines.bytes))
    let title = name.isEmpty ? "column \(column + 1)" : "column \(column + 1) (“\(name.prefix(60))”)"
    return InputProblem(
      .malformed, file: file, place: lines.place(line: line, offset: start),
      expected: "a number in \(title)", found: found.isEmpty ? "nothing" : "“\(found.prefix(60))”",
      remedy: "Mend this cell, or export the file again.")
  }
}
