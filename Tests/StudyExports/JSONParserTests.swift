import AnalysisFindings
import StudyExports
import Testing

@Suite struct JSONParserTests {
  func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8), file: "findings.json")
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let value = JSONValue.object([
      ("empty", .list([])), ("a", .list([.integer(-3), .number(1.25e-30), .null, .bool(true)])),
      ("text", .text("“ü”\n\t\"\\\u{1}😀/")), ("a", .object([])),
    ])
    #expect(try parse(value.document).document == value.document)
  }

  @Test func escapesOfOtherWritersAreRead() throws {
    #expect(try parse(#""\u00b5\ud83d\ude00\/\b""#) == .text("µ😀/\u{8}"))
  }

  @Test(
    arguments: [
      ("", 1, 1, "the end of the file"), ("{\"a\": 1,\n \"b\": [1, 2", 2, 12, "the end of the file"),
      ("[1, 2] x", 1, 8, "“x”"), ("[1,\n NaN]", 2, 2, "“NaN]”"), ("[1e999]", 1, 2, "“1e999”"),
      ("{a: 1}", 1, 2, "“a: 1}”"), ("\"open", 1, 6, "the end of the file"), ("[\"\\x\"]", 1, 4, "“x\"]”"),
    ]) func whatIsNoJSONIsNamedWithItsPlace(text: String, line: Int, column: Int, found: String) throws
  {
    let problem = try #require(throws: InputProblem.self) { try parse(text) }
    #expect(problem.place == .lineAndColumn(line, column))
    #expect(problem.found == found)
    #expect(problem.file == "findings.json")
  }

  @Test func nestingHasALimit() throws {
    let deep = String(repeating: "[", count: 100_000)
    let problem = try #require(throws: InputProblem.self) { try parse(deep) }
    #expect(problem.code == .limitExceeded)
  }
}
