import AnalysisFindings

extension SheetGrid {
  /// The cells of a text table, all of them texts.
  ///
  /// - Parameter rowLimit: the number of lines to read.
  /// - Throws: where the table has more cells than a workbook may have.
  init(
    _ lines: TextLines, layout: TextTableLayout, rowLimit: Int = .max, file: String
  ) throws(InputProblem) {
    name = ""
    rows = []
    var cellsLeft = WorkbookAllowance.cellLimit
    for line in 0..<min(lines.count, rowLimit) {
      var cells: [Cell] = []
      for (column, range) in layout.cells(of: lines, line: line).enumerated() {
        let range = NumberScanner.trimmed(range, of: lines.bytes)
        guard !range.isEmpty else { continue }
        let text = lines.string(in: range)
        let isQuoting = lines.bytes[range].contains(0x22)
        cells.append(
          .init(column: column, value: .text(isQuoting ? text.replacing("\"\"", with: "\"") : text)))
      }
      cellsLeft -= cells.count
      guard cellsLeft >= 0, rows.count < WorkbookAllowance.rowLimit else {
        throw WorkbookAllowance.tooManyCells(.line(line + 1), file)
      }
      if !cells.isEmpty { rows.append(Row(number: line + 1, cells: cells)) }
    }
  }
}
