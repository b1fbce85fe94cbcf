package import AnalysisFindings
import Foundation

/// Which decimal separator the numbers of a tab-separated table have.
package enum DecimalSeparatorCheck {
  /// The comma if there are commas and no points in the rows, else the point.
  ///
  /// - Throws: an `InputProblem` at the first line in which the other one appears, if both do.
  package static func separator(
    of lines: TextLines, from firstRow: Int, file: String
  ) throws(InputProblem) -> UInt8 {
    guard firstRow < lines.count else { return NumberScanner.point }
    let start = lines.range(firstRow).lowerBound
    let has = { (byte: UInt8) in
      lines.bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { memchr($0 + start, Int32(byte), bytes.count - start) != nil } ?? false
      }
    }
    guard has(NumberScanner.comma) else { return NumberScanner.point }
    guard has(NumberScanner.point) else { return NumberScanner.comma }
    let line = (firstRow..<lines.count).first { line in
      let row = lines.bytes[lines.range(line)]
      return row.contains(NumberScanner.comma)
    }
    throw InputProblem(
      .malformed, file: file, place: .line((line ?? firstRow) + 1),
      expected: "one decimal separator in the whole table", found: "points and commas",
      remedy: "Export the file again with one of them; thousands must not be grouped.")
  }
}
