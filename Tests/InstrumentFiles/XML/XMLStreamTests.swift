import AnalysisFindings
import InstrumentFiles
import Testing

@Suite struct XMLStreamTests {
  /// Writes down what it is handed.
  private final class Listener: XMLElementHandler {
    var events: [String] = []

    func begin(_ element: String, _ attributes: XMLAttributes) {
      events.append("<\(element) \(attributes["a"] ?? "-") \(attributes[prefixed: "id"] ?? "-")>")
    }

    func text(_ characters: String) {
      if let last = events.last, !last.hasPrefix("<") {
        events[events.count - 1] = last + characters
      } else {
        events.append(characters)
      }
    }

    func end(_ element: String) { events.append("</\(element)>") }
  }

  /// What is read of a text that comes in pieces of a size.
  private func events(
    _ bytes: [UInt8], pieces: Int = 1 << 16, limits: XMLLimits = XMLLimits()
  ) throws(InputProblem) -> [String] {
    let listener = Listener()
    var limits = limits
    var rest = bytes[...]
    try XMLStream.read(file: "a.xml", part: "part", limits: &limits, handler: listener) { buffer in
      let piece = rest.prefix(min(pieces, buffer.count))
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
    return listener.events
  }

  private func problem(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws -> InputProblem {
    try #require(throws: InputProblem.self) { try events(bytes, limits: limits) }
  }

  @Test(arguments: [1, 3, 1000]) func elementsComeWithoutTheirPrefixes(pieces: Int) throws {
    let text = "<?xml version=\"1.0\"?><x:w a=\"1 &amp; 2\" r:id=\"r7\"><v>µ &lt;</v><!-- c --><e/></x:w>"
    let expected = [
      "<w 1 & 2 r7>", "<v - ->", "µ <", "</v>", "<e - ->", "</e>", "</w>",
    ]
    #expect(try events(Array(text.utf8), pieces: pieces) == expected)
  }

  @Test func textInUTF16IsTheSame() throws {
    let units = "\u{FEFF}<w>é</w>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try events(units) == ["<w - ->", "é", "</w>"])
  }

  @Test(
    arguments: [
      "<w\u{01}/>", "<w a\u{01}=\"\"/>", "<w", "<w></v>", "<w/><w/>", "w", "<w>&a;</w>",
      "<w a=\"1\" a=\"2\"/>",
    ]) func whatIsNoXMLIsNamedWithItsLine(text: String) throws
  {
    let problem = try problem(Array(text.utf8))
    #expect([.malformed, .truncated].contains(problem.code))
    #expect(problem.found.contains("in line 1"))
    #expect(problem.place == .part("part"))
  }

  @Test(arguments: ["<", "<w x", "<w x:", "<w a", "<w a=\"", "<w>", "<w><!--", "<w><?", "<w><![CDATA[", "</"])
  func bytesThatAreNoUTF8AreAnErrorWhereverTheyStand(before: String) throws {
    for byte: UInt8 in [0x80, 0xC0, 0xED, 0xF8, 0xFF] {
      let bytes = Array("<r>".utf8) + Array(before.utf8) + [byte] + Array("y></r>".utf8)
      #expect(try problem(bytes).code == .malformed)
    }
  }

  @Test func declarationsAreRefusedBeforeTheyUnfold() throws {
    let bomb = """
      <!DOCTYPE w [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w>&b;</w>
      """
    #expect(try problem(Array(bomb.utf8)).found == "a document type declaration")
    #expect(try problem(Array("<!DOCTYPE w SYSTEM \"/etc/passwd\"><w/>".utf8)).code == .malformed)
  }

  @Test func whatIsBeyondALimitIsRefused() throws {
    let deep = String(repeating: "<a>", count: 33) + String(repeating: "</a>", count: 33)
    #expect(try problem(Array(deep.utf8)).expected == "elements at most 32 deep")
    let attributes = (0..<400_000).map { " a\($0)=\"\"" }.joined()
    #expect(try problem(Array("<w\(attributes)/>".utf8)).code == .limitExceeded)
    let some = (0..<129).map { " a\($0)=\"\"" }.joined()
    #expect(try problem(Array("<w\(some)/>".utf8)).expected == "at most 128 attributes of an element")
    let many = "<w>" + String(repeating: "<a/>", count: 10) + "</w>"
    #expect(try problem(Array(many.utf8), limits: XMLLimits(elements: 10)).code == .limitExceeded)
  }

  @Test(arguments: ["<w><!--", "<w a=\"", "<w><?a "]) func anEndlessTokenIsRefused(begin: String) throws {
    let bytes = Array(begin.utf8) + [UInt8](repeating: 0x78, count: 3_000_000)
    #expect(try problem(bytes).expected == "tags and comments of at most 1048576 bytes")
  }

  @Test func aLongTextIsNoToken() throws {
    let bytes = Array("<w>".utf8) + [UInt8](repeating: 0x78, count: 3_000_000) + Array("</w>".utf8)
    #expect(try events(bytes)[1].utf8.count == 3_000_000)
  }
}
