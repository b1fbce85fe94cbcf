import AnalysisFindings

/// Writes rows of a table as comma-separated values (RFC 4180), with `\n` as line end.
public struct CSVText: Sendable {
  /// The text so far.
  public private(set) var text = ""

  /// Creates a table without a header.
  public init() {}

  /// Creates a table with its header.
  public init(header: [String]) { append(header) }

  /// Adds a row.
  public mutating func append(_ cells: [String]) {
    text += cells.map(Self.cell).joined(separator: ",") + "\n"
  }

  /// A cell on one line (`String.printable`), quoted where it must be, and defused where a spreadsheet would run it as a
  /// formula.
  static func cell(_ content: String) -> String {
    var content = content.printable
    if let first = content.first, "=+-@".contains(first), Double(content) == nil {
      content = "'" + content
    }
    guard content.contains(where: { ",\"".contains($0) }) else { return content }
    return "\"" + content.replacing("\"", with: "\"\"") + "\""
  }
}
