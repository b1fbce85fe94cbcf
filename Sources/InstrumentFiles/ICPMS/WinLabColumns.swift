import AnalysisFindings
import InstrumentMeasurements

/// The columns of a WinLab32 table by their headers.
struct WinLabColumns {
  /// What stands between two cells.
  let layout: TextTableLayout
  private let places: [String: Int]

  private static let measured = ["Conc (Calib)", "Reported Conc (Calib)"]
  private static let reported = ["Conc (Samp)", "Reported Conc (Samp)"]
  private static let intensity = "Int (Corr)"
  private static let deviation = "RSD (Corr Int)"
  private static let units = ["Units (Calib)", "Units (Samp)", "Conc Units"]

  /// Reads the header in the first line; `nil` if it is none.
  init?(_ lines: TextLines) {
    guard lines.count >= 1 else { return nil }
    for delimiter in [TextTableLayout.Delimiter.comma, .semicolon, .tab] {
      let layout = TextTableLayout(delimiter: delimiter)
      let headers = layout.texts(of: lines, line: 0).map(MassHunterChannel.folded)
      let places = headers.enumerated().reduce(into: [String: Int]()) { places, header in
        if places[header.element] == nil { places[header.element] = header.offset }
      }
      let values = Self.measured + Self.reported + [Self.intensity]
      if places["Sample ID"] != nil, places["Analyte Name"] != nil || places["Elem"] != nil,
        values.contains(where: { places[$0] != nil })
      {
        self.layout = layout
        self.places = places
        return
      }
    }
    return nil
  }

  /// A cell; empty where the table has no such column.
  func text(_ header: String, in cells: [String]) -> String {
    guard let place = places[header], place < cells.count else { return "" }
    return MassHunterChannel.folded(cells[place])
  }

  /// The analyte of a line.
  func analyte(in cells: [String]) -> String {
    let name = text("Analyte Name", in: cells)
    if !name.isEmpty { return name }
    return MassHunterChannel.folded("\(text("Elem", in: cells)) \(text("Wavelength", in: cells))")
  }

  /// The unit of the concentrations of a line.
  func unit(in cells: [String]) -> String {
    Self.units.lazy.map { text($0, in: cells) }.first { !$0.isEmpty } ?? ""
  }

  /// What a line says, in the unit of its channel.
  func reading(
    in cells: [String], unit: String, _ notation: NumberNotation
  ) -> ConcentrationTable.Reading {
    let own = self.unit(in: cells)
    func concentration(_ headers: [String]) -> ConcentrationTable.Cell {
      let text = headers.lazy.map { self.text($0, in: cells) }.first { !$0.isEmpty } ?? ""
      // A line in another unit than the channel's is converted, or not understood.
      return .init(
        text: text.isEmpty || own == unit ? text : "\(text) \(own)", notation: notation, unit: unit)
    }
    return ConcentrationTable.Reading(
      concentration: concentration(Self.reported), measuredConcentration: concentration(Self.measured),
      countRate: .init(text: text(Self.intensity, in: cells), notation: notation, unit: "cps"),
      countRateRSD: .init(text: text(Self.deviation, in: cells), notation: notation, unit: "%"))
  }

  /// The notation of all numbers of the table.
  func notation(of lines: TextLines, file: String) throws(InputProblem) -> NumberNotation {
    var survey = NumberNotationSurvey()
    let headers = Self.measured + Self.reported + [Self.intensity, Self.deviation]
    for line in 1..<max(lines.count, 1) {
      let cells = layout.texts(of: lines, line: line)
      for header in headers { survey.add(text(header, in: cells), at: .line(line + 1)) }
    }
    return try survey.notation(file: file)
  }

  /// The channel of an analyte: an element with a mass number, or with a wavelength, which has a fraction.
  static func channel(_ name: String, unit: String) -> ConcentrationTable.Channel? {
    let parts = name.split(separator: " ", maxSplits: 1)
    guard let element = parts.first, (1...2).contains(element.count), element.first?.isUppercase == true,
      element.dropFirst().allSatisfy({ $0.isLowercase && $0.isASCII })
    else { return nil }
    let rest = parts.count > 1 ? String(parts[1]) : ""
    return ConcentrationTable.Channel(
      name: name, element: String(element),
      massNumber: Int(rest).flatMap { (1...320).contains($0) ? $0 : nil },
      concentrationUnit: unit)
  }
}
