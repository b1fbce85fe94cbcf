package import AnalysisFindings

/// The sheets of an xlsx workbook (Office Open XML, ECMA-376): values only, no formats and no formulas.
package struct Workbook {
  /// The sheets in the workbook's order.
  package private(set) var sheets: [SheetGrid] = []
  /// Whether days are counted from 1904 and not from 1900.
  package private(set) var countsFrom1904 = false

  /// Whether a file begins as workbooks do.
  package static func recognises(_ head: [UInt8]) -> Bool {
    guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
    let marks = ["[Content_Types].xml", "xl/", "_rels/.rels"].map { Array($0.utf8) }
    // The first member's name stands 30 bytes into the archive.
    return head.count > 30 && marks.contains { head[30...].starts(with: $0) }
  }

  /// Reads a workbook.
  package init(_ file: FileContents) throws(InputProblem) {
    let path = file.source.path
    let container = try ZipContainer(file.bytes, file: path)
    let index = WorkbookIndex()
    guard let stream = try container.stream(of: "xl/workbook.xml") else {
      throw InputProblem(
        .malformed, file: path, place: .part("xl/workbook.xml"), expected: "the list of sheets",
        found: "no such member", remedy: "Save the table as xlsx; older formats and ods are not read.")
    }
    try WorkbookXML.read(stream, file: path, part: "xl/workbook.xml", handler: index)
    let relations = "xl/_rels/workbook.xml.rels"
    if let stream = try container.stream(of: relations) {
      try WorkbookXML.read(stream, file: path, part: relations, handler: index)
    }
    countsFrom1904 = index.countsFrom1904
    let strings = SharedStrings(file: path)
    let stringsPart = index.target(ofType: "sharedStrings") ?? "xl/sharedStrings.xml"
    if let stream = try container.stream(of: stringsPart) {
      try WorkbookXML.read(stream, file: path, part: stringsPart, handler: strings)
    }
    var cellsLeft = Self.cellLimit
    for sheet in index.sheets {
      guard let part = index.target(of: sheet.relation), let stream = try container.stream(of: part) else {
        throw InputProblem(
          .malformed, file: path, place: .part("sheet “\(sheet.name.prefix(60))”"),
          expected: "the cells of this sheet", found: "no such member of the archive",
          remedy: "The workbook is damaged; export it again.")
      }
      let cells = SheetCells(sheet.name, strings: strings.values, cellLimit: cellsLeft, file: path)
      try WorkbookXML.read(stream, file: path, part: part, handler: cells)
      cellsLeft -= cells.count
      sheets.append(SheetGrid(name: sheet.name, rows: cells.rows))
    }
  }

  /// The most filled cells of a workbook; an ICP-MS batch of 200 solutions with 60 channels has 50,000.
  static let cellLimit = 300_000
  /// The most rows of a sheet.
  static let rowLimit = 20_000
}

/// The sheets of a workbook with the members that hold them.
final class WorkbookIndex: WorkbookXMLHandler {
  /// The sheets' names with the identifiers of their relations.
  private(set) var sheets: [(name: String, relation: String)] = []
  /// Whether days are counted from 1904.
  private(set) var countsFrom1904 = false
  private var targets: [String: (type: String, path: String)] = [:]

  /// The most sheets that are read.
  static let sheetLimit = 64

  /// The member that a relation leads to.
  func target(of relation: String) -> String? { targets[relation]?.path }

  /// The member of a type.
  func target(ofType type: String) -> String? {
    targets.values.filter { $0.type.hasSuffix("/\(type)") }.map(\.path).min()
  }

  func begin(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "sheet":
      guard sheets.count < Self.sheetLimit, let name = attributes["name"] else { return }
      let relation = attributes.first { $0.key.hasSuffix(":id") }?.value
      sheets.append((name, relation ?? ""))
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    case "Relationship":
      guard let identifier = attributes["Id"], let target = attributes["Target"] else { return }
      let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
      targets[identifier] = (attributes["Type"] ?? "", path)
    default: break
    }
  }

  func text(_ characters: String) {}

  func end(_ element: String) {}
}
