package import AnalysisFindings
import Foundation
import InterphaseCExpat

/// Reads XML in pieces and hands its elements on (W3C XML 1.0, by libexpat).
///
/// It refuses what no instrument and no office program writes: document type declarations, in which entities are made
/// that grow without end or read other files, and whatever is beyond the limits.
package final class XMLStream {
  /// The number of bytes that are read at a time.
  private static let pieceSize = 1 << 16

  private let parser: OpaquePointer
  private let handler: any XMLElementHandler
  private let limits: XMLLimits
  private let file: String
  private let part: String
  private var depth = 0
  private var elementCount = 0
  private var problem: InputProblem?

  private init(
    _ parser: OpaquePointer, _ handler: any XMLElementHandler, limits: XMLLimits, file: String, part: String
  ) {
    self.parser = parser
    self.handler = handler
    self.limits = limits
    self.file = file
    self.part = part
  }

  /// Reads a text to its end.
  ///
  /// - Parameters:
  ///   - file: the file, for messages.
  ///   - part: what of the file the text is, for messages; empty for the whole.
  ///   - limits: what it may hold; the elements that it has are taken off.
  ///   - handler: what is done with the elements.
  ///   - read: fills a buffer and returns the number of its bytes, 0 at the end.
  /// - Throws: what the handler or the source throws, or an `InputProblem` with the line.
  package static func read(
    file: String, part: String, limits: inout XMLLimits, handler: any XMLElementHandler,
    from read: (UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int
  ) throws(InputProblem) {
    guard let parser = XML_ParserCreate(nil) else {
      throw InputProblem(
        .unreadable, file: file, place: part.isEmpty ? .wholeFile : .part(part),
        expected: "memory for reading XML", found: "none", remedy: "Free some memory and try again.")
    }
    defer { XML_ParserFree(parser) }
    let stream = XMLStream(parser, handler, limits: limits, file: file, part: part)
    try withExtendedLifetime(stream) { () throws(InputProblem) in
      stream.listen()
      try stream.parse(read)
    }
    limits.elements -= stream.elementCount
  }

  private func listen() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    // Declarations are refused where they begin; should one ever pass, what it unfolds to stays small.
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 2)
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, UInt64(limits.tokenBytes))
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLStream.of(data)?.refuseDeclaration() }
    XML_SetElementHandler(
      parser, { data, name, attributes in XMLStream.of(data)?.begin(name, XMLAttributes(attributes)) },
      { data, name in XMLStream.of(data)?.end(name) })
    XML_SetCharacterDataHandler(parser) { data, text, count in XMLStream.of(data)?.text(text, Int(count)) }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
    data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func parse(
    _ read: (UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int
  ) throws(InputProblem) {
    var total = 0
    while true {
      guard let buffer = XML_GetBuffer(parser, Int32(Self.pieceSize)) else { throw failure(isAtEnd: false) }
      let count = try read(UnsafeMutableRawBufferPointer(start: buffer, count: Self.pieceSize))
      total += count
      let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
      if let problem { throw problem }
      guard status == XML_STATUS_OK else { throw failure(isAtEnd: count == 0) }
      if count == 0 { return }
      guard total - Int(XML_GetCurrentByteIndex(parser)) <= limits.tokenBytes else {
        throw tooMuch("tags and comments of at most \(limits.tokenBytes) bytes", "a longer one")
      }
    }
  }

  private func begin(_ name: UnsafePointer<CChar>?, _ attributes: XMLAttributes) {
    depth += 1
    elementCount += 1
    attempt { () throws(InputProblem) in
      guard depth <= limits.depth else {
        throw tooMuch("elements at most \(limits.depth) deep", "a deeper one")
      }
      guard elementCount <= limits.elements else {
        throw tooMuch("at most \(limits.elements) elements", "more")
      }
      guard attributes.count(upTo: limits.attributes + 1) <= limits.attributes else {
        throw tooMuch("at most \(limits.attributes) attributes of an element", "more")
      }
      try handler.begin(Self.local(name), attributes)
    }
  }

  private func text(_ text: UnsafePointer<CChar>?, _ count: Int) {
    let bytes = UnsafeRawBufferPointer(start: text, count: count)
    attempt { () throws(InputProblem) in try handler.text(String(decoding: bytes, as: UTF8.self)) }
  }

  private func end(_ name: UnsafePointer<CChar>?) {
    attempt { () throws(InputProblem) in try handler.end(Self.local(name)) }
    depth -= 1
  }

  private func refuseDeclaration() {
    attempt { () throws(InputProblem) in
      throw problem(
        .malformed, expected: "XML without declarations of its own", found: "a document type declaration",
        remedy: "No table program writes such a file; do not trust it, and export the data again.")
    }
  }

  /// Does a step unless one before it failed: the parser may still call after it was stopped.
  private func attempt(_ step: () throws(InputProblem) -> Void) {
    guard problem == nil else { return }
    do {
      try step()
    } catch {
      problem = error
      XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
  }

  /// A name without the prefix of its namespace.
  private static func local(_ name: UnsafePointer<CChar>?) -> String {
    guard let name else { return "" }
    return String(cString: strrchr(name, 0x3A).map { UnsafePointer($0 + 1) } ?? name)
  }

  private func failure(isAtEnd: Bool) -> InputProblem {
    let code = XML_GetErrorCode(parser)
    let words = XML_ErrorString(code).map { String(cString: $0) } ?? "an error"
    let line = "line \(XML_GetCurrentLineNumber(parser))"
    return problem(
      isAtEnd ? .truncated : .malformed, expected: "well-formed XML",
      found: isAtEnd ? "an end too early, in \(line)" : "an error in \(line) (\(words))",
      remedy: "Open the file in a table program and save it again as xlsx.")
  }

  private func tooMuch(_ expected: String, _ found: String) -> InputProblem {
    problem(
      .limitExceeded, expected: expected, found: "\(found), in line \(XML_GetCurrentLineNumber(parser))",
      remedy: "The file is damaged or made to exhaust memory; export it again.")
  }

  private func problem(
    _ code: InputProblem.Code, expected: String, found: String, remedy: String
  ) -> InputProblem {
    InputProblem(
      code, file: file, place: part.isEmpty ? .wholeFile : .part(part), expected: expected, found: found,
      remedy: remedy)
  }
}
