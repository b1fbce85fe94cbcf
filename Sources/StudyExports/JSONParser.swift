public import AnalysisFindings

extension JSONValue {
  /// Reads a JSON document (RFC 8259); what stands in it twice is kept twice.
  ///
  /// - Parameters:
  ///   - bytes: The document in UTF-8.
  ///   - file: The file's name for problems.
  /// - Throws: an `InputProblem` with line and column where the text is no JSON, ends too early, nests deeper than 64
  ///   levels, has more than five million values, or holds a number that is not finite.
  public init(parsing bytes: [UInt8], file: String) throws(InputProblem) {
    var parser = JSONParser(bytes: bytes, file: file)
    self = try parser.document()
  }
}

/// Reads JSON from bytes.
struct JSONParser {
  /// How deep lists and objects may nest; results have seven levels.
  static let depthLimit = 64
  /// How many values a document may have; a study of a thousand spectra has a tenth of it.
  static let valueLimit = 5_000_000

  private let bytes: [UInt8]
  private let file: String
  private var index = 0
  private var valueCount = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The value that the document is.
  mutating func document() throws(InputProblem) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard index == bytes.count else { throw malformed("the end of the document") }
    return value
  }

  private mutating func value(depth: Int) throws(InputProblem) -> JSONValue {
    guard depth <= Self.depthLimit else {
      throw problem(
        .limitExceeded, expected: "at most \(Self.depthLimit) levels of lists and objects", found: "more")
    }
    valueCount += 1
    guard valueCount <= Self.valueLimit else {
      throw problem(.limitExceeded, expected: "at most \(Self.valueLimit) values", found: "more")
    }
    skipBlanks()
    guard let byte = peek else { throw truncated("a value") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return value
      }
      throw malformed("a value")
    }
  }

  private mutating func object(depth: Int) throws(InputProblem) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = []
    index += 1
    skipBlanks()
    if take("}") { return .object(entries) }
    repeat {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw malformed("a key in quotes") }
      let key = try text()
      skipBlanks()
      guard take(":") else { throw malformed("“:” after the key “\(key.prefix(60))”") }
      entries.append((key, try value(depth: depth + 1)))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw malformed("“,” or “}”") }
    return .object(entries)
  }

  private mutating func list(depth: Int) throws(InputProblem) -> JSONValue {
    var values: [JSONValue] = []
    index += 1
    skipBlanks()
    if take("]") { return .list(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipBlanks()
    } while take(",")
    guard take("]") else { throw malformed("“,” or “]”") }
    return .list(values)
  }

  private mutating func number() throws(InputProblem) -> JSONValue {
    let start = index
    var isWhole = true
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"): isWhole = false
      default:
        return try number(String(decoding: bytes[start..<index], as: UTF8.self), start, isWhole: isWhole)
      }
      index += 1
    }
    return try number(String(decoding: bytes[start...], as: UTF8.self), start, isWhole: isWhole)
  }

  private mutating func number(
    _ digits: String, _ start: Int, isWhole: Bool
  ) throws(InputProblem) -> JSONValue {
    if isWhole, let value = Int(digits) { return .integer(value) }
    guard let value = Double(digits), value.isFinite else {
      index = start
      throw problem(.malformed, expected: "a finite number", found: "“\(digits.prefix(40))”")
    }
    return .number(value)
  }

  private mutating func text() throws(InputProblem) -> String {
    index += 1
    var text = ""
    var start = index
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        text += String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        return text
      case UInt8(ascii: "\\"):
        text += String(decoding: bytes[start..<index], as: UTF8.self)
        index += 1
        text.unicodeScalars.append(try escaped())
        start = index
      case 0..<0x20: throw malformed("“\\n” or the like, for a text has no control characters")
      default: index += 1
      }
    }
    throw truncated("the end of a text")
  }

  private mutating func escaped() throws(InputProblem) -> Unicode.Scalar {
    guard let byte = peek else { throw truncated("the end of a text") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try codeUnit()
      // Letters beyond the first 65,536 are written as a pair.
      if (0xD800..<0xDC00).contains(unit), take("\\"), take("u") {
        let low = try codeUnit()
        guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    default:
      index -= 1
      throw malformed("a letter that may follow “\\”")
    }
  }

  private mutating func codeUnit() throws(InputProblem) -> UInt32 {
    guard index + 4 <= bytes.count else { throw truncated("four hexadecimal digits") }
    guard let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16) else {
      throw malformed("four hexadecimal digits")
    }
    index += 4
    return unit
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: letter) else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private func malformed(_ expected: String) -> InputProblem {
    guard index < bytes.count else { return truncated(expected) }
    let rest = String(decoding: bytes[index..<min(index + 20, bytes.count)], as: UTF8.self)
    return problem(.malformed, expected: expected, found: "“\(rest.prefix { !$0.isNewline })”")
  }

  private func truncated(_ expected: String) -> InputProblem {
    problem(.truncated, expected: expected, found: "the end of the file")
  }

  private func problem(_ code: InputProblem.Code, expected: String, found: String) -> InputProblem {
    let before = bytes[..<min(index, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    return InputProblem(
      code, file: file, place: .lineAndColumn(line, column), expected: expected, found: found,
      remedy: LosslessJSON.remedy)
  }
}
