import AnalysisFindings
import InstrumentMeasurements

/// One block of a VAMAS file as stored, its 40 parts and its ordinates.
///
/// A part that the block leaves out keeps the value of the first block.
struct VAMASBlock {
  var identifier = ""
  var sample = ""
  var technique = ""
  var variableValues: [Double?] = []
  var sourceEnergy: Double?
  var passEnergy: Double?
  var takeOffAngle: Double?
  var spot: String?
  var species = ""
  var transition = ""
  var abscissa: Abscissa?
  var variables: [(label: String, unit: String)] = []
  var signalMode = ""
  var collectionTime: Double?
  var scans: Double?
  var parameters: [(label: String, unit: String, value: Double?)] = []
  /// All ordinates in the file's order: one of each variable for every point.
  var ordinates: [Double] = []
  /// Blanks where numbers belong.
  var notes: [String] = []
  /// The metadata of each part, by its number.
  private var parts = [[VendorMetadata.Entry]](repeating: [], count: 43)

  /// The abscissa of a regular block.
  struct Abscissa {
    var label: String
    var unit: String
    var start: Double
    var increment: Double
  }

  /// The number of metadata entries.
  var entryCount: Int { parts.reduce(0) { $0 + $1.count } }

  /// The metadata of all parts in the standard's order.
  var entries: [VendorMetadata.Entry] { parts.flatMap { $0 } }

  /// Whether the technique gives a spectrum of electrons; unknown techniques are taken for such.
  var countsElectrons: Bool {
    let name = technique.uppercased()
    let others = ["SIMS", "SNMS", "FABMS", "ISS", "EDX", "XRF"]
    return !others.contains { name == $0 || name.hasPrefix($0 + " ") }
  }

  /// The value with which the standard marks a number as not known.
  static let missing = 1e37

  /// Reads the next block.
  ///
  /// - Parameter first: the first block of the file, from which parts that are left out are taken.
  init(
    _ cursor: inout LineCursor, header: VAMASHeader, first: VAMASBlock?, index: Int
  ) throws(InputProblem) {
    if let first { self = first }
    notes = []
    let included = first == nil ? [Bool](repeating: true, count: 41) : header.includedParts
    func isIncluded(_ part: Int) -> Bool { included.indices.contains(part) && included[part] }
    for part in 0...42 where part == 0 || part > 40 || isIncluded(part) {
      if parts.indices.contains(part) { parts[part] = [] }
      switch part {
      case 0:
        identifier = try cursor.text("the identifier of block \(index + 1) of \(header.blockCount)")
        sample = try cursor.text("the sample identifier of block \(index + 1)")
        append(0, "block identifier", identifier)
        append(0, "sample identifier", sample)
      case 1...14: try readOrigin(part, &cursor, header)
      case 15...30: try readGeometry(part, &cursor, header)
      case 31...41: try readSignal(part, &cursor, header)
      default: try readOrdinates(&cursor, index: index)
      }
    }
  }

  private mutating func append(_ part: Int, _ key: String, _ value: String) {
    if parts.indices.contains(part) { parts[part].append(VendorMetadata.Entry(key: key, value: value)) }
  }

  /// Takes the next line as a text.
  private mutating func text(
    _ part: Int, _ key: String, _ cursor: inout LineCursor
  ) throws(InputProblem) -> String {
    let value = try cursor.text("the \(key)")
    append(part, key, value)
    return value
  }

  /// Takes the next line as a number; `nil` if it is marked as missing, or blank (which is noted).
  @discardableResult private mutating func number(
    _ part: Int, _ key: String, _ cursor: inout LineCursor
  ) throws(InputProblem) -> Double? {
    if cursor.remaining > 0, cursor.lines.isBlank(cursor.line) {
      cursor.skip(1)
      append(part, key, "")
      notes.append("line \(cursor.line) is blank instead of the \(key), which is taken as not known")
      return nil
    }
    let line = cursor.line
    let value = try cursor.number("the \(key)")
    append(part, key, cursor.lines.trimmed(line) ?? "")
    return value == Self.missing || !value.isFinite ? nil : value
  }

  private mutating func numbers(
    _ part: Int, _ keys: [String], _ cursor: inout LineCursor
  ) throws(InputProblem) {
    for key in keys { try number(part, key, &cursor) }
  }

