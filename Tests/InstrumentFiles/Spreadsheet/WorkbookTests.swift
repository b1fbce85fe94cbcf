import AnalysisFindings
import InstrumentFiles
import Testing

@Suite struct WorkbookTests {
  private func cells(_ rows: String, strings: String = "<sst/>") throws -> [SheetGrid.Cell] {
    let sheet = "<worksheet><sheetData>\(rows)</sheetData></worksheet>"
    let workbook = try Workbook(WorkbookFile.contents(sheetXML: sheet, stringsXML: strings))
    return workbook.sheets.flatMap(\.rows).flatMap(\.cells)
  }

  private func problem(_ sheet: String, strings: String = "<sst/>") throws -> InputProblem {
    let file = try WorkbookFile.contents(sheetXML: sheet, stringsXML: strings)
    return try #require(throws: InputProblem.self) { try Workbook(file) }
  }

  @Test func readsEveryKindOfCell() throws {
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>-1.5e3</v></c><c r="C1" t="b"><v>1</v></c>
      <c r="D1" t="e"><v>#DIV/0!</v></c><c r="E1" t="str"><f>A1</f><v>a</v></c>
      <c r="F1" t="inlineStr"><is><t>b</t></is></c><c r="G1" s="2"/><c r="H1" t="s"><v>1</v></c></row>
      """
    let cells = try cells(rows, strings: "<sst><si><t> Ni &lt; </t></si><si><t> </t></si></sst>")
    #expect(cells.map(\.value) == ["Ni <", -1500, true, .error("#DIV/0!"), "a", "b"])
    #expect(cells.map(\.column) == [0, 1, 2, 3, 4, 5])
  }

  @Test func textsInPiecesAreJoinedWithoutTheirPronunciation() throws {
    let strings = "<sst><si><r><t>Mn</t></r><r><t>55</t></r><rPh><t>x</t></rPh></si></sst>"
    #expect(try cells("<row><c t=\"s\"><v>0</v></c></row>", strings: strings).map(\.value) == ["Mn55"])
  }

  @Test func cellsWithoutPlacesFollowOneAnother() throws {
    let file = try WorkbookFile.contents(
      sheetXML: "<worksheet><row><c/><c><v>1</v></c></row><row><c><v>2</v></c></row></worksheet>")
    let rows = try #require(try Workbook(file).sheets.first).rows
    #expect(rows.map(\.number) == [1, 2])
    #expect(rows.flatMap(\.cells).map(\.column) == [1, 0])
  }

  @Test func prefixedElementsAreTheSame() throws {
    let sheet = "<x:worksheet xmlns:x=\"m\"><x:row><x:c r=\"AB1\"><x:v>7</x:v></x:c></x:row></x:worksheet>"
    let grid = try #require(try Workbook(WorkbookFile.contents(sheetXML: sheet)).sheets.first)
    #expect(grid.rows.first?[27] == 7)
    #expect(grid.rows.first?[26] == nil)
  }

  @Test func cutXMLIsAnErrorThoughTheParserSaysNothing() throws {
    for cut in ["<worksheet><row><c><v>1</v></c>", "<worksheet><row><c><v>1", "<worksheet>", "<work", ""] {
      #expect([.truncated, .malformed].contains(try problem(cut).code))
    }
  }

  @Test func entitiesAreRefused() throws {
    let bomb = """
      <!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><worksheet><row><c t="str"><v>&c;</v></c></row></worksheet>
      """
    let problem = try problem(bomb)
    #expect(problem.found == "a document type declaration")
    #expect(problem.place == .part("xl/worksheets/sheet1.xml"))
    let outside = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w>&a;</w>"
    #expect(try self.problem(outside).code == .malformed)
  }

  @Test func entitiesInUTF16AreRefused() throws {
    let text =
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE w [<!ENTITY a \"b\">]><workbook/>"
    let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let file = try WorkbookFile.archive([("[Content_Types].xml", []), ("xl/workbook.xml", units)])
    let problem = try #require(throws: InputProblem.self) { try Workbook(file) }
    #expect(problem.found == "a document type declaration")
  }

  @Test func elementsInElementsWithoutEndAreRefused() throws {
    let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(try problem(deep).code == .limitExceeded)
  }

  @Test func anArchiveThatUnpacksToTooMuchIsRefused() throws {
    let blanks = [UInt8](repeating: 0x20, count: 70_000_000)
    let file = try WorkbookFile.archive([
      ("[Content_Types].xml", []), ("xl/workbook.xml", Array("<workbook>".utf8) + blanks),
    ])
    #expect(file.bytes.count < 200_000)
    let problem = try #require(throws: InputProblem.self) { try Workbook(file) }
    #expect(problem.code == .limitExceeded)
  }

  @Test func aCellThatRefersToNoTextIsNamed() throws {
    let problem = try problem("<worksheet><row r=\"7\"><c r=\"C7\" t=\"s\"><v>4</v></c></row></worksheet>")
    #expect(
      problem.description
        == "/data/batch.xlsx, sheet Sheet1, cell C7: expected the number of one of 0 texts, found "
        + "“4”. The workbook is damaged; open it in a table program and save it again as xlsx.")
  }

  @Test(arguments: ["r=\"XFE1\"", "r=\"7\"", "r=\"AAAAAAAAAAAAAAAAAAAAA1\"", "r=\"\""])
  func cellsOutsideOfASheetAreRefused(place: String) throws {
    #expect(try problem("<worksheet><row><c \(place)><v>1</v></c></row></worksheet>").code == .malformed)
  }

  @Test(arguments: ["0", "-1", "99999999999999999999", "1048577"])
  func rowsOutsideOfASheetAreRefused(number: String) throws {
    // A number too large to be one is as good as none: the row then follows the one before.
    let sheet = "<worksheet><row r=\"\(number)\"><c><v>1</v></c></row></worksheet>"
    let file = try WorkbookFile.contents(sheetXML: sheet)
    if number.count > 10 {
      #expect(try Workbook(file).sheets.first?.rows.first?.number == 1)
    } else {
      #expect(throws: InputProblem.self) { try Workbook(file) }
    }
  }

  @Test func aMissingSheetIsNamed() throws {
    let file = try WorkbookFile.archive([
      ("[Content_Types].xml", []),
      ("xl/workbook.xml", Array("<workbook><sheets><sheet name=\"Q\" r:id=\"a\"/></sheets></workbook>".utf8)),
    ])
    #expect(try #require(throws: InputProblem.self) { try Workbook(file) }.code == .malformed)
  }

  @Test func damagedArchivesAreErrorsOrResults() throws {
    let whole = try WorkbookFile.contents(sheetXML: WorkbookFile.sheet([(1, ["a", 1]), (2, ["b", 2])]))
    for count in stride(from: 0, to: whole.bytes.count, by: 3) {
      let part = FileContents(source: whole.source, bytes: Array(whole.bytes.prefix(count)))
      #expect(throws: InputProblem.self) { try Workbook(part) }
    }
    for place in whole.bytes.indices {
      var bytes = whole.bytes
      bytes[place] ^= 0x55
      do {
        let workbook = try Workbook(FileContents(source: whole.source, bytes: bytes))
        #expect(workbook.sheets.count <= 1)
      } catch {
        #expect(!error.remedy.isEmpty)
      }
    }
  }

  @Test func anyChangedByteOfASheetIsAnErrorOrAResult() throws {
    let sheet = Array(WorkbookFile.sheet([(1, ["a", 1.5]), (2, [true])]).utf8)
    for place in sheet.indices {
      var bytes = sheet
      bytes[place] = place.isMultiple(of: 2) ? 0xFF : UInt8(ascii: "9")
      do {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(try Workbook(WorkbookFile.contents(sheetXML: text)).sheets.count == 1)
      } catch let problem as InputProblem {
        #expect(!problem.remedy.isEmpty)
      }
    }
  }

  @Test func sheetsWithoutEndAreRefused() throws {
    let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 65_537)
    #expect(try problem("<worksheet>\(rows)</worksheet>").code == .limitExceeded)
  }

  @Test(arguments: ["<row><c", "<row><x:", "<row><!-- "])
  func bytesThatAreNoTextAreAnErrorInNamesPrefixesAndComments(before: String) throws {
    let sheet = Array("<worksheet>\(before)".utf8) + [0xC3, 0x28] + Array("--></row></worksheet>".utf8)
    let workbook = "<workbook><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"
    let relations = "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>"
    let file = try WorkbookFile.archive([
      ("xl/workbook.xml", Array(workbook.utf8)), ("xl/_rels/workbook.xml.rels", Array(relations.utf8)),
      ("xl/s.xml", sheet),
    ])
    let problem = try #require(throws: InputProblem.self) { try Workbook(file) }
    #expect(problem.place == .part("xl/s.xml"))
  }

  @Test func sheetsThatShareTheirCellsAreRefused() throws {
    let sheets = (0..<64).map { "<sheet name=\"S\($0)\" r:id=\"a\"/>" }.joined()
    let file = try WorkbookFile.archive([
      ("xl/workbook.xml", Array("<workbook><sheets>\(sheets)</sheets></workbook>".utf8)),
      ("xl/_rels/workbook.xml.rels", Array("<r><Relationship Id=\"a\" Target=\"s.xml\"/></r>".utf8)),
      ("xl/s.xml", Array("<worksheet/>".utf8)),
    ])
    let problem = try #require(throws: InputProblem.self) { try Workbook(file) }
    #expect(problem.place == .part("sheet “S1”"))
    #expect(problem.found == "those of sheet “S0”")
  }

  @Test func textsOfCellsAndSharedTextsHaveOneLimit() throws {
    let text = String(repeating: "x", count: 30_000)
    let cell = "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
    let problem = try problem("<worksheet>\(String(repeating: cell, count: 600))</worksheet>")
    #expect(problem.code == .limitExceeded)
    #expect(problem.place == .part("texts of the workbook"))
  }

  @Test func cellsOfAllSheetsHaveOneLimit() throws {
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 1000) + "</row>"
    let sheet = Array("<worksheet>\(String(repeating: row, count: 160))</worksheet>".utf8)
    let file = try WorkbookFile.archive([
      (
        "xl/workbook.xml",
        Array("<w><sheets><sheet name=\"S\" r:id=\"a\"/><sheet name=\"T\" r:id=\"b\"/></sheets></w>".utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array("<r><Relationship Id=\"a\" Target=\"s\"/><Relationship Id=\"b\" Target=\"t\"/></r>".utf8)
      ),
      ("xl/s", sheet), ("xl/t", sheet),
    ])
    let problem = try #require(throws: InputProblem.self) { try Workbook(file) }
    #expect(problem.code == .limitExceeded)
    #expect(problem.place == .part("sheet “T”"))
  }

  @Test func aWorkbookIsRecognisedInWhateverOrderItsMembersStand() throws {
    let app: (String, [UInt8]) = ("docProps/app.xml", Array("<Properties/>".utf8))
    let sheet: (String, [UInt8]) = ("xl/workbook.xml", Array("<workbook/>".utf8))
    #expect(Workbook.recognises(try WorkbookFile.archive([app, sheet]).head))
    // The picture of a page may stand before all else and fill the head.
    var damage = UInt64(1)
    let noise = (0..<100_000).map { _ in
      damage = damage &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(damage >> 56)
    }
    let large = try WorkbookFile.archive([("docProps/thumbnail.jpeg", noise), sheet])
    #expect(large.bytes.count > FileHead.length)
    #expect(Workbook.recognises(large.head))
    #expect(!Workbook.recognises(try WorkbookFile.archive([app, ("word/document.xml", [])]).head))
  }

  @Test func anArchiveOfVeryManyMembersIsRefusedUnopened() throws {
    let whole = try WorkbookFile.contents(sheetXML: "<worksheet/>")
    let entry: [UInt8] = [0x50, 0x4B, 0x01, 0x02] + [UInt8](repeating: 0, count: 42)
    let entries = [[UInt8]](repeating: entry, count: 10_001).flatMap { $0 }
    let file = FileContents(source: whole.source, bytes: whole.bytes + entries)
    #expect(try #require(throws: InputProblem.self) { try Workbook(file) }.code == .limitExceeded)
  }

  @Test func datesAreDaysSince1900Or1904() {
    #expect(WorkbookDate.text(days: 43_019.4988773148, countsFrom1904: false) == "2017-10-11 11:58:23")
    #expect(WorkbookDate.text(days: 41_557.5, countsFrom1904: true) == "2017-10-11 12:00:00")
    #expect(WorkbookDate.text(days: 61, countsFrom1904: false) == "1900-03-01 00:00:00")
    #expect(WorkbookDate.text(days: 43_890, countsFrom1904: false) == "2020-02-29 00:00:00")
    #expect(WorkbookDate.text(days: 43_890.9999999, countsFrom1904: false) == "2020-03-01 00:00:00")
  }
}
