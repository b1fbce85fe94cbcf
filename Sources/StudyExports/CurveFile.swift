public import AnalysisFindings

extension Curve {
  /// The curve as a CSV table: one column a column, and one more for each that has uncertainties.
  ///
  /// A gap (`nan`) is an empty cell.
  public var csv: String { String(decoding: csvBytes, as: UTF8.self) }

  /// The bytes of the table of columns.
  public var csvBytes: [UInt8] {
    var bytes = Array(Self.header(of: columns.map { ($0.name, $0.unit, !$0.uncertainties.isEmpty) }).utf8)
    let cells = columns.flatMap { $0.uncertainties.isEmpty ? [$0.values] : [$0.values, $0.uncertainties] }
    // Each cell of a volume is a few digits and a comma.
    let rowCount = columns.map(\.values.count).max() ?? 0
    bytes.reserveCapacity(bytes.count + 8 * rowCount * cells.count)
    for row in 0..<rowCount {
      for (index, values) in cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if row < values.count { values[row].appendResult(to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The first line of the table of columns, with its line end.
  static func header(of columns: [(name: String, unit: String, hasUncertainties: Bool)]) -> String {
    let cells = columns.flatMap { column in
      let unit = column.unit.isEmpty || column.unit == "1" ? "" : " [\(column.unit)]"
      return [column.name + unit] + (column.hasUncertainties ? ["u(\(column.name))" + unit] : [])
    }
    return CSVText(header: cells).text
  }
}

extension Double {
  /// Writes the value as a cell: `resultText`, nothing for a gap.
  fileprivate func appendResult(to bytes: inout [UInt8]) {
    // Counts are most of what maps and volumes hold; whole numbers of up to 12 digits are their own text.
    if magnitude < 1e12, self == rounded() {
      var rest = Int64(magnitude)
      if self < 0 { bytes.append(UInt8(ascii: "-")) }
      let start = bytes.count
      repeat {
        bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
        rest /= 10
      } while rest > 0
      bytes[start...].reverse()
    } else if !isNaN {
      bytes.append(contentsOf: resultText.utf8)
    }
  }
}
