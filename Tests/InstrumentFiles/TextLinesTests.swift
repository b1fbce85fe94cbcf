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

  @Test(arguments: ["\t", ";", ",", " x"]) func aLineOfSeparatorsWithoutEndIsRefused(separator: String) throws
  {
    let wide = String(repeating: separator, count: 20_000)
    let problem = try #require(throws: InputProblem.self) { try lines("a\n\(wide)\n") }
    #expect(problem.code == .limitExceeded)
    #expect(problem.place == .line(2))
    #expect(try lines("a\n\(String(repeating: separator, count: 16_000))\n").count == 2)
  }

  @Test func aLongLineOfWordsOrBlanksIsNoWideOne() throws {
    #expect(try lines(String(repeating: " ", count: 100_000)).count == 1)
    #expect(try lines(String(repeating: "x", count: 100_000)).count == 1)
  }

  @Test func linesWithoutEndAreRefused() throws {
    let bytes = [UInt8](repeating: 0x0A, count: TextLines.limit + 1)
    let problem = try #require(throws: InputProblem.self) {
      _ = try TextLines(FileContents(source: SourceFile(path: "a.txt"), bytes: bytes))
    }
    #expect(problem.code == .limitExceeded)
  }
}
