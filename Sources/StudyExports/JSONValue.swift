package import AnalysisFindings

/// A value of a JSON document with its keys in the order they were given.
///
/// Foundation's encoder orders keys by itself and prints 17 digits; results keep a reading order and 12 digits.
public enum JSONValue: Sendable, Hashable {
  /// Nothing.
  case null
  /// A truth value.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number, written with 12 significant digits; infinities and `nan` are written as `null`.
  case number(Double)
  /// A text.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// A list whose values are made one by one when they are written, for thousands of them.
  case series(count: Int, @Sendable (Int) -> JSONValue)
  /// Keys with values, in order.
  case object([(key: String, value: JSONValue)])

  /// A text, or `null`.
  public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

  /// A number, or `null`.
  public static func optional(_ number: Double?) -> JSONValue { number.map(JSONValue.number) ?? .null }

  /// The document's text, indented by two blanks, with a line end at its end.
  public var document: String { fragment(depth: 0) + "\n" }

  /// The text of the value as it stands inside of a document, without a line end.
  ///
  /// - Parameter depth: How many values hold it.
  package func fragment(depth: Int) -> String {
    var text = ""
    write(into: &text, indent: depth) { (_: inout String) in }
    return text
  }

  /// Writes the document in pieces of some ten thousand letters, so that it never stands in memory whole.
  ///
  /// - Throws: what `append` throws.
  package func writeDocument(
    _ append: (String) throws(InputProblem) -> Void
  ) throws(InputProblem) {
    var text = ""
    try write(into: &text, indent: 0) { (text: inout String) throws(InputProblem) in
      guard text.utf8.count >= Self.pieceLength else { return }
      try append(text)
      text.removeAll(keepingCapacity: true)
    }
    try append(text + "\n")
  }

  /// How many bytes a piece of a document has, about.
  private static let pieceLength = 1 << 16

  /// Whether two values are written alike.
  public static func == (one: JSONValue, other: JSONValue) -> Bool { one.document == other.document }

  /// Hashes the document's text.
  public func hash(into hasher: inout Hasher) { hasher.combine(document) }

  /// Writes the value; `flush` may take what is there after each item.
  private func write<Failure: Error>(
    into text: inout String, indent: Int, flush: (inout String) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? value.resultText : "null"
    case .text(let value): Self.quote(value, into: &text)
    case .list(let values):
      try Self.enclose(values.count, "[", "]", indent, into: &text) { (index, text) throws(Failure) in
        try values[index].write(into: &text, indent: indent + 1, flush: flush)
        try flush(&text)
      }
    case .series(let count, let value):
      try Self.enclose(count, "[", "]", indent, into: &text) { (index, text) throws(Failure) in
        try value(index).write(into: &text, indent: indent + 1, flush: flush)
        try flush(&text)
      }
    case .object(let entries):
      try Self.enclose(entries.count, "{", "}", indent, into: &text) { (index, text) throws(Failure) in
        Self.quote(entries[index].key, into: &text)
        text += ": "
        try entries[index].value.write(into: &text, indent: indent + 1, flush: flush)
      }
    }
  }

  private static func enclose<Failure: Error>(
    _ count: Int, _ opening: String, _ closing: String, _ indent: Int, into text: inout String,
    _ item: (Int, inout String) throws(Failure) -> Void
  ) throws(Failure) {
    text += opening
    for index in 0..<count {
      text += index == 0 ? "\n" : ",\n"
      text += String(repeating: "  ", count: indent + 1)
      try item(index, &text)
    }
    if count > 0 { text += "\n" + String(repeating: "  ", count: indent) }
    text += closing
  }

  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // All of these lie in the basic plane; escaped, they are read back as they were and steer no terminal.
      case _ where scalar.isSteering:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
