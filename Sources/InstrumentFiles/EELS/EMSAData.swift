import AnalysisFindings

/// The numbers of an EMSA/MAS spectrum.
struct EMSAData {
  /// The x column; empty for data of type Y.
  private(set) var positions: [Double] = []
  /// The intensities.
  private(set) var values: [Double] = []
  /// The line behind the data, from 0.
  private(set) var nextLine = 0
  /// What was odd.
  private(set) var notes: [String] = []

  /// Reads the numbers behind a header; where a comma may be decimal, as NPOINTS says.
  init(_ lines: TextLines, after header: EMSAHeader, file: String) throws(InputProblem) {
    let stated = header.number("NPOINTS")
    let plain = Result { () throws(InputProblem) in
      try Self(lines, after: header, decimalSeparator: NumberScanner.point, file: file)
    }
    let count = (try? plain.get()).map { Double($0.values.count) }
    guard count == nil || count != stated, stated != nil || header.hasDecimalComma else {
      self = try plain.get()
      return
    }
    let decimal = Result { () throws(InputProblem) in
      try Self(lines, after: header, decimalSeparator: NumberScanner.comma, file: file)
    }
    if case .success(var data) = decimal, stated.map({ Double(data.values.count) == $0 }) ?? true {
      data.notes.append(
        "Commas were read as decimal points, which agrees with NPOINTS or the header's numbers.")
      self = data
      return
    }
    if header.hasDecimalComma, let stated, let count {
      throw InputProblem(
        .malformed, file: file, place: .line(header.spectrumLine + 2),
        expected: "\(Int(exactly: stated) ?? 0) points (NPOINTS), with commas as decimal or as separators",
        found: "\(Int(count)) points with commas as separators",
        remedy: "The file writes decimal commas; export it again with decimal points.")
    }
    self = try plain.get()
  }

  private init(
    _ lines: TextLines, after header: EMSAHeader, decimalSeparator: UInt8, file: String
  ) throws(InputProblem) {
    let isPaired = header.value("DATATYPE")?.uppercased() == "XY"
    let columns = header.number("NCOLUMNS") ?? 1
    var isEnded = false
    var hasWideLine = false
    var line = header.spectrumLine + 1
    // Two bytes are the least that a number takes: a false count reserves no more than the file's size.
    if let stated = header.number("NPOINTS"), stated > 0, stated <= Double(lines.bytes.count / 2) {
      values.reserveCapacity(Int(stated))
      if isPaired { positions.reserveCapacity(Int(stated)) }
    }
    while line < lines.count, !isEnded {
      defer { line += 1 }
      let range = NumberScanner.trimmed(lines.range(line), of: lines.bytes)
      guard let first = range.first else { continue }
      if lines.bytes[first] == UInt8(ascii: "#") {
        isEnded = lines.string(in: range).uppercased().hasPrefix("#ENDOFDATA")
        if !isEnded { notes.append("Line \(line + 1) begins with # among the data and was passed over.") }
        continue
      }
      let count = try read(
        lines, line: line, range, isPaired: isPaired, decimalSeparator: decimalSeparator, file: file)
      if isPaired, !count.isMultiple(of: 2) {
        throw InputProblem(
          .malformed, file: file, place: .line(line + 1), expected: "pairs of x and y (DATATYPE is XY)",
          found: "\(count) numbers", remedy: "Check this line against its neighbours, or export again.")
      }
      if !isPaired, Double(count) > columns, !hasWideLine {
        hasWideLine = true
        notes.append(
          "Line \(line + 1) has \(count) values where NCOLUMNS says \(Int(exactly: columns) ?? 1); each was "
            + "taken as a channel, because DATATYPE is not XY.")
      }
    }
    nextLine = line
    try checkCount(header, isEnded: isEnded, lines: lines.count, file: file)
  }

  /// Reads the numbers of a line and returns how many there are.
  private mutating func read(
    _ lines: TextLines, line: Int, _ range: Range<Int>, isPaired: Bool, decimalSeparator: UInt8, file: String
  ) throws(InputProblem) -> Int {
    var offset = range.lowerBound
    var count = 0
    while offset < range.upperBound {
      let byte = lines.bytes[offset]
      let isComma = byte == NumberScanner.comma && decimalSeparator != NumberScanner.comma
      if NumberScanner.isBlank(byte) || isComma || byte == UInt8(ascii: ";") {
        offset += 1
        continue
      }
      let start = offset
      let number = NumberScanner.scan(
        lines.bytes, at: &offset, to: range.upperBound, decimalSeparator: decimalSeparator)
      guard let number, number.isFinite else {
        throw InputProblem(
          .malformed, file: file, place: lines.place(line: line, offset: start), expected: "a number",
          found: "“\(lines.string(in: start..<range.upperBound).prefix(40))”",
          remedy: "Correct this line, or export the spectrum again.")
      }
      if isPaired, count.isMultiple(of: 2) { positions.append(number) } else { values.append(number) }
      count += 1
    }
    return count
  }

  private mutating func checkCount(
    _ header: EMSAHeader, isEnded: Bool, lines: Int, file: String
  ) throws(InputProblem) {
    let stated = header.number("NPOINTS")
    guard !values.isEmpty else {
      throw InputProblem(
        isEnded ? .malformed : .truncated, file: file, place: .line(header.spectrumLine + 1),
        expected: "numbers after #SPECTRUM", found: "none",
        remedy: "The spectrum is empty or cut short; export it again.")
    }
    if !isEnded, let stated, Double(values.count) < stated {
      throw InputProblem(
        .truncated, file: file, place: .line(lines),
        expected: "\(header.value("NPOINTS") ?? "") points (NPOINTS)",
        found: "the end of the file after \(values.count)", remedy: "Copy or export the file again.")
    }
    if !isEnded { notes.append("The line #ENDOFDATA is missing; the data may be cut short.") }
    if let stated, stated != Double(values.count) {
      notes.append(
        "NPOINTS says \(header.value("NPOINTS") ?? ""), but the file holds \(values.count) points.")
    }
  }
}
