import AnalysisFindings
import InstrumentMeasurements

/// Finds the MassHunter tables of a sheet and reads their rows.
struct MassHunterTable {
  /// The cells of the sheet.
  var grid: SheetGrid
  /// The file's record.
  var source: SourceFile
  /// Whether a date's number counts days from 1904; `nil` where dates are texts.
  var countsFrom1904: Bool?

  /// How many rows may stand above a table's header.
  static let searchDepth = 50

  /// Whether a grid has a header of a MassHunter table near its top.
  static func isFound(in grid: SheetGrid) -> Bool { firstHeader(in: grid) != nil }

  private static func firstHeader(in grid: SheetGrid) -> (row: Int, columns: MassHunterColumns)? {
    (0..<searchDepth).lazy.compactMap { header(in: grid, at: $0) }.first
  }

  /// The header whose upper row stands at a place; `nil` if that row is none.
  private static func header(in grid: SheetGrid, at row: Int) -> (row: Int, columns: MassHunterColumns)? {
    guard row + 1 < grid.rows.count else { return nil }
    return MassHunterColumns(upper: grid.rows[row], lower: grid.rows[row + 1]).map { (row, $0) }
  }

  /// The tables of the sheet; as a rule one, several where a header stands again further down.
  ///
  /// - Parameter readingsLeft: how many readings the file may still have; those that are read are taken off.
  func tables(title: String, readingsLeft: inout Int) throws(InputProblem) -> [ConcentrationTable] {
    let parts = parts
    var survey = NumberNotationSurvey()
    for part in parts { add(part, to: &survey) }
    let notation = try survey.notation(file: source.path)
    var tables: [ConcentrationTable] = []
    for part in parts {
      var rows: [ConcentrationTable.Row] = []
      for row in grid.rows[part.rows] {
        readingsLeft -= part.columns.channels.count
        guard readingsLeft >= 0 else {
          throw ConcentrationTable.tooManyReadings(
            file: source.path, place: grid.place(row: row.number, column: 0))
        }
        rows.append(self.row(row, part.columns, notation))
      }
      tables.append(
        ConcentrationTable(
          title: title, source: source, readingNotes: part.columns.notes + rows.notes,
          channels: part.columns.channels, rows: rows))
    }
    return tables
  }

  /// The headers of the sheet with the places of the rows below each.
  private var parts: [(columns: MassHunterColumns, rows: Range<Int>)] {
    var parts: [(columns: MassHunterColumns, rows: Range<Int>)] = []
    var next = Self.firstHeader(in: grid)
    while let (first, columns) = next {
      next = nil
      var index = first + 2
      while index < grid.rows.count {
        if grid.rows[index].cells.contains(where: { $0.value.text.flatMap { MassHunterChannel($0) } != nil })
        {
          next = Self.header(in: grid, at: index)
          if next != nil { break }
        }
        index += 1
      }
      parts.append((columns, first + 2..<index))
    }
    return parts
  }

  /// Adds what the cells of readings and dilutions say of the notation of numbers.
  private func add(
    _ part: (columns: MassHunterColumns, rows: Range<Int>), to survey: inout NumberNotationSurvey
  ) {
    let dilutions = part.columns.descriptions.filter { $0.header.lowercased() == "total dil." }.map(\.column)
    for row in grid.rows[part.rows] {
      for column in part.columns.readings.map(\.column) + dilutions {
        guard let text = row[column]?.text else { continue }
        survey.add(text, at: grid.place(row: row.number, column: column))
      }
    }
  }

  private func row(
    _ cells: SheetGrid.Row, _ columns: MassHunterColumns, _ notation: NumberNotation
  ) -> ConcentrationTable.Row {
    var row = ConcentrationTable.Row(
      rowNumber: cells.number, sampleName: "",
      readings: [ConcentrationTable.Reading](repeating: .init(), count: columns.channels.count))
    for (column, header) in columns.descriptions {
      guard let value = cells[column] else { continue }
      describe(&row, header: header, value, notation)
    }
    for (column, header) in columns.others {
      if let value = cells[column] { row.metadata.append(header, value.description) }
    }
    for (column, channel, quantity) in columns.readings {
      let unit = quantity.unit ?? columns.channels[channel].concentrationUnit
      var cell = ConcentrationTable.Cell(cells[column], notation: notation, unit: unit)
      // The program leaves the cells of a rejected row empty.
      if row.isRejected, cell == .missing { cell = .rejected }
      switch quantity {
      case .concentration: row.readings[channel].concentration = cell
      case .measuredConcentration: row.readings[channel].measuredConcentration = cell
      case .concentrationRSD: row.readings[channel].concentrationRSD = cell
      case .countRate: row.readings[channel].countRate = cell
      case .countRateRSD: row.readings[channel].countRateRSD = cell
      case .nominalConcentration: row.readings[channel].nominalConcentration = cell
      }
    }
    return row
  }

  private func describe(
    _ row: inout ConcentrationTable.Row, header: String, _ value: SheetGrid.Value, _ notation: NumberNotation
  ) {
    let text = value.description
    switch header.lowercased() {
    case "sample name": row.sampleName = text
    case "type", "sample type": row.sampleType = text
    case "level": row.level = text
    case "data file", "file name": row.dataFile = text
    case "acq. date-time": row.acquisitionTime = time(value) ?? text
    case "total dil.":
      if case .number(let factor) = value {
        row.dilution = factor
      } else {
        row.take(dilution: text, notation: notation)
      }
    case "rjct":
      let flag = RejectionFlag(text)
      row.isRejected = flag == .rejected
      row.rejectionNotUnderstood = flag == .notUnderstood ? text : nil
    default: row.metadata.append(header.isEmpty ? "flag" : header, text)
    }
  }

  /// A date of a workbook, which stores days since the end of 1899 or the beginning of 1904.
  private func time(_ value: SheetGrid.Value) -> String? {
    guard let countsFrom1904, case .number(let days) = value, (0..<2_958_466).contains(days) else {
      return nil
    }
    return WorkbookDate.text(days: days, countsFrom1904: countsFrom1904)
  }
}
