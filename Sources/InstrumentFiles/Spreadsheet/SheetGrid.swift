import AnalysisFindings

/// The filled cells of one sheet of a workbook, or of one text table.
package struct SheetGrid: Sendable {
  /// The sheet's name; empty for a text table.
  package var name: String
  /// The rows that have a filled cell, in the file's order.
  package var rows: [Row]

  /// One row.
  package struct Row: Sendable {
    /// The row's number, from 1.
    package var number: Int
    /// The filled cells, in the order of their columns.
    package var cells: [Cell]

    /// The value in a column, counted from 0.
    package subscript(column: Int) -> Value? {
      // Rows of instrument tables are dense: the cell mostly stands at or before its column's place.
      var index = min(column, cells.count - 1)
      while index >= 0, cells[index].column > column { index -= 1 }
      return index >= 0 && cells[index].column == column ? cells[index].value : nil
    }
  }

  /// One cell.
  package struct Cell: Sendable {
    /// The column, from 0.
    package var column: Int
    /// What stands in it.
    package var value: Value
  }

  /// What stands in a cell.
  package enum Value: Hashable, Sendable {
    /// A number.
    case number(Double)
    /// A text, without blanks at its ends; never empty.
    case text(String)
    /// A truth value.
    case boolean(Bool)
    /// An error of the table program, such as `#DIV/0!`.
    case error(String)

    /// The value as text.
    package var description: String {
      switch self {
      case .number(let number):
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
      case .text(let text), .error(let text): text
      case .boolean(let truth): truth ? "true" : "false"
      }
    }

    /// The text, where the cell holds one.
    package var text: String? {
      if case .text(let text) = self { return text }
      return nil
    }
  }

  /// The place of a cell for an error message.
  func place(row: Int, column: Int) -> InputProblem.Place {
    let reference = "\(Self.letters(of: column))\(row)"
    return name.isEmpty
      ? .part("line \(row), cell \(column + 1)") : .cell(sheet: name, reference: reference)
  }

  /// The letters of a column counted from 0: `A`, `Z`, `AA`.
  static func letters(of column: Int) -> String {
    var rest = column
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
