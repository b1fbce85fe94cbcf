import AnalysisFindings
import InstrumentFiles
import Testing

@Suite struct LineCursorTests {
  private func cursor(_ text: String) throws -> LineCursor {
    let file = FileContents(source: SourceFile(path: "a.vms"), bytes: Array(text.utf8))
    return LineCursor(try TextLines(file), file: "a.vms", format: "VAMAS")
  }

  @Test func readsLineAfterLine() throws {
    var cursor = try cursor(" Ni 2p \n3\n0.5\n")
    #expect(try cursor.text("a label") == "Ni 2p")
    #expect(try cursor.integer("a count") == 3)
    #expect(try cursor.number("a step") == 0.5)
    #expect(cursor.remaining == 0)
  }

  @Test func namesTheLineThatIsNoNumber() throws {
    var cursor = try cursor("a\nb\n")
    cursor.skip(1)
    let problem = try #require(throws: InputProblem.self) { _ = try cursor.number("the step") }
    #expect(problem.place == .line(2))
    #expect(problem.expected == "the step")
    #expect(problem.found == "“b”")
  }

  @Test func refusesACountThatCannotFit() throws {
    var cursor = try cursor("1000000000000\n1\n")
    let problem = try #require(throws: InputProblem.self) { _ = try cursor.count("values", linesEach: 1) }
    #expect(problem.code == .truncated)
  }

  @Test(arguments: ["-1\n", "1.5\n", "1e300\n", "nan\n", "\n"]) func refusesACountThatIsNone(text: String)
    throws
  {
    var cursor = try cursor(text)
    #expect(throws: InputProblem.self) { _ = try cursor.count("values") }
  }

  @Test func saysThatTheFileEnds() throws {
    var cursor = try cursor("a\n")
    cursor.skip(5)
    let problem = try #require(throws: InputProblem.self) { _ = try cursor.text("a label") }
    #expect(problem.code == .truncated)
  }
}