  private mutating func readOrigin(
    _ part: Int, _ cursor: inout LineCursor, _ header: VAMASHeader
  ) throws(InputProblem) {
    let mode = header.experimentMode
    switch part {
    case 1...7:
      let keys = ["year", "month", "day", "hours", "minutes", "seconds", "hours in advance of GMT"]
      _ = try text(part, keys[part - 1], &cursor)
    case 8:
      let count = try cursor.count("the number of lines of the block comment")
      for _ in 0..<count { _ = try text(part, "block comment", &cursor) }
    case 9: technique = try text(part, "technique", &cursor)
    case 10:
      if mode.isMapOfSpectra {
        let x = try number(part, "x coordinate", &cursor)
        let y = try number(part, "y coordinate", &cursor)
        if let x, let y, let column = Int(exactly: x), let row = Int(exactly: y) {
          spot = "\(column), \(row)"
        }
      }
    case 11:
      variableValues = []
      for variable in header.experimentalVariables {
        variableValues.append(try number(part, variable.label, &cursor))
      }
    case 12: _ = try text(part, "analysis source label", &cursor)
    case 13:
      let sputters = ["SIMS", "SNMS", "FABMS", "ISS"].contains { technique.uppercased().hasPrefix($0) }
      if mode.isDepthProfile || sputters {
        try numbers(
          part,
          [
            "sputtering ion or atom atomic number", "number of atoms in sputtering particle",
            "sputtering ion or atom charge sign and number",
          ], &cursor)
      }
    default: sourceEnergy = try number(part, "analysis source characteristic energy", &cursor)
    }
  }

  private mutating func readGeometry(
    _ part: Int, _ cursor: inout LineCursor, _ header: VAMASHeader
  ) throws(InputProblem) {
    let mode = header.experimentMode
    switch part {
    case 15: try number(part, "analysis source strength", &cursor)
    case 16: try numbers(part, ["analysis source beam width x", "analysis source beam width y"], &cursor)
    case 17:
      if mode.isMapOfSpectra || mode.isMapOfValues {
        try numbers(part, ["field of view x", "field of view y"], &cursor)
      }
    case 18:
      if mode.isMapOfValues {
        try numbers(
          part,
          [
            "first linescan start x", "first linescan start y", "first linescan finish x",
            "first linescan finish y", "last linescan finish x", "last linescan finish y",
          ], &cursor)
      }
    case 19: try number(part, "analysis source polar angle of incidence", &cursor)
    case 20: try number(part, "analysis source azimuth", &cursor)
    case 21: _ = try text(part, "analyser mode", &cursor)
    case 22:
      passEnergy = try number(
        part, "analyser pass energy or retard ratio or mass resolution", &cursor)
    case 23:
      if technique.uppercased() == "AES DIFF" { try number(part, "differential width", &cursor) }
    case 24: try number(part, "magnification of analyser transfer lens", &cursor)
    case 25: try number(part, "analyser work function or acceptance energy", &cursor)
    case 26: try number(part, "target bias", &cursor)
    case 27: try numbers(part, ["analysis width x", "analysis width y"], &cursor)
    case 28:
      takeOffAngle = try number(part, "analyser axis take off polar angle", &cursor)
      try number(part, "analyser axis take off azimuth", &cursor)
    case 29: species = try text(part, "species label", &cursor)
    default:
      transition = try text(part, "transition or charge state label", &cursor)
      try number(part, "charge of detected particle", &cursor)
    }
  }

