package import AnalysisFindings

/// The sheets of an xlsx workbook (Office Open XML, ECMA-376): values only, no formats and no formulas.
package struct Workbook {
  /// The sheets in the workbook's order.
  package private(set) var sheets: [SheetGrid] = []
  /// Whether days are counted from 1904 and not from 1900.
  package private(set) var countsFrom1904 = false

  /// Whether a file is an archive with the members of a workbook, in whatever order its writer put them.
  package static func recognises(_ head: FileHead) -> Bool {
    guard ZipDirectory.begins(head.bytes) else { return false }
    let marks = ["[Content_Types].xml", "xl/"].map { Array($0.utf8) }
    return [head.bytes, head.tail].contains { bytes in
      ZipDirectory.namesMember(in: bytes) { name in marks.contains { name.starts(with: $0) } }
    }
  }

  /// The names of a workbook's sheets, without their cells.
  static func sheetNames(of file: FileContents) throws(InputProblem) -> [String] {
    let path = file.source.path
    let container = try ZipContainer(file.bytes, file: path)
    var limits = XMLLimits()
    let index = WorkbookIndex(file: path)
    _ = try container.read("xl/workbook.xml") { next throws(InputProblem) in
      try XMLStream.read(
        file: path, part: "xl/workbook.xml", limits: &limits, handler: index, from: next)
    }
    return index.sheets.map(\.name)
  }

  /// Reads a workbook.
  package init(_ file: FileContents) throws(InputProblem) {
    let path = file.source.path
    let container = try ZipContainer(file.bytes, file: path)
    var limits = XMLLimits()
    func read(_ part: String, _ handler: any XMLElementHandler) throws(InputProblem) -> Bool {
      try container.read(part) { next throws(InputProblem) in
        try XMLStream.read(file: path, part: part, limits: &limits, handler: handler, from: next)
      }
    }
    let index = WorkbookIndex(file: path)
    guard try read("xl/workbook.xml", index) else {
      throw InputProblem(
        .malformed, file: path, place: .part("xl/workbook.xml"), expected: "the list of sheets",
        found: "no such member", remedy: "Save the table as xlsx; older formats and ods are not read.")
    }
    _ = try read("xl/_rels/workbook.xml.rels", index)
    countsFrom1904 = index.countsFrom1904
    let allowance = WorkbookAllowance(file: path)
    let strings = SharedStrings(allowance: allowance)
    _ = try read(index.target(ofType: "sharedStrings") ?? "xl/sharedStrings.xml", strings)
    for (name, member) in try index.members() {
      let cells = SheetCells(name, strings: strings.values, allowance: allowance, file: path)
      guard try read(member, cells) else { throw WorkbookIndex.missing(name, file: path) }
      sheets.append(SheetGrid(name: name, rows: cells.rows))
    }
  }
}
