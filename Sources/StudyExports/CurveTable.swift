import AnalysisFindings

/// The numbers of a curve file, read back.
struct CurveTable {
  /// A column as `findings.json` describes it.
  struct Column {
    var name: String
    var unit: String
    var role: Curve.Role
    var hasUncertainties: Bool
  }

  /// The columns with their numbers.
  let columns: [Curve.Column]

  /// Reads a table whose columns and number of rows are known.
  ///
  /// - Throws: an `InputProblem` at the line where the file is not what was written.
  init(
    _ bytes: [UInt8], columns: [Column], rowCount: Int, file: String
  ) throws(InputProblem) {
    let header = Curve.header(of: columns.map { ($0.name, $0.unit, $0.hasUncertainties) })
    guard bytes.starts(with: header.utf8) else {
      let line = String(decoding: bytes.prefix(4096).prefix { $0 != 0x0A }, as: UTF8.self)
      throw Self.problem(
        .malformed, file: file, place: .line(1), expected: "the columns “\(header.dropLast().prefix(300))”",
        found: "“\(line.prefix(300))”")
    }
    let width = columns.reduce(0) { $0 + ($1.hasUncertainties ? 2 : 1) }
    // Each row has at least a byte for each cell, so that no stated number of rows can ask for more than the file has.
    guard rowCount <= bytes.count / max(width, 1) else {
      throw Self.problem(
        .truncated, file: file, place: .wholeFile, expected: "\(rowCount) rows",
        found: "\(bytes.count) bytes")
    }
    var numbers = (0..<width).map { _ in
      var column: [Double] = []
      column.reserveCapacity(rowCount)
      return column
    }
    var index = header.utf8.count
    var line = 1
    guard width > 0 || index == bytes.count else {
      throw Self.problem(
        .malformed, file: file, place: .line(2), expected: "the end of a table without columns", found: "more"
      )
    }
    while index < bytes.count {
      line += 1
      for column in 0..<width {
        let end = bytes[index...].firstIndex { $0 == 0x2C || $0 == 0x0A } ?? bytes.count
        let cell = bytes[index..<end]
        guard let value = Self.number(cell) else {
          throw Self.problem(
            .malformed, file: file, place: .line(line),
            expected: "a finite number or nothing in column \(column + 1)",
            found: "“\(String(decoding: cell.prefix(40), as: UTF8.self))”")
        }
        numbers[column].append(value)
        let isLast = column == width - 1
        guard end < bytes.count, (bytes[end] == 0x0A) == isLast else {
          throw Self.problem(
            end < bytes.count ? .malformed : .truncated, file: file, place: .line(line),
            expected: "\(width) cells and a line end",
            found: end == bytes.count
              ? "the end of the file" : isLast ? "more cells" : "\(column + 1) of them")
        }
        index = end + 1
      }
    }
    guard line - 1 == rowCount else {
      throw Self.problem(
        line - 1 < rowCount ? .truncated : .malformed, file: file, place: .wholeFile,
        expected: "\(rowCount) rows", found: "\(line - 1)")
    }
    var next = numbers.makeIterator()
    self.columns = columns.map { column in
      Curve.Column(
        name: column.name, unit: column.unit, role: column.role, values: next.next() ?? [],
        uncertainties: column.hasUncertainties ? next.next() ?? [] : [])
    }
  }

  /// The number of a cell as results write it: an empty cell is a gap, `inf` and `-inf` are themselves.
  private static func number(_ cell: ArraySlice<UInt8>) -> Double? {
    if cell.isEmpty { return .nan }
    if let number = shortDecimal(cell) { return number }
    let text = String(decoding: cell, as: UTF8.self)
    if text == "inf" { return .infinity }
    if text == "-inf" { return -.infinity }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The number of a cell of up to 15 digits with or without sign and decimal point; `nil` for any other cell.
  ///
  /// Up to 15 digits and powers of ten up to 22 are exact, so that one division rounds correctly (W. Clinger, "How to read
  /// floating point numbers accurately", 1990).
  private static func shortDecimal(_ cell: ArraySlice<UInt8>) -> Double? {
    guard cell.count <= 17 else { return nil }
    var digits = 0
    var count = 0
    var decimals: Int?
    for (place, byte) in cell.enumerated() {
      switch byte {
      case 0x30...0x39:
        digits = 10 * digits + Int(byte - 0x30)
        count += 1
        if let known = decimals { decimals = known + 1 }
      case 0x2E where decimals == nil && count > 0: decimals = 0
      case 0x2D where place == 0: continue
      default: return nil
      }
    }
    guard (1...15).contains(count), decimals != 0 else { return nil }
    let magnitude = Double(digits) / powersOfTen[decimals ?? 0]
    return cell.first == 0x2D ? -magnitude : magnitude
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private static func problem(
    _ code: InputProblem.Code, file: String, place: InputProblem.Place, expected: String, found: String
  ) -> InputProblem {
    InputProblem(
      code, file: file, place: place, expected: expected, found: found, remedy: FindingsDocument.remedy)
  }
}
