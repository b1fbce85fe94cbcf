public import AnalysisFindings
import InstrumentMeasurements

/// A text table whose columns were found by a declaration.
public struct DeclaredTable {
  /// The text.
  let lines: TextLines
  /// Delimiter and decimals.
  let layout: TextTableLayout
  /// The headers, one a column; numbers from 1 where the file has none.
  public let headers: [String]
  /// The first line of data, from 0.
  let firstRow: Int
  /// The declared columns, in the table's order.
  public let columns: [Found]
  /// The file's title: its name without folder and ending.
  public let title: String
  /// The file's record.
  public let source: SourceFile
  /// The notation of numbers where the declaration says it; `nil` to find out.
  let declaredNotation: NumberNotation?

  /// The file's path.
  var file: String { source.path }

  /// A declared column that was found.
  public struct Found: Sendable {
    /// The column's number from 0.
    public var index: Int
    /// What it holds.
    public var meaning: ColumnDeclaration.Meaning
    /// The declared name, or the header.
    public var name: String
    /// The declared unit; empty for the usual one.
    public var unit: String
    /// The declared place of the column along a profile.
    public var position: Double?
  }

  /// The declared table of a text, or of the first sheet of a workbook that has the declared columns.
  ///
  /// - Throws: an `InputProblem` if no sheet has them: that of the first sheet.
  static func found(
    in contents: FileContents, _ declaration: ColumnDeclaration, as form: DeclaredTableForm
  ) throws(InputProblem) -> DeclaredTable {
    guard Workbook.recognises(contents.head) else {
      return try DeclaredTable(contents, declaration, as: form)
    }
    var sheetwise = declaration
    sheetwise.delimiter = .tab
    var problem: InputProblem?
    for sheet in try Workbook(contents).sheets where !sheet.rows.isEmpty {
      do throws(InputProblem) {
        let text = FileContents(source: contents.source, bytes: sheet.tabbedText)
        return try DeclaredTable(text, sheetwise, as: form)
      } catch {
        problem = problem ?? error
      }
    }
    throw problem
      ?? InputProblem(
        .empty, file: contents.source.path, expected: "a sheet with cells", found: "empty sheets",
        remedy: "Check which workbook is named.")
  }

  /// Finds the declared columns.
  ///
  /// - Throws: an `InputProblem` if a column is not there, or no line holds the headers.
  init(
    _ contents: FileContents, _ declaration: ColumnDeclaration, as form: DeclaredTableForm
  ) throws(InputProblem) {
    let file = contents.source.path
    source = contents.source
    title = contents.head.title
    let texts = Set(form.columns.filter(\.isText).map(\.meaning))
    declaredNotation = declaration.hasDecimalComma.map { $0 ? .comma : .point }
    lines = try TextLines(contents)
    layout = try Self.layout(lines, declaration, file: file)
    let headerRow = try Self.headerRow(lines, layout, declaration, texts, file: file)
    let dataStart = declaration.firstDataLine.map { max($0, 1) - 1 } ?? headerRow.map { $0 + 1 }
    let numbers = Self.numericColumns(declaration, texts)
    let first = ((dataStart ?? 0)..<max(lines.count, dataStart ?? 0)).first { [lines, layout] line in
      let cells = layout.cells(of: lines, line: line)
      let isComment = lines.bytes[NumberScanner.trimmed(lines.range(line), of: lines.bytes)].first == 0x23
      return cells.count > 1 && !isComment
        && numbers.allSatisfy { $0 < cells.count && layout.number(in: lines, cells[$0]) != nil }
    }
    guard let first else {
      throw InputProblem(
        .malformed, file: file, expected: "a line of data with the declared columns", found: "none",
        remedy: "Check delimiter and column numbers of the declaration.")
    }
    firstRow = first
    let width = (layout.cells(of: lines, line: first).lastIndex { !$0.isEmpty } ?? -1) + 1
    var headers = headerRow.map { [lines, layout] in layout.texts(of: lines, line: $0) } ?? []
    if let name = headers.first, name.hasPrefix("#") {
      headers[0] = String(name.dropFirst().drop { $0 == " " })
    }
    while headers.count > width, headers.last?.isEmpty == true { headers.removeLast() }
    while headers.count < width { headers.append("\(headers.count + 1)") }
    self.headers = headers
    columns = try Self.find(declaration.columns, headers, file: file, line: headerRow)
  }

  /// The columns that are declared with a meaning.
  public func columns(_ meaning: ColumnDeclaration.Meaning) -> [Found] {
    columns.filter { $0.meaning == meaning }
  }

  /// The one column of a meaning.
  ///
  /// - Throws: an `InputProblem` if none or more than one is declared.
  public func column(_ meanings: ColumnDeclaration.Meaning...) throws(InputProblem) -> Found {
    let found = columns.filter { meanings.contains($0.meaning) }
    guard let column = found.first, found.count == 1 else {
      let names = meanings.map(\.rawValue).joined(separator: " or ")
      throw InputProblem(
        .missing, file: file, expected: "one column declared as \(names)",
        found: found.isEmpty ? "none" : "\(found.count)",
        remedy: "Declare which column it is; the file has \(headers.joined(separator: ", ")).")
    }
    return column
  }

  /// Checks that an axis rises or falls throughout: where it does not, another column was declared as the axis.
  ///
  /// - Throws: an `InputProblem` at the first value out of order.
  public func checkOrder(of values: [Double], in column: Found) throws(InputProblem) {
    guard values.count > 1 else { return }
    let rises = values[1] > values[0]
    for index in values.indices.dropFirst()
    where values[index] == values[index - 1] || (values[index] > values[index - 1]) != rises {
      throw InputProblem(
        .malformed, file: file, place: .part("column “\(column.name)”, point \(index + 1)"),
        expected: "values that rise or fall throughout, as \(column.meaning.rawValue) does",
        found: "\(values[index]) after \(values[index - 1])",
        remedy: "Check which columns are declared; two may be swapped.")
    }
  }

