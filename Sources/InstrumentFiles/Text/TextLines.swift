package import AnalysisFindings
import Foundation

/// The lines of a text file, with their numbers.
///
/// Lines end at a line feed, before which one carriage return is dropped; a carriage return by itself ends a line only
/// in a text that has no line feed at all, because some exporters leave lone ones inside of comments.
package struct TextLines: Sendable {
  /// The text in UTF-8.
  package let bytes: [UInt8]
  /// The encoding of the file.
  package let encoding: DecodedText.Encoding
  /// Where each line starts, and where one behind the last would.
  private let starts: [Int32]

  /// The most lines that are taken, so that a hostile file cannot fill the memory.
  package static let limit = 1 << 24
  /// The most cells of a line, those of a workbook's row: each is remembered with twenty times a separator's size.
  package static let columnLimit = 16_384

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
    if let line = lines.firstWideLine {
      throw InputProblem(
        .limitExceeded, file: file.source.path, place: .line(line + 1),
        expected: "at most \(Self.columnLimit) cells in a line", found: "more",
        remedy: "Export the table with a row for each point, or in parts.")
    }
    self = lines
  }

  /// The lines of a file's beginning, for recognising it; empty where it is not text.
  package init(head: FileHead) {
    let text = DecodedText(DecodedText.isPlausible(head.bytes) ? head.bytes : [])
    self = TextLines(text) ?? TextLines(bytes: [], encoding: .utf8, starts: [0])
  }

  private init(bytes: [UInt8], encoding: DecodedText.Encoding, starts: [Int32]) {
    self.bytes = bytes
    self.encoding = encoding
    self.starts = starts
  }

  private init?(_ text: DecodedText) {
    let bytes = text.bytes
    guard bytes.count < Int(Int32.max) else { return nil }
    guard let feeds = Self.starts(behind: 0x0A, in: bytes),
      var starts = feeds.count > 1 ? feeds : Self.starts(behind: 0x0D, in: bytes)
    else { return nil }
    // The last line may lack its terminator.
    if let last = starts.last, Int(last) < bytes.count { starts.append(Int32(bytes.count + 1)) }
    self.init(bytes: bytes, encoding: text.encoding, starts: starts)
  }

  /// The beginning of the text and the places behind a byte; `nil` where there are more than lines may be.
  private static func starts(behind byte: UInt8, in bytes: [UInt8]) -> [Int32]? {
    bytes.withUnsafeBytes { bytes in
      var starts: [Int32] = [0]
      guard let first = bytes.baseAddress else { return starts }
      var next = 0
      while let found = memchr(first + next, Int32(byte), bytes.count - next) {
        next = UnsafeRawPointer(found) - first + 1
        guard starts.count < limit else { return nil }
        starts.append(Int32(next))
      }
      return starts
    }
  }

  /// The first line that a separator of cells cuts into more of them than are allowed; `nil` if there is none.
  private var firstWideLine: Int? {
    // A cell and its separator take a byte at least, so that only long lines are looked into.
    (0..<count).first { line in
      let range = range(line)
      guard range.count >= Self.columnLimit else { return false }
      return TextTableLayout.Delimiter.allCases.contains {
        TextTableLayout(delimiter: $0).hasMoreCells(than: Self.columnLimit, in: bytes[range])
      }
    }
  }

  /// The number of lines.
  package var count: Int { starts.count - 1 }

  /// The bytes of a line, counted from 0; empty behind the last one.
  package func range(_ line: Int) -> Range<Int> {
    guard line >= 0, line < count else { return bytes.count..<bytes.count }
    let start = Int(starts[line])
    let end = Int(starts[line + 1]) - 1
    return start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
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
