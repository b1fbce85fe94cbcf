public import AnalysisFindings
public import InstrumentMeasurements
import ReplicateStatistics

/// The metals on an anode, in µg/cm² and nmol/cm², from a table of its digest.
///
/// For each metal: a channel by preference, a calibration through the blank (or the vendor's concentrations), the mean
/// over the aspirations of the digest, dilution, volume and area, and the mean of the procedural blanks (digests of
/// unused foil) taken off. A signed result below the detection limit is kept as a number, and said so; half of a limit
/// is never put in for a specimen. One specimen gives one result: cells are n, aspirations are not.
public enum DepositAnalysis {
  /// The result of one specimen.
  ///
  /// - Parameters:
  ///   - table: The table of the batch.
  ///   - specimen: The sample's digest with its rows and facts.
  ///   - proceduralBlanks: The digests whose mean is taken off; their facts are their own.
  ///   - calibration: The rows that calibrate; by the vendor's types if omitted.
  ///   - options: The choices; see ``DepositOptions``.
  /// - Throws: an `InputProblem` if the table has none of the specimen's rows, or lacks a named row.
  public static func result(
    of table: ConcentrationTable, sample specimen: DepositSpecimen,
    proceduralBlanks: [DepositSpecimen] = [], calibration: CalibrationRows? = nil,
    options: DepositOptions = DepositOptions()
  ) throws(InputProblem) -> AnalysisResult {
    for one in [specimen] + proceduralBlanks { try requireRows(of: one, in: table) }
    let rows = calibration ?? CalibrationRows.recognised(in: table)
    var result = AnalysisResult(
      technique: "icpms", sample: specimen.name, findings: [],
      provenance: provenance(table, specimen, rows, options))
    if specimen.dilution == nil,
      table.rows.contains(where: {
        specimen.rows.contains($0.rowNumber) && $0.dilution == nil && $0.dilutionNotUnderstood == nil
      })
    {
      result.warnings.append("No dilution is stated for \(specimen.name): the solution counts as undiluted.")
    }
    if proceduralBlanks.isEmpty {
      result.warnings.append("No procedural blank is taken off: what foil and acid bring is in the deposit.")
    }
    for element in options.elements {
      do throws(ReductionRefusal) {
        let reduction = try ElementReduction(element, in: table, rows: rows, options)
        ElementReport(reduction, specimen, proceduralBlanks, options).add(to: &result)
      } catch {
        ElementReport.add(error.noAnswer, element: element, method: "", to: &result)
      }
    }
    DepositComposition(specimen: specimen, elements: options.elements).add(to: &result)
    return result
  }

  private static func requireRows(
    of specimen: DepositSpecimen, in table: ConcentrationTable
  ) throws(InputProblem) {
    let known = Set(table.rows.map(\.rowNumber))
    let absent = specimen.rows.filter { !known.contains($0) }
    guard specimen.rows.isEmpty || !absent.isEmpty else { return }
    let rows = absent.map(String.init).joined(separator: ", ")
    throw InputProblem(
      .missing, file: table.source.path, expected: "rows of \(specimen.name)",
      found: absent.isEmpty ? "none" : "no row \(rows)",
      remedy: "Name the specimen's rows as the table does.")
  }

  private static func provenance(
    _ table: ConcentrationTable, _ specimen: DepositSpecimen, _ rows: CalibrationRows,
    _ options: DepositOptions
  ) -> AnalysisResult.Provenance {
    let standard: String
    switch options.internalStandard {
    case .automatic: standard = "automatic"
    case .none: standard = "none"
    case .channel(let name): standard = name
    }
    func fact(_ estimate: Estimate?) -> String {
      estimate.map { "\($0.value) ± \($0.combinedUncertainty) \($0.unit)" } ?? "not given"
    }
    let list: [(String, String)] = [
      ("elements", options.elements.joined(separator: ", ")),
      (
        "massNumbers",
        options.elements.map { element in
          let masses = (options.massNumbers[element] ?? []).map(String.init).joined(separator: " > ")
          return "\(element) \(masses.isEmpty ? "any" : masses)"
        }.joined(separator: ", ")
      ),
      ("modes", options.modes.joined(separator: " > ")),
      ("channels", options.elements.compactMap { options.channels[$0] }.joined(separator: ", ")),
      ("concentrations", options.concentrations.rawValue),
      ("calibration", options.calibration.rawValue), ("weighting", options.weighting.rawValue),
      ("internalStandard", standard), ("readingsPerAspiration", String(options.readingsPerAspiration)),
      ("detectionLimit", options.detectionLimit.rawValue), ("limitBlanks", options.limitBlanks.rawValue),
      ("standardsUncertainty", PrintedNumber.percent(options.standardsUncertainty)),
      ("dilutionUncertainty", PrintedNumber.percent(options.dilutionUncertainty)),
      ("volume", fact(specimen.volume)),
      ("area", fact(specimen.area)), ("dilution", specimen.dilution.map { "\($0)" } ?? "the table's"),
      ("calibrationBlankRows", rows.blanks.map(String.init).joined(separator: ", ")),
      ("standardRows", rows.standards.map { String($0.row) }.joined(separator: ", ")),
    ]
    return AnalysisResult.Provenance(
      files: [table.source], method: "ICPMSAnalysis 1",
      options: list.map { AnalysisResult.Option(name: $0.0, value: $0.1) })
  }
}
