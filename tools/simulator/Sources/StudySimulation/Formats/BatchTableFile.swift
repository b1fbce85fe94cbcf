/// A batch table as Agilent's MassHunter exports it to xlsx: a header of merged channel names, a row of sub-headers,
/// then one row a solution.
struct BatchTableFile {
  var sheetName: String
  /// Cells by row.
  var rows: [[Cell]]
  /// Ranges such as `A1:J1`.
  var mergedRanges: [String]
  var helperSheetName: String
  var helperValues: [String]

  enum Cell {
    case empty
    case text(String)
    case number(Double)
    case bool(Bool)
    /// Days since 1899-12-30, shown as a date.
    case date(Double)
  }

  func bytes() -> [UInt8] {
    var strings = SharedStrings()
    let first = sheet(rows, mergedRanges, &strings)
    let second = sheet(helperValues.map { [.text($0)] }, [], &strings)
    var archive = StoredArchive()
    archive.add("[Content_Types].xml", Self.declaration + Self.contentTypes)
    archive.add("_rels/.rels", Self.declaration + Self.packageRelations)
    archive.add("xl/workbook.xml", Self.declaration + workbook)
    archive.add("xl/_rels/workbook.xml.rels", Self.declaration + Self.workbookRelations)
    archive.add("xl/worksheets/sheet1.xml", Self.declaration + first)
    archive.add("xl/worksheets/sheet2.xml", Self.declaration + second)
    archive.add("xl/styles.xml", Self.declaration + Self.styles)
    archive.add("xl/sharedStrings.xml", Self.declaration + strings.xml)
    return archive.bytes()
  }

  /// The name of a column: `A`, `Z`, `AA`.
  static func columnName(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : columnName(index / 26 - 1) + letter
  }

  private func sheet(_ rows: [[Cell]], _ merged: [String], _ strings: inout SharedStrings) -> String {
    let width = rows.map(\.count).max() ?? 1
    var xml = "<worksheet xmlns=\"\(Self.mainSpace)\">"
    xml += "<dimension ref=\"A1:\(Self.columnName(max(width - 1, 0)))\(rows.count)\"/><sheetData>"
    for (rowIndex, row) in rows.enumerated() {
      xml += "<row r=\"\(rowIndex + 1)\">"
      for (columnIndex, cell) in row.enumerated() {
        let place = "\(Self.columnName(columnIndex))\(rowIndex + 1)"
        switch cell {
        case .empty: break
        case .text(let text): xml += "<c r=\"\(place)\" t=\"s\"><v>\(strings.index(of: text))</v></c>"
        case .number(let value): xml += "<c r=\"\(place)\"><v>\(significant(value, 12))</v></c>"
        case .bool(let value): xml += "<c r=\"\(place)\" t=\"b\"><v>\(value ? 1 : 0)</v></c>"
        case .date(let days): xml += "<c r=\"\(place)\" s=\"1\"><v>\(fixed(days, 8))</v></c>"
        }
      }
      xml += "</row>"
    }
    xml += "</sheetData>"
    if !merged.isEmpty {
      xml += "<mergeCells count=\"\(merged.count)\">"
      for range in merged { xml += "<mergeCell ref=\"\(range)\"/>" }
      xml += "</mergeCells>"
    }
    return xml + "</worksheet>"
  }

  private var workbook: String {
    "<workbook xmlns=\"\(Self.mainSpace)\" xmlns:r=\"\(Self.relationSpace)\"><sheets>"
      + "<sheet name=\"\(sheetName)\" sheetId=\"1\" r:id=\"rId1\"/>"
      + "<sheet name=\"\(helperSheetName)\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets></workbook>"
  }
}

/// The string table of a workbook, in the order of first use.
private struct SharedStrings {
  private var texts: [String] = []
  private var indices: [String: Int] = [:]
  private var uses = 0

  mutating func index(of text: String) -> Int {
    uses += 1
    if let index = indices[text] { return index }
    indices[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  var xml: String {
    let items = texts.map { text in
      var escaped = ""
      for character in text {
        switch character {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        default: escaped.append(character)
        }
      }
      return "<si><t xml:space=\"preserve\">\(escaped)</t></si>"
    }
    return "<sst xmlns=\"\(BatchTableFile.mainSpace)\" count=\"\(uses)\" uniqueCount=\"\(texts.count)\">"
      + items.joined() + "</sst>"
  }
}

extension BatchTableFile {
  fileprivate static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  fileprivate static let mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  fileprivate static let relationSpace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packageSpace = "http://schemas.openxmlformats.org/package/2006"
  private static let typePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  fileprivate static let contentTypes =
    "<Types xmlns=\"\(packageSpace)/content-types\">"
    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(typePrefix).sheet.main+xml\"/>"
    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(typePrefix).worksheet+xml\"/>"
    + "<Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"\(typePrefix).worksheet+xml\"/>"
    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(typePrefix).styles+xml\"/>"
    + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(typePrefix).sharedStrings+xml\"/></Types>"

  fileprivate static let packageRelations =
    "<Relationships xmlns=\"\(packageSpace)/relationships\"><Relationship Id=\"rId1\" "
    + "Type=\"\(relationSpace)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

  fileprivate static let workbookRelations =
    "<Relationships xmlns=\"\(packageSpace)/relationships\">"
    + [
      ("worksheet", "worksheets/sheet1"), ("worksheet", "worksheets/sheet2"), ("styles", "styles"),
      ("sharedStrings", "sharedStrings"),
    ].enumerated().map { index, relation in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(relationSpace)/\(relation.0)\" Target=\"\(relation.1).xml\"/>"
    }.joined() + "</Relationships>"

  // Two cell formats: general, and built-in number format 22 (date with time).
  fileprivate static let styles =
    "<styleSheet xmlns=\"\(mainSpace)\">"
    + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + "<xf numFmtId=\"22\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
    + "</styleSheet>"
}
