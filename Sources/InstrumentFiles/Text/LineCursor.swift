package import AnalysisFindings

/// A walk through the lines of a file in order, in which every line has a meaning.
///
/// Each step says what is expected, so that an error can tell it together with the line's number and content.
package struct LineCursor {
  /// The lines.
  package let lines: TextLines
  /// The file's name for error messages.
  package let file: String
  /// What the format is called in remedies: `VAMAS`.
  package let format: String
  /// The next line, counted from 0.
  package var line: Int

  /// Starts a walk.
  package init(_ lines: TextLines, file: String, format: String, line: Int = 0) {
    self.lines = lines
    self.file = file
    self.format = format
    self.line = line
  }

  /// The number of lines that are left.
  package var remaining: Int { max(lines.count - line, 0) }

  /// The next line without blanks at its ends.
  package mutating func text(_ expected: @autoclosure () -> String) throws(InputProblem) -> String {
    guard let text = lines.trimmed(line) else { throw endOfFile(expected()) }
    line += 1
    return text
  }

  /// The next line as a number.
  package mutating func number(_ expected: @autoclosure () -> String) throws(InputProblem) -> Double {
    guard line < lines.count else { throw endOfFile(expected()) }
    guard let value = NumberScanner.number(in: lines.bytes, lines.range(line)) else {
      throw malformed(expected())
    }
    line += 1
    return value
  }

  /// The next line as a whole number; a point with zeros behind it is allowed.
  package mutating func integer(_ expected: @autoclosure () -> String) throws(InputProblem) -> Int {
    let before = line
    let value = try number(expected())
    guard let integer = Int(exactly: value) else {
      line = before
      throw malformed(expected())
    }
    return integer
  }

  /// The next line as a number of lines or items that must still fit into the file.
  ///
  /// - Parameter linesEach: the fewest lines that each item takes.
  package mutating func count(
    _ expected: @autoclosure () -> String, linesEach: Int = 1
  ) throws(InputProblem) -> Int {
    let before = line
    let count = try integer(expected())
    let (needed, overflow) = count.multipliedReportingOverflow(by: linesEach)
    guard count >= 0 else {
      line = before
      throw malformed(expected())
    }
    guard !overflow, needed <= remaining else {
      throw InputProblem(
        .truncated, file: file, place: .line(before + 1),
        expected: "at least \(overflow ? "\(count)" : "\(needed)") more lines (\(expected()): \(count))",
        found: "\(remaining) more lines",
        remedy: "The file is cut short or this number is wrong: export it again as \(format).")
    }
    return count
  }

  /// Skips lines whose meaning does not matter here.
  package mutating func skip(_ count: Int) { line = min(line + max(count, 0), lines.count) }

  private func endOfFile(_ expected: String) -> InputProblem {
    InputProblem(
      .truncated, file: file, place: .line(lines.count), expected: expected,
      found: "the end of the file", remedy: "The file is cut short: copy or export it again as \(format).")
  }

  /// A complaint about the next line.
  package func malformed(_ expected: String) -> InputProblem {
    let found = lines.trimmed(line) ?? ""
    let shown = found.isEmpty ? "an empty line" : "“\(found.prefix(60))”"
    return InputProblem(
      .malformed, file: file, place: .line(line + 1), expected: expected, found: shown,
      remedy: "Lines may be missing or doubled above this one: export the file again as \(format).")
  }
}
