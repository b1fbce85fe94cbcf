public import InstrumentMeasurements

extension CalibrationRows {
  /// The calibration rows of a table by the vendor's types; rejected rows are left out.
  ///
  /// Blanks are rows of type `CalBlk` or `Blank`, standards those of type `CalStd` or `Standard`. A standard's level is
  /// the nominal concentration in the table, or what its name says if exactly one concentration stands there
  /// (`MIV 50 ppb`; `0.5 ppb / 25 ppb` says two, and `1,234 ppb` not surely one).
  public static func recognised(in table: ConcentrationTable) -> CalibrationRows {
    var rows = CalibrationRows(blanks: [], standards: [])
    let unit = table.channels.first { !$0.isInternalStandard && !$0.concentrationUnit.isEmpty }?
      .concentrationUnit
    for row in table.rows where !row.isRejected {
      switch row.sampleType.lowercased() {
      case "calblk", "blank", "calibration blank": rows.blanks.append(row.rowNumber)
      case "calstd", "standard", "std":
        let named = unit.flatMap { NamedConcentration(row.sampleName)?.value(in: $0) }
        rows.standards.append(
          Standard(row: row.rowNumber, level: named, unit: named == nil ? nil : unit))
      default: break
      }
    }
    return rows
  }
}
