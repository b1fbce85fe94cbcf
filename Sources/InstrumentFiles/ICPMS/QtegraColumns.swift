import AnalysisFindings
import InstrumentMeasurements

/// What the columns of a Qtegra table hold, by the four rows of its header.
struct QtegraColumns {
  /// The channels in the order in which they appear.
  private(set) var channels: [ConcentrationTable.Channel] = []
  /// What was odd.
  private(set) var notes: [String] = []
  private var columns: [Column] = []

  /// The kinds of columns that make a table one of Qtegra's.
  static let kinds: Set<String> = [
    "Raw.Average", "Raw.STD", "Raw.RSD", "ExtCal.Average", "ExtCal.STD", "ExtCal.RSD",
    "ExtCal.StandardConcentration", "MeasuredConcentration.Average", "ISCorrectedIntensity.Average",
    "IntCal.Average",
  ]

  private struct Column {
    var index: Int
    var channel: Int
    var kind: String
    var unit: String
    var key: String
  }

  /// The number of columns that hold a channel's values.
  var count: Int { columns.count }

  /// Reads a header: kinds, runs, channels, units.
  init(_ header: [[String]]) {
    var known: [String: Int] = [:]
    for (index, kind) in header[0].enumerated() where !kind.isEmpty {
      guard index < header[2].count, let channel = Self.channel(header[2][index]) else { continue }
      let unit = index < header[3].count ? Self.unit(header[3][index]) : ""
      let place = known[channel.name] ?? channels.count
      if place == channels.count {
        channels.append(channel)
        known[channel.name] = place
      }
      if kind == "ExtCal.Average" || kind == "MeasuredConcentration.Average",
        channels[place].concentrationUnit.isEmpty
      {
        channels[place].concentrationUnit = unit
      }
      // Single runs carry a number above 0 and the same kind: they are kept as metadata below.
      let run = index < header[1].count ? header[1][index] : "0"
      let title = run == "0" ? kind : "\(kind) run \(run)"
      columns.append(
        Column(
          index: index, channel: place, kind: title, unit: unit, key: "\(channel.name) / \(title) (\(unit))"))
    }
  }

  /// The channel of `Fe 238.204 {142} (Radial)` or `60Ni (KED)`.
  private static func channel(_ text: String) -> ConcentrationTable.Channel? {
    if let isotope = IsotopeName(text, elementFirst: false) { return isotope.channel }
    let words = text.split { $0.isWhitespace }
    guard words.count >= 2, let element = words.first, (1...2).contains(element.count),
      element.first?.isUppercase == true, NumberScanner.number(words[1]) != nil
    else { return nil }
    let view = words.last.map(String.init) ?? ""
    let mode = view.hasPrefix("(") && view.hasSuffix(")") ? String(view.dropFirst().dropLast()) : ""
    return ConcentrationTable.Channel(
      name: words.joined(separator: " "), element: String(element), massNumber: nil, mode: mode)
  }

  /// The unit in `Y (cps)`.
  private static func unit(_ text: String) -> String {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return text }
    return String(text[text.index(after: open)...].dropLast())
  }

  /// Adds what a row's values say of the notation of numbers.
  func add(_ cells: [String], line: Int, to survey: inout NumberNotationSurvey) {
    for column in columns where column.index < cells.count {
      survey.add(cells[column.index], at: .part("line \(line), cell \(column.index + 1)"))
    }
  }

  /// The row of a sample: its number, its label, its values.
  func row(_ cells: [String], line: Int, _ notation: NumberNotation) -> ConcentrationTable.Row {
    var row = ConcentrationTable.Row(
      rowNumber: line, sampleName: cells.count > 1 ? cells[1] : "",
      readings: [ConcentrationTable.Reading](repeating: .init(), count: channels.count))
    if let number = cells.first, !number.isEmpty { row.metadata.append("run", number) }
    for column in columns where column.index < cells.count {
      let text = cells[column.index]
      let cell = ConcentrationTable.Cell(text: text, notation: notation, unit: column.unit)
      guard cell != .missing else { continue }
      switch (column.kind, column.unit) {
      case ("Raw.Average", "cps"): row.readings[column.channel].countRate = cell
      case ("Raw.RSD", "%"): row.readings[column.channel].countRateRSD = cell
      case ("ExtCal.Average", _): row.readings[column.channel].concentration = cell
      case ("ExtCal.RSD", "%"): row.readings[column.channel].concentrationRSD = cell
      case ("ExtCal.StandardConcentration", _): row.readings[column.channel].nominalConcentration = cell
      case ("MeasuredConcentration.Average", _): row.readings[column.channel].measuredConcentration = cell
      default: row.metadata.append(column.key, text)
      }
    }
    return row
  }
}
