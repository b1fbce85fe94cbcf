package import AnalysisFindings

/// The lines of a text file, with their numbers.
///
/// Lines end at a line feed, before which one carriage return is dropped; a carriage return by itself ends a line only
/// in a text that has no line feed at all, because some exporters leave lone ones inside of comments.
package struct TextLines: Sendable {
  /// The text in UTF-8.
  package let bytes: [UInt8]
  /// The encoding of the file.
  package let encoding: DecodedText.Encoding
  /// The end of each line, without its terminator.
  private let ends: [Int32]
  private let starts: [Int32]

  /// The most lines that are taken, so that a hostile file cannot fill the memory.
  package static let limit = 1 << 24

  /// Decodes a file and finds its lines.
  ///
  /// - Throws: an `InputProblem` if the file is not text, or has more lines than `limit`.
  package init(_ file: FileContents) throws(InputProblem) {
    guard DecodedText.isPlausible(file.bytes) else {
      throw InputProblem(
        .malformed, file: file.source.path, expected: "a text file", found: "binary content",
        remedy: "Export the data as text, or name the file that holds the text export.")
    }
    let text = DecodedText(file.bytes)
    guard let lines = TextLines(text) else {
      throw InputProblem(
        .limitExceeded, file: file.source.path, expected: "at most \(Self.limit) lines",
        found: "more than that",
        remedy: "Split the export into smaller files.")
    }
    self = lines
  }

  /// The lines of a file's beginning, for recognising it; empty where it is not text.
  package init(head: FileHead) {
    let text = DecodedText(DecodedText.isPlausible(head.bytes) ? head.bytes : [])
    self = TextLines(text) ?? TextLines(bytes: [], encoding: .utf8, starts: [], ends: [])
  }

  private init(bytes: [UInt8], encoding: DecodedText.Encoding, starts: [Int32], ends: [Int32]) {
    self.bytes = bytes
    self.encoding = encoding
    self.starts = starts
    self.ends = ends
  }

  private init?(_ text: DecodedText) {
    let bytes = text.bytes
    guard bytes.count < Int(Int32.max) else { return nil }
    let terminator: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
    var starts: [Int32] = []
    var ends: [Int32] = []
    var start = 0
    func append(_ end: Int) {
      starts.append(Int32(start))
      ends.append(Int32(end > start && bytes[end - 1] == 0x0D ? end - 1 : end))
    }
    for index in bytes.indices where bytes[index] == terminator {
      append(index)
      start = index + 1
      guard ends.count <= Self.limit else { return nil }
    }
    if start < bytes.count { append(bytes.count) }
    self.init(bytes: bytes, encoding: text.encoding, starts: starts, ends: ends)
  }

  /// The number of lines.
  package var count: Int { ends.count }

  /// The bytes of a line, counted from 0; empty behind the last one.
  package func range(_ line: Int) -> Range<Int> {
    guard line >= 0, line < ends.count else { return bytes.count..<bytes.count }
    return Int(starts[line])..<Int(ends[line])
  }

  /// A line as stored, counted from 0; `nil` behind the last one.
  package func string(_ line: Int) -> String? {
    guard line >= 0, line < count else { return nil }
    return string(in: range(line))
  }

  /// A line without blanks at its ends; `nil` behind the last one.
  package func trimmed(_ line: Int) -> String? {
    guard line >= 0, line < count else { return nil }
    return string(in: NumberScanner.trimmed(range(line), of: bytes))
  }

  /// A part of the text.
  package func string(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// Whether a line has nothing but blanks, or stands behind the last one.
  package func isBlank(_ line: Int) -> Bool { NumberScanner.trimmed(range(line), of: bytes).isEmpty }

  /// The place of an offset in a line, for an error message; both are counted from 0 here and from 1 there.
  package func place(line: Int, offset: Int) -> InputProblem.Place {
    let range = range(line)
    let upper = min(max(offset, range.lowerBound), range.upperBound)
    let characters = string(in: range.lowerBound..<upper).count
    return .lineAndColumn(line + 1, characters + 1)
  }
}
