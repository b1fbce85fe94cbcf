import AnalysisFindings
import InstrumentFiles
import Testing

@Suite struct TextTableLayoutTests {
  private func lines(_ text: String) throws -> TextLines {
    try TextLines(FileContents(source: SourceFile(path: "a.txt"), bytes: Array(text.utf8)))
  }

  @Test(
    arguments: [
      ("BE\tcounts\n1.5\t2\n2.5\t3\n3.5\t4\n", TextTableLayout(delimiter: .tab)),
      ("1.5,2\n2.5,3\n3.5,4\n", TextTableLayout(delimiter: .comma)),
      (
        "1,5;2\n2,5;3\n3,5;4\n", TextTableLayout(delimiter: .semicolon, decimalSeparator: NumberScanner.comma)
      ),
      (
        "1,5\t2,1\n2,5\t3,1\n3,5\t4,1\n",
        TextTableLayout(delimiter: .tab, decimalSeparator: NumberScanner.comma)
      ),
      ("  1.5  2\n  2.5  3\n  3.5  4\n", TextTableLayout(delimiter: .blanks)),
      ("1.5\t2\t\t\n2.5\t3\t\t\n3.5\t4\t\t\n", TextTableLayout(delimiter: .tab)),
    ])
  func findsDelimiterAndDecimals(text: String, layout: TextTableLayout) throws {
    #expect(TextTableLayout.detect(in: try lines(text))?.layout == layout)
  }

  @Test func findsWhereTheNumbersBegin() throws {
    let table = try #require(TextTableLayout.detect(in: try lines("title\na,b\n1,2\n3,4\n5,6\n")))
    #expect(table.firstRow == 2)
    #expect(table.columns == 2)
  }

  @Test func findsNoTableInProse() throws {
    #expect(TextTableLayout.detect(in: try lines("One,\ntwo, three\nand 4\n")) == nil)
  }

  @Test func doesNotSplitInsideQuotationMarks() throws {
    let texts = TextTableLayout(delimiter: .comma).texts(
      of: try lines("\"a, b\",\"say \"\"hm\"\"\",3\n"), line: 0)
    #expect(texts == ["a, b", "say \"hm\"", "3"])
  }
}
