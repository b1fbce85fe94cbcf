import AnalysisFindings
import InstrumentMeasurements

extension DeclaredTable {
  /// A table with a row for each sample and a channel for each concentration or count rate.
  ///
  /// - Throws: an `InputProblem` if a channel's name does not begin with an element, or a row is cut short.
  func concentrationTable() throws(InputProblem) -> ConcentrationTable {
    let sample = try column(.sampleName)
    var channels: [ConcentrationTable.Channel] = []
    var places: [String: Int] = [:]
    var readingColumns: [(column: Found, channel: Int)] = []
    for column in columns where column.meaning == .concentration || column.meaning == .countRate {
      let place = places[column.name] ?? channels.count
      readingColumns.append((column, place))
      guard place == channels.count else { continue }
      places[column.name] = place
      channels.append(try channel(column, unit: column.meaning == .concentration ? column.unit : ""))
    }
    guard !channels.isEmpty else {
      throw InputProblem(
        .missing, file: file, expected: "at least one column declared as concentration or count rate",
        found: "none", remedy: "Declare them; the file has \(headers.joined(separator: ", ")).")
    }
    let notation = try notation(
      of: columns.filter { [.concentration, .countRate, .dilution].contains($0.meaning) })
    var rows: [ConcentrationTable.Row] = []
    var readingsLeft = ConcentrationTable.readingLimit
    for line in firstRow..<lines.count where !lines.isBlank(line) {
      let texts = try texts(ofLine: line)
      readingsLeft -= channels.count
      guard readingsLeft >= 0 else {
        throw ConcentrationTable.tooManyReadings(file: file, place: .line(line + 1))
      }
      var readings = [ConcentrationTable.Reading](repeating: .init(), count: channels.count)
      for (column, index) in readingColumns {
        let unit = column.meaning == .concentration ? channels[index].concentrationUnit : column.unit
        let cell = ConcentrationTable.Cell(text: texts[column.index], notation: notation, unit: unit)
        if column.meaning == .concentration { readings[index].concentration = cell }
        if column.meaning == .countRate { readings[index].countRate = cell }
      }
      func text(_ meaning: ColumnDeclaration.Meaning) -> String {
        columns(meaning).first.map { texts[$0.index] } ?? ""
      }
      var row = ConcentrationTable.Row(
        rowNumber: line + 1, sampleName: texts[sample.index], sampleType: text(.sampleType),
        readings: readings)
      row.take(dilution: text(.dilution), notation: notation)
      rows.append(row)
    }
    return ConcentrationTable(
      title: title, source: source, readingNotes: rows.notes, channels: channels,
      rows: rows)
  }

  /// A channel named by its column: `60Ni`, `Ni60`, `60 Ni [He]` or `Ni (ppb)`.
  private func channel(_ column: Found, unit: String) throws(InputProblem) -> ConcentrationTable.Channel {
    let letters = column.name.drop { !($0.isASCII && $0.isLetter) }.prefix { $0.isASCII && $0.isLetter }
    guard letters.count <= 2, letters.first?.isUppercase == true,
      letters.dropFirst().allSatisfy(\.isLowercase)
    else {
      throw InputProblem(
        .invalidValue, file: file, place: .part("column \(column.index + 1)"),
        expected: "a name that begins with an element, such as Ni or 60Ni", found: "“\(column.name)”",
        remedy: "Give the column a name in the declaration.")
    }
    // Digits with a fraction are the wavelength of an optical line.
    let digits = column.name.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." }
    return ConcentrationTable.Channel(
      name: column.name, element: String(letters), massNumber: Int(digits), concentrationUnit: unit)
  }
}

extension DeclaredTableForm {
  /// Samples with concentrations or count rates of elements.
  public static let concentrations = DeclaredTableForm(
    Technique(rawValue: "icpms"),
    columns: [
      Column(.sampleName, isText: true, "The column of the sample's name."),
      Column(.sampleType, isText: true, "The column of the sample's type."),
      Column(.dilution, isText: true, "The column of the total dilution."),
      Column(
        .concentration, isText: true, "The column or columns of concentrations, named by their elements."),
      Column(.countRate, isText: true, "The column or columns of count rates in counts/s."),
    ], needed: [[.sampleName], [.concentration, .countRate]]
  ) { table, _ throws(InputProblem) in [try table.concentrationTable()] }
}

extension ColumnDeclaration.Meaning {
  /// The sample's name (icpms).
  public static let sampleName = Self(rawValue: "sampleName")
  /// The sample's type (icpms).
  public static let sampleType = Self(rawValue: "sampleType")
  /// The total dilution (icpms).
  public static let dilution = Self(rawValue: "dilution")
  /// A concentration; the name begins with the element's symbol (icpms).
  public static let concentration = Self(rawValue: "concentration")
  /// A count rate in counts/s; the name is that of the concentration's column (icpms).
  public static let countRate = Self(rawValue: "countRate")
}
