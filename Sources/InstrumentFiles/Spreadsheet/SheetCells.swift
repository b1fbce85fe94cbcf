import AnalysisFindings

/// Gathers the filled cells of one worksheet.
final class SheetCells: XMLElementHandler {
  /// The rows that have a filled cell.
  private(set) var rows: [SheetGrid.Row] = []

  private let name: String
  private let strings: [String]
  private let allowance: WorkbookAllowance
  private let file: String
  private var row = SheetGrid.Row(number: 0, cells: [])
  private var column = -1
  private var type = ""
  private var content = ""
  private var isContent = false

  /// Starts an empty sheet.
  init(_ name: String, strings: [String], allowance: WorkbookAllowance, file: String) {
    self.name = name
    self.strings = strings
    self.allowance = allowance
    self.file = file
  }

  func begin(_ element: String, _ attributes: XMLAttributes) throws(InputProblem) {
    switch element {
    case "row":
      // A row without a number follows the one before it.
      let number = attributes["r"].flatMap { Int($0) } ?? row.number + 1
      guard (1...1_048_576).contains(number) else {
        throw problem("a row number from 1 to 1048576", attributes["r"] ?? "row \(number)")
      }
      row = SheetGrid.Row(number: number, cells: [])
      column = -1
    case "c":
      column =
        try attributes["r"].map { reference throws(InputProblem) in try column(of: reference) } ?? column + 1
      type = attributes["t"] ?? "n"
      content = ""
    case "v", "t": isContent = true
    default: break
    }
  }

  func text(_ characters: String) throws(InputProblem) {
    guard isContent else { return }
    content += characters
    try allowance.addText(0, length: content.utf8.count)
  }

  func end(_ element: String) throws(InputProblem) {
    switch element {
    case "v", "t": isContent = false
    case "c":
      guard let value = try value() else { return }
      try allowance.addCell(of: name)
      if let last = row.cells.last, last.column >= column {
        throw problem(
          "cells in the order of their columns", "column \(SheetGrid.letters(of: column)) once more")
      }
      row.cells.append(.init(column: column, value: value))
    case "row":
      guard !row.cells.isEmpty else { return }
      try allowance.addRow(of: name)
      rows.append(row)
    default: break
    }
  }

  private func value() throws(InputProblem) -> SheetGrid.Value? {
    guard !content.isEmpty else { return nil }
    switch type {
    case "s":
      guard let index = Int(content), strings.indices.contains(index) else {
        throw problem("the number of one of \(strings.count) texts", "“\(content.prefix(40))”")
      }
      return text(strings[index])
    case "str", "inlineStr", "d":
      try allowance.addText(content.utf8.count, length: 0)
      return text(content)
    case "b": return .boolean(content == "1" || content == "true")
    case "e":
      try allowance.addText(content.utf8.count, length: 0)
      return .error(content)
    default:
      guard let number = NumberScanner.number(content), number.isFinite else {
        throw problem("a number", "“\(content.prefix(40))”")
      }
      return .number(number)
    }
  }

  private func text(_ text: String) -> SheetGrid.Value? {
    let words = text.drop { $0.isWhitespace }
    guard let last = words.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return .text(String(words[...last]))
  }

  /// The column of a reference such as `AB7`, counted from 0.
  private func column(of reference: String) throws(InputProblem) -> Int {
    var column = 0
    for letter in reference.utf8.prefix(while: { (0x41...0x5A).contains($0) }).prefix(4) {
      column = column * 26 + Int(letter) - 0x40
    }
    guard (1...16_384).contains(column) else {
      throw problem("a cell's place from A1 to XFD1048576", "“\(reference.prefix(40))”")
    }
    return column - 1
  }

  private func problem(_ expected: String, _ found: String) -> InputProblem {
    let reference = column >= 0 ? "\(SheetGrid.letters(of: column))\(row.number)" : "row \(row.number)"
    return InputProblem(
      .malformed, file: file, place: .cell(sheet: name, reference: reference), expected: expected,
      found: found,
      remedy: "The workbook is damaged; open it in a table program and save it again as xlsx.")
  }
}
