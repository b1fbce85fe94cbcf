public import AnalysisFindings

extension Curve {
  /// The curve as a CSV table: one column a column, and one more for each that has uncertainties.
  public var csv: String {
    var header: [String] = []
    for column in columns {
      let unit = column.unit.isEmpty || column.unit == "1" ? "" : " [\(column.unit)]"
      header.append(column.name + unit)
      if !column.uncertainties.isEmpty { header.append("u(\(column.name))" + unit) }
    }
    var table = CSVText(header: header)
    for row in 0..<(columns.map(\.values.count).max() ?? 0) {
      var cells: [String] = []
      for column in columns {
        cells.append(Self.cell(column.values, row))
        if !column.uncertainties.isEmpty { cells.append(Self.cell(column.uncertainties, row)) }
      }
      table.append(cells)
    }
    return table.text
  }

  private static func cell(_ values: [Double], _ row: Int) -> String {
    guard row < values.count, !values[row].isNaN else { return "" }
    return values[row].resultText
  }
}

/// File names made from the names of samples, curves and figures.
public enum ResultFileName {
  /// A name that is safe on every file system: letters, digits, `-`, `_` and `.`; everything else becomes `-`.
  public static func safe(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      let next: Character = isPlain || "_.".unicodeScalars.contains(scalar) ? Character(scalar) : "-"
      if next == "-", result.last == "-" { continue }
      result.append(next)
    }
    let trimmed = result.drop { $0 == "-" || $0 == "." }.prefix(80)
    return trimmed.isEmpty ? "unnamed" : String(trimmed)
  }
}
