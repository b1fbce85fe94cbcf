public import AnalysisFindings

/// The file that holds the numbers of a curve.
public struct CurveFile: Sendable, Hashable {
  /// The path inside of the results folder: `curves/PVDF-1-sims-profile.csv`.
  public var path: String
  /// The SHA-256 of its bytes in lower-case hexadecimal.
  public var sha256: String

  /// Creates a record of a file.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

extension Curve {
  /// The curve as a CSV table: one column a column, and one more for each that has uncertainties.
  ///
  /// A gap (`nan`) is an empty cell.
  public var csv: String {
    var text = Self.header(of: columns.map { ($0.name, $0.unit, !$0.uncertainties.isEmpty) })
    for row in 0..<(columns.map(\.values.count).max() ?? 0) {
      var cells: [String] = []
      for column in columns {
        cells.append(Self.cell(column.values, row))
        if !column.uncertainties.isEmpty { cells.append(Self.cell(column.uncertainties, row)) }
      }
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  /// The first line of the table of columns, with its line end.
  static func header(of columns: [(name: String, unit: String, hasUncertainties: Bool)]) -> String {
    let cells = columns.flatMap { column in
      let unit = column.unit.isEmpty || column.unit == "1" ? "" : " [\(column.unit)]"
      return [column.name + unit] + (column.hasUncertainties ? ["u(\(column.name))" + unit] : [])
    }
    return CSVText(header: cells).text
  }

  private static func cell(_ values: [Double], _ row: Int) -> String {
    guard row < values.count, !values[row].isNaN else { return "" }
    return values[row].resultText
  }
}
