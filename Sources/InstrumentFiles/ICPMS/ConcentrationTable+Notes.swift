import InstrumentMeasurements

extension [ConcentrationTable.Row] {
  /// What is to be said of rows whose cells no rule explains.
  var notes: [String] {
    var unexplained: [String] = []
    for row in self {
      for reading in row.readings {
        for cell in [reading.concentration, reading.measuredConcentration, reading.countRate] {
          if case .unexplained(let text) = cell, !unexplained.contains(text), unexplained.count < 10 {
            unexplained.append(text)
          }
        }
      }
    }
    var notes =
      unexplained.isEmpty
      ? [] : ["Some cells hold texts that no rule explains: \(unexplained.joined(separator: ", "))."]
    for row in self where row.rejectionNotUnderstood != nil && notes.count < 20 {
      notes.append(
        "Row \(row.rowNumber) (\(row.sampleName)) has “\(row.rejectionNotUnderstood ?? "")” in the column of "
          + "rejected rows, which is neither a known yes nor a known no; the row counts as not rejected.")
    }
    for row in self where row.dilutionNotUnderstood != nil && notes.count < 20 {
      notes.append(
        "Row \(row.rowNumber) (\(row.sampleName)) has the dilution “\(row.dilutionNotUnderstood ?? "")”, which is "
          + "not surely one factor.")
    }
    return notes
  }
}
