import AnalysisFindings
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What is done with the elements of one XML part of a workbook.
protocol WorkbookXMLHandler: AnyObject {
  /// An element begins; names are without their namespace's prefix.
  func begin(_ element: String, _ attributes: [String: String]) throws(InputProblem)
  /// Text stands inside the current element; it may come in pieces.
  func text(_ characters: String) throws(InputProblem)
  /// An element ends.
  func end(_ element: String) throws(InputProblem)
}

/// Reads an XML part and hands its elements on, refusing what no workbook has: entities, deep nesting, cut text.
///
/// Foundation's parser returns true on text that ends too early, so that the outermost element is watched here.
final class WorkbookXML: NSObject, XMLParserDelegate {
  /// How deep elements may lie in one another; workbooks stay under 12.
  static let depthLimit = 32

  private let handler: any WorkbookXMLHandler
  private let file: String
  private let part: String
  private var depth = 0
  private var isClosed = false
  private var problem: InputProblem?

  private init(_ handler: any WorkbookXMLHandler, file: String, part: String) {
    self.handler = handler
    self.file = file
    self.part = part
  }

  /// Reads a stream to its end.
  static func read(
    _ stream: ZipMemberStream, file: String, part: String, handler: any WorkbookXMLHandler
  ) throws(InputProblem) {
    let reader = WorkbookXML(handler, file: file, part: part)
    let parser = XMLParser(stream: stream)
    parser.delegate = reader
    parser.shouldResolveExternalEntities = false
    let isParsed = parser.parse()
    if let problem = reader.problem { throw problem }
    switch stream.failure {
    case .tooLarge:
      throw reader.problem(
        .limitExceeded, expected: "at most \(ZipContainer.memberLimit) bytes when unpacked", found: "more",
        remedy: "The file is damaged or made to exhaust memory; export it again, in parts if it is large.")
    case .damaged(let reason):
      throw reader.problem(
        .malformed, expected: "a sound member of the archive", found: reason,
        remedy: "The copy is incomplete or damaged; copy or export it again.")
    case .declaresEntities:
      throw reader.problem(
        .malformed, expected: "XML without declarations of its own", found: "a document type declaration",
        remedy: "No table program writes such a file; do not trust it, and export the data again.")
    case nil: break
    }
    guard isParsed, parser.parserError == nil, reader.isClosed else {
      let isCut = !reader.isClosed && (parser.parserError == nil || reader.depth > 0)
      throw reader.problem(
        isCut ? .truncated : .malformed, expected: "well-formed XML",
        found: isCut
          ? "an end too early, in line \(parser.lineNumber)" : "an error in line \(parser.lineNumber)",
        remedy: "Open the file in a table program and save it again as xlsx.")
    }
  }

  private func problem(
    _ code: InputProblem.Code, expected: String, found: String, remedy: String
  ) -> InputProblem {
    InputProblem(code, file: file, place: .part(part), expected: expected, found: found, remedy: remedy)
  }

  private func refuse(_ parser: XMLParser, _ problem: InputProblem) {
    if self.problem == nil { self.problem = problem }
    parser.abortParsing()
  }

  private func attempt(_ parser: XMLParser, _ step: () throws(InputProblem) -> Void) {
    guard problem == nil else { return }
    do { try step() } catch { refuse(parser, error) }
  }

  private static func local(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    depth += 1
    guard depth <= Self.depthLimit else {
      return refuse(
        parser,
        problem(
          .limitExceeded, expected: "elements at most \(Self.depthLimit) deep", found: "a deeper one",
          remedy: "The file is damaged or made to exhaust memory; export it again."))
    }
    attempt(parser) { () throws(InputProblem) in try handler.begin(Self.local(element), attributes) }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    attempt(parser) { () throws(InputProblem) in try handler.text(text) }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
  ) {
    attempt(parser) { () throws(InputProblem) in try handler.end(Self.local(element)) }
    depth -= 1
    if depth == 0 { isClosed = true }
  }
}