  /// The numbers of columns, each as long as the table.
  ///
  /// - Throws: an `InputProblem` at a cell that holds none.
  public func numbers(of columns: [Found]) throws(InputProblem) -> [[Double]] {
    let rows = try rows(emptyCell: .error)
    return columns.map { rows.column($0.index) }
  }

  /// The numbers of the table; columns that are not declared need not be numbers.
  func rows(emptyCell: NumericRows.EmptyCell) throws(InputProblem) -> NumericRows {
    try NumericRows(
      lines, from: firstRow, layout: layout, columnNames: headers, emptyCell: emptyCell,
      unused: Set(headers.indices).subtracting(columns.map(\.index)), file: file)
  }

  private static func layout(
    _ lines: TextLines, _ declaration: ColumnDeclaration, file: String
  ) throws(InputProblem) -> TextTableLayout {
    let comma = declaration.hasDecimalComma.map { $0 ? NumberScanner.comma : NumberScanner.point }
    let declared = declaration.delimiter.flatMap { TextTableLayout.Delimiter(rawValue: $0.rawValue) }
    guard let found = TextTableLayout.likely(in: lines, delimiter: declared, decimalSeparator: comma) else {
      throw InputProblem(
        .malformed, file: file, expected: "a table of at least two columns", found: "text without one",
        remedy: "State the delimiter in the declaration.")
    }
    return found
  }

  /// The line that holds all headers that the declaration names.
  private static func headerRow(
    _ lines: TextLines, _ layout: TextTableLayout, _ declaration: ColumnDeclaration,
    _ texts: Set<ColumnDeclaration.Meaning>, file: String
  ) throws(InputProblem) -> Int? {
    if let line = declaration.headerLine { return max(line, 1) - 1 }
    let names = declaration.columns.compactMap { column -> String? in
      if case .header(let name) = column.reference { return name.lowercased() }
      return nil
    }
    func headers(_ line: Int) -> [String] {
      layout.texts(of: lines, line: line).map { text in
        String(text.drop { $0 == "#" || $0 == " " }).lowercased()
      }
    }
    guard !names.isEmpty else {
      // Named by numbers only: the line above the first line of numbers, if it is as wide.
      let numbers = numericColumns(declaration, texts)
      let first = (0..<min(lines.count, 400)).first { line in
        let cells = layout.cells(of: lines, line: line)
        return numbers.allSatisfy { $0 < cells.count && layout.number(in: lines, cells[$0]) != nil }
      }
      guard let first, first > 0 else { return nil }
      let above = layout.cells(of: lines, line: first - 1).count
      return above > 1 && above >= (numbers.max() ?? 0) + 1 ? first - 1 : nil
    }
    let row = (0..<min(lines.count, 400)).first { line in
      let found = headers(line)
      return names.allSatisfy(found.contains)
    }
    guard let row else {
      throw InputProblem(
        .missing, file: file, expected: "a line with the headers \(names.joined(separator: ", "))",
        found: "none among the first \(min(lines.count, 400)) lines",
        remedy: "Check spelling and delimiter, or name the columns by their numbers.")
    }
    return row
  }

  /// The indices of the columns that are declared by number and must be numbers.
  private static func numericColumns(
    _ declaration: ColumnDeclaration, _ texts: Set<ColumnDeclaration.Meaning>
  ) -> [Int] {
    declaration.columns.compactMap { column in
      guard case .number(let number) = column.reference, number > 0, !texts.contains(column.meaning) else {
        return nil
      }
      return number - 1
    }
  }

  private static func find(
    _ columns: [ColumnDeclaration.Column], _ headers: [String], file: String, line: Int?
  ) throws(InputProblem) -> [Found] {
    var found: [Found] = []
    func add(_ index: Int, _ column: ColumnDeclaration.Column, position: Double?) {
      found.append(
        Found(
          index: index, meaning: column.meaning, name: column.name ?? headers[index], unit: column.unit,
          position: position))
    }
    for column in columns {
      switch column.reference {
      case .header(let name):
        let index = headers.firstIndex { $0.lowercased() == name.lowercased() }
        guard let index else {
          throw InputProblem(
            .missing, file: file, place: line.map { .line($0 + 1) } ?? .wholeFile,
            expected: "a column “\(name)”", found: headers.joined(separator: ", "),
            remedy: "Use one of these headers, or the column's number.")
        }
        add(index, column, position: column.position)
      case .number(let number):
        guard number > 0, number <= headers.count else {
          throw InputProblem(
            .missing, file: file, expected: "a column \(number)", found: "\(headers.count) columns",
            remedy: "Columns are counted from 1; check the delimiter.")
        }
        add(number - 1, column, position: column.position)
      case .remaining: continue
      }
    }
    let named = Set(found.map(\.index))
    guard named.count == found.count else {
      throw InputProblem(
        .invalidValue, file: file, expected: "each column declared once", found: "one that is declared twice",
        remedy: "Remove one of the two entries of the declaration.")
    }
    for column in columns where column.reference == .remaining {
      for index in headers.indices where !named.contains(index) && !headers[index].isEmpty {
        let digits = headers[index].prefix { "+-.0123456789eE".contains($0) }
        add(index, column, position: NumberScanner.number(digits))
      }
    }
    return found.sorted { $0.index < $1.index }
  }
}
