import AnalysisFindings
import InstrumentFiles
import Testing

@Suite struct TextLinesTests {
  private func lines(_ text: String) throws -> TextLines {
    try TextLines(FileContents(source: SourceFile(path: "a.txt"), bytes: Array(text.utf8)))
  }

  @Test(arguments: ["a\nb\n", "a\r\nb\r\n", "a\rb\r", "a\nb"]) func findsLinesOfEverySystem(text: String)
    throws
  {
    let lines = try lines(text)
    #expect((0..<lines.count).map { lines.string($0) } == ["a", "b"])
  }

  @Test func keepsALoneCarriageReturnInsideALine() throws {
    #expect(try lines("a\rb\r\nc\r\n").count == 2)
  }

  @Test func hasNothingBehindTheEnd() throws {
    let lines = try lines("a\n")
    #expect(lines.string(1) == nil)
    #expect(lines.range(7).isEmpty)
    #expect(lines.isBlank(-1))
  }

  @Test func countsColumnsInCharacters() throws {
    #expect(try lines("µm\tx\n").place(line: 0, offset: 4) == .lineAndColumn(1, 4))
  }

  @Test func refusesBinaryContent() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try TextLines(FileContents(source: SourceFile(path: "a.dm3"), bytes: [0, 0, 0, 3, 0, 1]))
    }
    #expect(problem.code == .malformed)
  }
}
