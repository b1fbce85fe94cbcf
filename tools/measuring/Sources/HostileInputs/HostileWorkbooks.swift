/// Workbooks that ask for much more than they are worth.
enum HostileWorkbooks {
  /// All of them.
  static var all: [HostileStudy] { bytesThatAreNoText + numbers + sizes }

  private static func sheet(_ body: [UInt8]) -> [UInt8] {
    Array("<worksheet><sheetData>".utf8) + body + Array("</sheetData></worksheet>".utf8)
  }

  private static var bytesThatAreNoText: [HostileStudy] {
    [
      ("name", "<row><c"), ("prefix", "<row><x:"), ("attribute", "<row><c a"), ("comment", "<row><!-- "),
      ("value", "<row><c a=\""), ("text", "<row><c><v>"), ("instruction", "<row><?a "),
    ].flatMap { place, before in
      [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]].map { bytes in
        .workbook(
          "workbook: bytes \(bytes) in a \(place)",
          sheets: [sheet(Array(before.utf8) + bytes + Array("a --></c></row>".utf8))])
      }
    }
  }

  private static var numbers: [HostileStudy] {
    let cell = "<c><v>1</v></c>"
    let channel = "<c t=\"str\"><v>60 Ni</v></c>"
    let rate = "<c t=\"str\"><v>CPS</v></c>"
    func attributes() -> String { (0..<400_000).map { "a\($0)=\"\"" }.joined(separator: " ") }
    func relations() -> String { (0..<500_000).map { "<Relationship Id=\"r\($0)\" Target=\"t\"/>" }.joined() }
    func row(_ cells: [UInt8], _ times: Int) -> [UInt8] {
      repeated(String(decoding: Array("<row>".utf8) + cells + Array("</row>".utf8), as: UTF8.self), times)
    }
    return [
      .workbook("workbook: 400,000 attributes", sheets: [sheet(Array("<row \(attributes())/>".utf8))]),
      .workbook(
        "workbook: 64 sheets of one member", sheets: [sheet(row(repeated(cell, 100), 1000))], names: 64),
      .workbook(
        "workbook: 60 large sheets",
        sheets: [[UInt8]](repeating: sheet(row(repeated(cell, 1000), 60)), count: 60)),
      .workbook("workbook: 4,000,000 empty cells", sheets: [sheet(row(repeated("<c/>", 4_000_000), 1))]),
      .workbook("workbook: 4,000,000 empty rows", sheets: [sheet(repeated("<row/>", 4_000_000))]),
      .workbook("workbook: 300,000 cells", sheets: [sheet(row(repeated(cell, 5), 60_000))]),
      .workbook("workbook: rows of channels", sheets: [sheet(row(repeated(channel, 15), 19_000))]),
      .workbook(
        "workbook: 12,000 channels",
        sheets: [
          sheet(
            row(repeated(channel, 12_000), 1) + row(repeated(rate, 12_000), 1) + row(Array(cell.utf8), 20_000)
          )
        ]),
      .workbook(
        "workbook: 1,000,000 sheets", sheets: [sheet([])], names: 1_000_000),
      .workbook(
        "workbook: 500,000 relations", sheets: [sheet([])],
        more: [("xl/_rels/workbook.xml.rels", Array("<R>\(relations())</R>".utf8))]),
      .workbook(
        "workbook: 60,000 members", sheets: [sheet([])], more: (0..<60_000).map { ("xl/m\($0)", []) }),
    ]
  }

  private static var sizes: [HostileStudy] {
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><a>&b;</a>"
    return [
      .workbook("workbook: entities", sheets: [Array(entities.utf8)]),
      .workbook("workbook: elements in elements", sheets: [sheet(repeated("<a>", 3_000_000))]),
      .workbook(
        "workbook: a comment of 60 MB", sheets: [sheet(Array("<!--".utf8) + repeated("x", 60_000_000))]),
      .workbook("workbook: blanks of 70 MB", sheets: [sheet(repeated(" ", 70_000_000))]),
      .workbook(
        "workbook: references of 24 MB",
        sheets: [sheet(Array("<row><c t=\"str\"><v>".utf8) + repeated("&lt;", 6_000_000))]),
      .workbook(
        "workbook: texts of 16 MB",
        sheets: [
          sheet(repeated("<row><c t=\"str\"><v>\(String(repeating: "x", count: 30_000))</v></c></row>", 540))
        ]),
      .workbook(
        "workbook: 480,000 shared texts", sheets: [sheet([])],
        strings: Array("<sst>".utf8) + repeated("<si><t>abcdefghijklmnopq</t></si>", 480_000)
          + Array("</sst>".utf8)),
      .workbook(
        "workbook: 3,000,000 empty texts", sheets: [sheet([])],
        strings: Array("<sst>".utf8) + repeated("<si/>", 3_000_000) + Array("</sst>".utf8)),
    ]
  }
}
