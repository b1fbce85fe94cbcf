public import AnalysisFindings
public import InstrumentMeasurements

extension DepositSpecimen {
  /// The procedural blanks of a table by the vendor's type `LRB` (laboratory reagent blank): one a name, with the facts
  /// given; rejected rows are left out.
  public static func proceduralBlanks(
    in table: ConcentrationTable, volume: Estimate?, area: Estimate?, dilution: Double? = nil
  ) -> [DepositSpecimen] {
    var blanks: [DepositSpecimen] = []
    for row in table.rows where !row.isRejected && row.sampleType.lowercased() == "lrb" {
      if let index = blanks.firstIndex(where: { $0.name == row.sampleName }) {
        blanks[index].rows.append(row.rowNumber)
      } else {
        blanks.append(
          DepositSpecimen(
            name: row.sampleName, rows: [row.rowNumber], volume: volume, area: area, dilution: dilution))
      }
    }
    return blanks
  }
}
