public import AnalysisFindings
public import InstrumentMeasurements
import ReplicateStatistics

/// Single numbers of a cell from the rows of a table.
///
/// Rows of one cell are repeats: their mean is the cell's number, with the larger of what is stated and what they scatter
/// by. A number has at least the uncertainty of its last written digit; counts are pooled and have that of a binomial
/// share. A cell of the table that holds no number is never passed over: the measure has a bound or a typed reason.
public enum CellMeasureAnalysis {
  /// The result of one cell.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - sample: The cell's name in the study.
  ///   - rows: The names of its rows.
  ///   - options: The choices; see ``CellMeasureOptions``.
  /// - Throws: an `InputProblem` if the table has none of the rows, or a change names no measure that is measured.
  public static func result(
    of table: CellTable, sample: String, rows: [String], options: CellMeasureOptions = CellMeasureOptions()
  ) throws(InputProblem) -> AnalysisResult {
    let own = table.rows.filter { rows.contains($0.name) }
    guard !own.isEmpty else {
      throw InputProblem(
        .missing, file: table.source.path, expected: "rows of \(sample)", found: "none",
        remedy: "Name the cell's rows as the table does.")
    }
    var result = AnalysisResult(
      technique: Technique.cells.rawValue, sample: sample, findings: [],
      provenance: AnalysisResult.Provenance(
        files: [table.source], method: "CellMeasureAnalysis 1", options: []))
    for (index, measure) in table.measures.enumerated() {
      let entries = own.compactMap { row in
        row.entries.indices.contains(index)
          ? MeasuredEntry(row: row.rowNumber, entry: row.entries[index]) : nil
      }
      let summary = MeasureSummary(measure, entries)
      // A column that holds nothing of this cell was not measured on it, which is no failure of the cell.
      guard let outcome = summary.outcome else { continue }
      result.findings.append(
        Finding(
          key: (measure.countedOf == nil ? Finding.KeyFamily.cellMeasures : .cellShares).key(
            of: measure.name),
          title: measure.name, outcome: outcome, method: summary.method))
    }
    for change in options.changes {
      result.findings.append(try finding(change, of: table, result.findings))
    }
    return result
  }

  /// The change from one finding to another, in % of the first.
  private static func finding(
    _ change: CellMeasureOptions.Change, of table: CellTable, _ findings: [Finding]
  ) throws(InputProblem) -> Finding {
    func measure(_ name: String) throws(InputProblem) -> CellTable.Measure {
      if let measure = table.measures.first(where: { $0.name == name && $0.countedOf == nil }) {
        return measure
      }
      throw InputProblem(
        .invalidValue, file: table.source.path, expected: "a measure for the change “\(change.text)”",
        found: "no measure “\(name)”; there are \(table.measures.map(\.name).joined(separator: ", "))",
        remedy: "Write the change with names of measured columns: changes: [NAME = BEFORE to AFTER].")
    }
    let (before, after) = (try measure(change.before), try measure(change.after))
    guard before.unit == after.unit else {
      throw InputProblem(
        .invalidValue, file: table.source.path, expected: "one unit in the change “\(change.text)”",
        found: "\(before.unit) and \(after.unit)", remedy: "Declare both columns in one unit.")
    }
    func outcome(_ measure: CellTable.Measure) -> Finding.Outcome {
      findings.first { $0.key == Finding.KeyFamily.cellMeasures.key(of: measure.name) }?.outcome
        ?? .noAnswer(NoAnswer(.notMeasured, "The table has no \(measure.name) of this cell.", unit: "%"))
    }
    return Finding(
      key: Finding.KeyFamily.cellChanges.key(of: change.name), title: change.name,
      outcome: .relativeChange(from: outcome(before), to: outcome(after), names: change),
      method: "100 % × (\(change.after) ÷ \(change.before) − 1)")
  }
}

extension CellMeasureOptions.Change {
  /// As a manifest writes it: `swelling = thickness before to thickness after`.
  public var text: String { "\(name) = \(before) to \(after)" }
}

extension Finding.Outcome {
  /// 100 % × (after ÷ before − 1), both errors taken as independent.
  fileprivate static func relativeChange(
    from before: Finding.Outcome, to after: Finding.Outcome, names: CellMeasureOptions.Change
  ) -> Finding.Outcome {
    guard case .estimate(let first) = before, case .estimate(let second) = after else {
      let missing = if case .estimate = before { names.after } else { names.before }
      return .noAnswer(NoAnswer(.notMeasured, "There is no number for \(missing).", unit: "%"))
    }
    guard abs(first.value) > 2 * first.standardUncertainty else {
      return .noAnswer(
        NoAnswer(
          .unbounded,
          "\(names.before) does not stand out of its uncertainty, so that nothing is relative to it.",
          unit: "%"))
    }
    let ratio = second.value / first.value
    let ofFirst = ratio * first.standardUncertainty / first.value
    let ofSecond = second.standardUncertainty / first.value
    return .estimate(
      Estimate(
        value: 100 * (ratio - 1), unit: "%",
        standardUncertainty: 100 * (ofFirst * ofFirst + ofSecond * ofSecond).squareRoot()))
  }
}
