import AnalysisFindings
import Foundation
import InstrumentMeasurements

extension DeclaredTable {
  /// A table with a row for each cell, or several, and a column for each measure.
  ///
  /// - Parameter countedOf: Of how many the columns of counts count.
  /// - Throws: an `InputProblem` if two measures have one name, an uncertainty is of no measure, or a row is cut short.
  func cellTable(countedOf: Int) throws(InputProblem) -> CellTable {
    let name = try column(.sampleName)
    let measured = columns.filter { [.measure, .count].contains($0.meaning) }
    let measures = try measures(measured, countedOf: countedOf)
    let uncertainties = try uncertaintyColumns(of: measures)
    let notation = try notation(of: measured + columns(.uncertainty))
    var rows: [CellTable.Row] = []
    for line in firstRow..<lines.count where !lines.isBlank(line) {
      let texts = try texts(ofLine: line)
      guard (rows.count + 1) * measured.count <= ConcentrationTable.readingLimit else {
        throw ConcentrationTable.tooManyReadings(file: file, place: .line(line + 1))
      }
      var entries: [CellTable.Entry] = []
      for (index, column) in measured.enumerated() {
        let text = texts[column.index]
        var entry = CellTable.Entry(
          ConcentrationTable.Cell(text: text, notation: notation, unit: column.unit),
          resolution: Self.resolution(of: text, notation))
        if let place = uncertainties[measures[index].name] {
          entry.standardUncertainty = try uncertainty(texts[place], notation, line: line, column: place)
        }
        entries.append(entry)
      }
      rows.append(CellTable.Row(rowNumber: line + 1, name: texts[name.index], entries: entries))
    }
    return CellTable(title: title, source: source, measures: measures, rows: rows)
  }

  private func measures(
    _ columns: [Found], countedOf: Int
  ) throws(InputProblem) -> [CellTable.Measure] {
    var measures: [CellTable.Measure] = []
    for column in columns {
      guard !measures.contains(where: { $0.name == column.name }) else {
        throw InputProblem(
          .invalidValue, file: file, place: .part("column \(column.index + 1)"),
          expected: "a name of its own for each measure", found: "“\(column.name)” a second time",
          remedy: "Give one of the columns another name in the declaration.")
      }
      measures.append(
        column.meaning == .count
          ? CellTable.Measure(name: column.name, unit: "%", countedOf: countedOf)
          : CellTable.Measure(name: column.name, unit: column.unit.isEmpty ? "1" : column.unit))
    }
    return measures
  }

  /// The columns of uncertainties, by the names of their measures.
  private func uncertaintyColumns(of measures: [CellTable.Measure]) throws(InputProblem) -> [String: Int] {
    var places: [String: Int] = [:]
    for column in columns(.uncertainty) {
      guard measures.contains(where: { $0.name == column.name && $0.countedOf == nil }) else {
        throw InputProblem(
          .invalidValue, file: file, place: .part("column \(column.index + 1)"),
          expected: "the uncertainty of a measure: \(measures.map(\.name).joined(separator: ", "))",
          found: "“\(column.name)”",
          remedy: "Name it as its measure: {column: HEADER, name: MEASURE}.")
      }
      places[column.name] = column.index
    }
    return places
  }

  private func uncertainty(
    _ text: String, _ notation: NumberNotation, line: Int, column: Int
  ) throws(InputProblem) -> Double? {
    if text.allSatisfy(\.isWhitespace) { return nil }
    if let value = notation.number(text), value >= 0 { return value }
    throw InputProblem(
      .invalidValue, file: file, place: .part("line \(line + 1), cell \(column + 1)"),
      expected: "a standard uncertainty, which is not negative", found: "“\(text)”",
      remedy: "Mend the cell, or leave it empty where no uncertainty is known.")
  }

  /// What one in the last digit of a written number is: 0.1 for `12.3`, 1 for `150`, 100 for `1.2e3`.
  static func resolution(of text: String, _ notation: NumberNotation) -> Double? {
    guard notation.number(text) != nil else { return nil }
    let parts = text.lowercased().split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].utf8.drop { $0 != notation.decimalSeparator }.dropFirst()
    let decimals = mantissa.count { (0x30...0x39).contains($0) }
    let exponent = parts.count > 1 ? Double(parts[1]) ?? 0 : 0
    let resolution = pow(10, exponent - Double(decimals))
    return resolution > 0 && resolution.isFinite ? resolution : nil
  }
}

extension DeclaredTableForm {
  /// Single numbers of cells: thickness, capacity, impedance, squares lost of a cut lattice.
  public static let cellMeasures = DeclaredTableForm(
    Technique(rawValue: "scalars"),
    columns: [
      Column(.sampleName, isText: true, "The column of the sample's name."),
      Column(.measure, isText: true, "The column or columns of measured numbers, each with its unit."),
      Column(
        .uncertainty, isText: true,
        "The column of the standard uncertainty of a measure, under the measure's name."),
      Column(.count, isText: true, "The column or columns of counts, such as squares lost of a cut lattice."),
    ], needed: [[.sampleName], [.measure, .count]]
  ) { table, facts throws(InputProblem) in
    [
      try table.cellTable(
        countedOf: facts.countedOf.map { Int($0) } ?? ColumnDeclaration.Facts.latticeSquares)
    ]
  }
}

extension ColumnDeclaration.Meaning {
  /// A measured number of a cell (scalars).
  public static let measure = Self(rawValue: "measure")
  /// The standard uncertainty of a measure; the name is that of the measure's column (scalars).
  public static let uncertainty = Self(rawValue: "uncertainty")
  /// How many of a number that is the same for all rows (scalars).
  public static let count = Self(rawValue: "count")
}

extension ColumnDeclaration.Facts {
  /// The squares of a lattice of eleven by eleven cuts.
  static let latticeSquares = 100

  /// Of how many the columns of counts count; 100 where nothing is said.
  public var countedOf: Double? {
    get { numbers["countedOf"] }
    set { numbers["countedOf"] = newValue }
  }
}
