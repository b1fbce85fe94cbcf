/// A JSON value whose members keep their order, so that a file's bytes depend on nothing else.
package indirect enum JSONText: Sendable {
  case string(String)
  case number(Double)
  case integer(Int)
  case array([JSONText])
  case object([(String, JSONText)])

  /// The text: the outermost two levels one item a line, deeper ones on one line.
  package func text(depth: Int = 0) -> String {
    switch self {
    case .string(let value): return "\"\(Self.escaped(value))\""
    // Eight digits: the same on machines whose mathematical functions differ in the last bit.
    case .number(let value): return significant(value, 8)
    case .integer(let value): return "\(value)"
    case .array(let items): return enclosed("[", items.map { $0.text(depth: depth + 1) }, "]", depth)
    case .object(let members):
      return enclosed(
        "{", members.map { "\"\(Self.escaped($0.0))\": \($0.1.text(depth: depth + 1))" }, "}", depth)
    }
  }

  private func enclosed(_ open: String, _ items: [String], _ close: String, _ depth: Int) -> String {
    guard depth < 2, !items.isEmpty else { return open + items.joined(separator: ", ") + close }
    let margin = String(repeating: "  ", count: depth + 1)
    let lines = items.map { margin + $0 }.joined(separator: ",\n")
    return "\(open)\n\(lines)\n\(String(margin.dropLast(2)))\(close)"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
    return result
  }
}
