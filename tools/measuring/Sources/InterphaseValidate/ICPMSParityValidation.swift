import AnalysisFindings
import Foundation
import ICPMSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds our calibration of count rates against the concentrations that the vendor's program wrote beside them.
enum ICPMSParityValidation {
  /// Measures the parity of the two Agilent batches that have both.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let truth = try shared.truth("icpms.json")
    return try metalBatch(shared, truth) + preciousMetalBatch(shared, truth)
  }

  private static func table(_ shared: SharedFiles, _ name: String) throws -> ConcentrationTable {
    let measurements = try ReaderRegistry.builtIn.read(path: shared.path("icpms/agilent/\(name)"))
      .measurements
    guard let table = measurements.first as? ConcentrationTable else {
      throw InputAbsent("a table in \(name)")
    }
    return table
  }

  /// Concentrations at the nebuliser of one channel by our calibration, by row number.
  private static func concentrations(
    of table: ConcentrationTable, channel: ConcentrationTable.Channel, calibration: CalibrationRows
  ) throws -> [Int: AnalysisResult] {
    var options = DepositOptions()
    options.elements = [channel.element]
    options.channels = [channel.element: channel.name]
    options.concentrations = .calibrated
    var results: [Int: AnalysisResult] = [:]
    for row in table.rows {
      // One litre on one square centimetre turns µg/L into the same number of µg/cm².
      let specimen = DepositSpecimen(
        name: row.sampleName, rows: [row.rowNumber],
        volume: Estimate(value: 1000, unit: "mL", standardUncertainty: 0),
        area: Estimate(value: 1, unit: "cm²", standardUncertainty: 0), dilution: 1)
      results[row.rowNumber] = try DepositAnalysis.result(
        of: table, sample: specimen, calibration: calibration, options: options)
    }
    return results
  }

  /// Mn, Co and Ni in five modes; the vendor's numbers are rounded to 0.001 ppb.
  private static func metalBatch(_ shared: SharedFiles, _ truth: [String: Any]) throws -> [MeasuredRow] {
    let table = try table(shared, "8900_msms_Mn_Co_Ni.xlsx")
    let columns = (truth["agilent/8900_msms_Mn_Co_Ni.xlsx"] as? [String: Any])?["columns"] as? [String: Any]
    let calibration = CalibrationRows.recognised(in: table)
    var worst = 0.0
    var cells = 0
    var channels = 0
    var signs = 0
    var signed = 0
    for name in (columns ?? [:]).keys.sorted() {
      let folded = name.split { $0.isWhitespace }.joined(separator: " ")
      let slope = ((columns?[name] as? [String: Any])?["slope_through_blank"] as? NSNumber)?.doubleValue ?? 0
      guard slope > 2, let index = table.channels.firstIndex(where: { $0.name == folded }) else { continue }
      channels += 1
      let ours = try concentrations(of: table, channel: table.channels[index], calibration: calibration)
      for row in table.rows {
        guard let value = ours[row.rowNumber]?.findings.first?.estimate?.value else { continue }
        switch row.readings[index].concentration {
        case .value(let vendor):
          cells += 1
          worst = max(worst, abs(value - vendor))
        case .below:
          signed += 1
          if value <= 0 { signs += 1 }
        default: break
        }
      }
    }
    guard channels > 0 else { throw InputAbsent("the channels of truth/icpms.json in the Mn/Co/Ni batch") }
    return [
      MeasuredRow(
        area: "icpms", id: "agilent.worst.ppb", value: worst, unit: "ppb", n: cells, goal: .atMost(0.0006)),
      MeasuredRow(
        area: "icpms", id: "agilent.signed.kept", value: Double(signs) / Double(max(1, signed)), unit: "1",
        n: signed, goal: .equal(1)),
    ]
  }

  /// Ag, Cd, Sn and Pt follow the line through the blank; Zn and Te do not, which has to be said.
  private static func preciousMetalBatch(
    _ shared: SharedFiles, _ truth: [String: Any]
  ) throws -> [MeasuredRow] {
    var rates = try table(shared, "8900_cps_raw.xlsx")
    let vendor = try table(shared, "8900_conc_vendor.xlsx")
    for (index, row) in rates.rows.enumerated() where vendor.rows.indices.contains(index) {
      for channel in row.readings.indices where vendor.rows[index].readings.indices.contains(channel) {
        rates.rows[index].readings[channel].concentration = vendor.rows[index].readings[channel].concentration
      }
    }
    for index in rates.channels.indices { rates.channels[index].concentrationUnit = "ppb" }
    let standards = rates.rows.filter { $0.sampleType == "CalStd" }
    guard let blank = standards.first else { throw InputAbsent("standards in the Ag/Cd/Sn/Pt batch") }
    let key = "agilent/8900_cps_raw.xlsx + 8900_conc_vendor.xlsx"
    let columns = (truth[key] as? [String: Any])?["columns"] as? [String: Any]
    var worst = 0.0
    var cells = 0
    var refused = 0
    for name in (columns ?? [:]).keys.sorted() {
      let folded = name.split { $0.isWhitespace }.joined(separator: " ")
      guard let column = columns?[name] as? [String: Any],
        let index = rates.channels.firstIndex(where: { $0.name == folded }),
        let levels = column["levels_ppb"] as? [Double]
      else { continue }
      // Theirs lists the levels from the strongest down; the file begins with the blank and the weakest.
      let calibration = CalibrationRows(
        blanks: [blank.rowNumber],
        standards: zip(standards.dropFirst().reversed(), levels).map { .init(row: $0.rowNumber, level: $1) })
      let ours = try concentrations(of: rates, channel: rates.channels[index], calibration: calibration)
      let samples = rates.rows.filter { $0.sampleType == "Sample" }
      guard ["Ag", "Cd", "Sn", "Pt"].contains(rates.channels[index].element) else {
        let said = samples.contains { row in
          ours[row.rowNumber]?.warnings.contains { $0.contains("used another line") } ?? false
        }
        if said { refused += 1 }
        continue
      }
      for row in samples {
        guard let value = ours[row.rowNumber]?.findings.first?.estimate?.value,
          let theirs = row.readings[index].concentration.number
        else { continue }
        cells += 1
        worst = max(worst, abs(value / theirs - 1))
      }
    }
    return [
      MeasuredRow(
        area: "icpms", id: "agilent.full.worst", value: worst, unit: "relative", n: cells, goal: .atMost(1e-8)
      ),
      MeasuredRow(
        area: "icpms", id: "agilent.othermodel.said", value: Double(refused), unit: "channels", n: 2,
        goal: .equal(2)),
    ]
  }
}
