import AnalysisFindings

/// Text of an HTML document; everything that comes from files or people is escaped on its way in.
struct HTMLText: Sendable {
  private(set) var html = ""

  /// Adds markup as it is; only for text written in this program.
  mutating func markup(_ markup: String) { html += markup + "\n" }

  /// Adds an element with plain text inside.
  mutating func element(_ name: String, _ text: String, attributes: [(String, String)] = []) {
    html += Self.opening(name, attributes) + Self.escape(text) + "</\(name)>\n"
  }

  /// Adds a list of plain texts.
  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    markup("<ul>")
    for item in items { element("li", item) }
    markup("</ul>")
  }

  /// Adds a table; the first column's cells head their rows.
  mutating func table(caption: String, header: [String], rows: [[String]]) {
    markup("<div class=\"scroll\"><table>")
    element("caption", caption)
    markup("<thead><tr>")
    for cell in header { element("th", cell, attributes: [("scope", "col")]) }
    markup("</tr></thead><tbody>")
    for row in rows {
      markup("<tr>")
      for (column, cell) in row.enumerated() {
        if column == 0 {
          element("th", cell, attributes: [("scope", "row")])
        } else {
          element("td", cell)
        }
      }
      markup("</tr>")
    }
    markup("</tbody></table></div>")
  }

  /// An opening tag.
  static func opening(_ name: String, _ attributes: [(String, String)]) -> String {
    "<" + name + attributes.map { " \($0.0)=\"\(escape($0.1))\"" }.joined() + ">"
  }

  /// The text with everything escaped that means something in HTML, and everything written out that steers what shows it
  /// (`String.printable`).
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.printable.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
