import AnalysisFindings
import Foundation
import StudyFigures

/// Text of an HTML document in one file.
struct HTMLText: ReportText, Sendable {
  private(set) var html = ""

  /// Begins a document.
  init(title: String, style: String) {
    markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
    markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    element("title", title)
    markup("<style>\n\(style)\n</style>\n</head>\n<body>\n<main>")
  }

  /// The whole document.
  var document: String { html + "</main>\n</body>\n</html>\n" }

  /// Adds links to the sections of the document.
  mutating func contents(_ sections: [(anchor: String, title: String)]) {
    markup("<nav aria-label=\"Contents\">")
    for (anchor, title) in sections { element("a", title, attributes: [("href", "#\(anchor)")]) }
    markup("</nav>")
  }

  mutating func heading(_ level: Int, _ text: String, anchor: String?) {
    element("h\(level)", text, attributes: anchor.map { [("id", $0)] } ?? [])
  }

  mutating func paragraph(_ text: String) { element("p", text) }

  mutating func figure(_ figure: StudyFigure) {
    markup("<figure>")
    let data = Data(figure.png).base64EncodedString()
    markup(
      Self.opening("img", [("src", "data:image/png;base64,\(data)"), ("alt", figure.alternativeText)]))
    element("figcaption", figure.caption)
    markup("</figure>")
  }

  mutating func details(_ summary: String, _ content: (inout HTMLText) -> Void) {
    markup("<details>")
    element("summary", summary)
    content(&self)
    markup("</details>")
  }

  mutating func problem(_ content: (inout HTMLText) -> Void) {
    markup("<section class=\"problem\">")
    content(&self)
    markup("</section>")
  }

  /// Adds markup as it is; only for text written in this program.
  private mutating func markup(_ markup: String) { html += markup + "\n" }

  /// Adds an element with plain text inside.
  private mutating func element(_ name: String, _ text: String, attributes: [(String, String)] = []) {
    html += Self.opening(name, attributes) + Self.escape(text) + "</\(name)>\n"
  }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    markup("<ul>")
    for item in items { element("li", item) }
    markup("</ul>")
  }

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
          // On a narrow screen a row becomes a card, on which each cell says what it is.
          element(
            "td", cell, attributes: header.indices.contains(column) ? [("data-label", header[column])] : [])
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
