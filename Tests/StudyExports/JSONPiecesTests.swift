import AnalysisFindings
import StudyExports
import Testing

/// A document that is written in pieces is the document.
@Suite struct JSONPiecesTests {
  @Test func aSeriesIsWrittenAsTheListOfItsValues() {
    let list = JSONValue.list([.integer(1), .text("a"), .object([("k", .number(0.5))])])
    guard case .list(let values) = list else { return }
    #expect(JSONValue.series(count: 3) { values[$0] }.document == list.document)
    #expect(JSONValue.series(count: 0) { _ in .null }.document == JSONValue.list([]).document)
  }

  @Test func thePiecesAreTheDocument() throws {
    let value = JSONValue.object([
      ("rows", .series(count: 20_000) { .object([("row", .integer($0)), ("name", .text("“\($0)”"))]) }),
      ("end", .bool(true)),
    ])
    var pieces: [String] = []
    try value.writeDocument { pieces.append($0) }
    #expect(pieces.joined() == value.document)
    #expect(pieces.count > 5)
    #expect(pieces.allSatisfy { $0.utf8.count < 1 << 17 })
  }
}
