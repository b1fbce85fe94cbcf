import AnalysisFindings
import StudyFigures

/// Text of a Markdown document with GitHub's tables, to be read as it is or put into a notebook.
///
/// Details are left out: findings.csv and findings.json have every number.
struct MarkdownText: ReportText, Sendable {
  private(set) var markdown = ""

  mutating func heading(_ level: Int, _ text: String, anchor: String?) {
    markdown += String(repeating: "#", count: level) + " " + Self.escape(text) + "\n\n"
  }

  mutating func paragraph(_ text: String) { markdown += Self.escape(text) + "\n\n" }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    markdown += items.map { "- \(Self.escape($0))\n" }.joined() + "\n"
  }

  mutating func table(caption: String, header: [String], rows: [[String]]) {
    func line(_ cells: [String]) -> String { "| " + cells.map(Self.escape).joined(separator: " | ") + " |\n" }
    markdown += Self.escape(caption) + "\n\n" + line(header)
    markdown += "|" + String(repeating: " --- |", count: header.count) + "\n"
    markdown += rows.map(line).joined() + "\n"
  }

  mutating func figure(_ figure: StudyFigure) {
    guard let file = figure.files.first?.name else { return }
    // A reader of Markdown shows pictures and links to anything else.
    let mark = file.hasSuffix(".pdf") ? "" : "!"
    markdown +=
      "\(mark)[\(Self.escape(figure.alternativeText))](figures/\(file))\n\n\(Self.escape(figure.caption))\n\n"
  }

  mutating func details(_ summary: String, _ content: (inout MarkdownText) -> Void) {}

  mutating func problem(_ content: (inout MarkdownText) -> Void) { content(&self) }

  /// The text in one line with everything escaped that Markdown or HTML in it would take for markup.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.printable.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$": result += "\\\(scalar)"
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
