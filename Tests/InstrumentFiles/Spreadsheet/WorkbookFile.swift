import AnalysisFindings
import Foundation
import InstrumentFiles
import InterphaseCZip

/// Writes small xlsx workbooks for tests.
enum WorkbookFile {
  private struct CannotWrite: Error {}

  /// A zip archive of named members.
  static func archive(_ members: [(name: String, bytes: [UInt8])]) throws -> FileContents {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    guard let archive = zip_open(url.path, ZIP_CREATE | ZIP_TRUNCATE, nil) else { throw CannotWrite() }
    var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
    defer { for buffer in buffers { buffer.deallocate() } }
    for member in members {
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(member.bytes.count, 1))
      _ = buffer.initialize(from: member.bytes)
      buffers.append(buffer)
      let source = zip_source_buffer(archive, buffer.baseAddress, UInt64(member.bytes.count), 0)
      guard zip_file_add(archive, member.name, source, 0) >= 0 else { throw CannotWrite() }
    }
    guard zip_close(archive) == 0 else { throw CannotWrite() }
    let bytes = [UInt8](try Data(contentsOf: url))
    return FileContents(source: SourceFile(path: "/data/batch.xlsx", byteCount: bytes.count), bytes: bytes)
  }

  /// A workbook with the XML of one sheet called `Sheet1` and the XML of its shared texts.
  static func contents(
    sheetXML: String, stringsXML: String = "<sst/>", properties: String = "", more: [(String, [UInt8])] = []
  ) throws -> FileContents {
    let workbook = """
      <?xml version="1.0"?><workbook xmlns:r="relations">\(properties)<sheets>
      <sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>
      """
    let relations = """
      <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
      """
    return try archive(
      [
        ("[Content_Types].xml", Array("<Types/>".utf8)),
        ("xl/workbook.xml", Array(workbook.utf8)),
        ("xl/_rels/workbook.xml.rels", Array(relations.utf8)),
        ("xl/sharedStrings.xml", Array(stringsXML.utf8)),
        ("xl/worksheets/sheet1.xml", Array(sheetXML.utf8)),
      ] + more)
  }

  /// The XML of a sheet of rows at their numbers; `nil` leaves a cell out.
  static func sheet(_ rows: [(number: Int, cells: [SheetGrid.Value?])], firstColumn: Int = 0) -> String {
    let body = rows.map { row in
      let cells = row.cells.enumerated().map { column, value in
        let place = "\(letters(firstColumn + column))\(row.number)"
        switch value {
        case nil: return "<c r=\"\(place)\" s=\"3\"/>"
        case .number(let number): return "<c r=\"\(place)\"><v>\(number)</v></c>"
        case .boolean(let truth): return "<c r=\"\(place)\" t=\"b\"><v>\(truth ? 1 : 0)</v></c>"
        case .error(let error): return "<c r=\"\(place)\" t=\"e\"><v>\(error)</v></c>"
        case .text(let text):
          let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(escaped)</t></is></c>"
        }
      }
      return "<row r=\"\(row.number)\">\(cells.joined())</row>"
    }
    return "<worksheet><sheetData>\(body.joined())</sheetData></worksheet>"
  }

  private static func letters(_ column: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return column < 26
      ? String(alphabet[column]) : String(alphabet[column / 26 - 1]) + String(alphabet[column % 26])
  }
}

extension SheetGrid.Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }
  /// A number.
  public init(floatLiteral number: Double) { self = .number(number) }
  /// A whole number.
  public init(integerLiteral number: Int) { self = .number(Double(number)) }
  /// A truth value.
  public init(booleanLiteral truth: Bool) { self = .boolean(truth) }
}
