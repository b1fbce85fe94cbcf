import StudyFigures

/// A document of a report, whatever it is written in: everything that comes from files or people is escaped on its way in.
protocol ReportText {
  /// Adds a heading of a level from 1, with a name to link to.
  mutating func heading(_ level: Int, _ text: String, anchor: String?)
  /// Adds a paragraph.
  mutating func paragraph(_ text: String)
  /// Adds a list.
  mutating func list(_ items: [String])
  /// Adds a table; the first column's cells head their rows.
  mutating func table(caption: String, header: [String], rows: [[String]])
  /// Adds a figure with its caption.
  mutating func figure(_ figure: StudyFigure)
  /// Adds what not every reader wants to see: long tables, options.
  mutating func details(_ summary: String, _ content: (inout Self) -> Void)
  /// Adds what should not be overlooked.
  mutating func problem(_ content: (inout Self) -> Void)
}

extension ReportText {
  /// Adds a heading to which nothing links.
  mutating func heading(_ level: Int, _ text: String) { heading(level, text, anchor: nil) }
}