  private mutating func readSignal(
    _ part: Int, _ cursor: inout LineCursor, _ header: VAMASHeader
  ) throws(InputProblem) {
    switch part {
    case 31:
      guard header.scanMode == .regular else { return }
      let label = try text(part, "abscissa label", &cursor)
      let unit = try text(part, "abscissa units", &cursor)
      let start = try cursor.number("the abscissa start")
      let increment = try cursor.number("the abscissa increment")
      append(part, "abscissa start", cursor.lines.trimmed(cursor.line - 2) ?? "")
      append(part, "abscissa increment", cursor.lines.trimmed(cursor.line - 1) ?? "")
      abscissa = Abscissa(label: label, unit: unit, start: start, increment: increment)
    case 32:
      let count = try cursor.count("the number of corresponding variables", linesEach: 2)
      guard count > 0 else {
        cursor.line -= 1
        throw cursor.malformed("at least one corresponding variable")
      }
      variables = []
      for index in 0..<count {
        let label = try text(part, "label of corresponding variable \(index + 1)", &cursor)
        variables.append((label, try text(part, "unit of corresponding variable \(index + 1)", &cursor)))
      }
    case 33: signalMode = try text(part, "signal mode", &cursor)
    case 34: collectionTime = try number(part, "signal collection time", &cursor)
    case 35: scans = try number(part, "number of scans", &cursor)
    case 36: try number(part, "signal time correction", &cursor)
    case 37:
      let counts = ["AES DIFF", "AES DIR", "EDX", "ELS", "UPS", "XPS", "XRF"].contains(technique.uppercased())
      guard header.experimentMode.isDepthProfile, counts else { return }
      try numbers(
        part,
        [
          "sputtering source energy", "sputtering source beam current", "sputtering source beam width x",
          "sputtering source beam width y", "sputtering source polar angle of incidence",
          "sputtering source azimuth",
        ], &cursor)
      _ = try text(part, "sputtering mode", &cursor)
    case 38: try numbers(part, ["sample normal polar angle of tilt", "sample normal azimuth"], &cursor)
    case 39: try number(part, "sample rotation angle", &cursor)
    case 40:
      let count = try cursor.count("the number of additional numerical parameters", linesEach: 3)
      parameters = []
      for index in 0..<count {
        let label = try cursor.text("the label of additional parameter \(index + 1)")
        let unit = try cursor.text("the unit of “\(label)”")
        let key = unit.isEmpty || unit == "d" ? label : "\(label) (\(unit))"
        parameters.append((label, unit, try number(part, key, &cursor)))
      }
    default:
      for _ in 0..<header.futureBlockEntries { _ = try text(part, "future upgrade block entry", &cursor) }
    }
  }

  private mutating func readOrdinates(_ cursor: inout LineCursor, index: Int) throws(InputProblem) {
    let countLine = cursor.line
    let count = try cursor.integer("the number of ordinate values of block \(index + 1)")
    guard count >= 0, count.isMultiple(of: max(variables.count, 1)) else {
      cursor.line = countLine
      throw cursor.malformed(
        "a number of ordinate values that is a multiple of \(variables.count), the number of variables")
    }
    for variable in variables {
      try numbers(42, ["minimum of \(variable.label)", "maximum of \(variable.label)"], &cursor)
    }
    let lines = cursor.lines
    let left = lines.bytes.count - lines.range(cursor.line).lowerBound
    guard count <= (left + 1) / 2 else {
      throw InputProblem(
        .truncated, file: cursor.file, place: .line(countLine + 1),
        expected: "\(count) ordinate values of block \(index + 1) (\(identifier))",
        found: "\(left) more bytes, too few to hold them",
        remedy: "The file is cut short or this number is wrong: export it again as VAMAS.")
    }
    ordinates = []
    ordinates.reserveCapacity(count)
    while ordinates.count < count {
      guard cursor.remaining > 0 else {
        throw InputProblem(
          .truncated, file: cursor.file, place: .line(lines.count),
          expected: "\(count) ordinate values of block \(index + 1) (\(identifier))",
          found: "the end of the file after \(ordinates.count) of them",
          remedy: "The file is cut short: copy or export it again as VAMAS.")
      }
      let range = NumberScanner.trimmed(lines.range(cursor.line), of: lines.bytes)
      var position = range.lowerBound
      while position < range.upperBound {
        guard ordinates.count < count,
          let value = NumberScanner.scan(
            lines.bytes, at: &position, to: range.upperBound, decimalSeparator: NumberScanner.point),
          position == range.upperBound || NumberScanner.isBlank(lines.bytes[position])
        else {
          throw cursor.malformed("ordinate value \(ordinates.count + 1) of \(count) in block \(index + 1)")
        }
        ordinates.append(value == Self.missing ? .nan : value)
        while position < range.upperBound, NumberScanner.isBlank(lines.bytes[position]) { position += 1 }
      }
      cursor.line += 1
    }
  }
}
