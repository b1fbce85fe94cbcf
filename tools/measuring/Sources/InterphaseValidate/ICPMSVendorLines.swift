import AnalysisFindings
import Foundation
import ICPMSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds our calibration against the concentrations of a NexION and of an optical Qtegra run, from their own intensities.
enum ICPMSVendorLines {
  /// The rows `nexion.worst` and `qtegra.worst`.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    return [try nexion(shared), try qtegra(shared)]
  }

  /// Every cell of both methods: samples by all standards, a standard by those up to and including it, as Syngistix has it.
  private static func nexion(_ shared: SharedFiles) throws -> MeasuredRow {
    var tally = Tally()
    for table in try tables(shared.path("icpms/perkinelmer/nexion350x_syngistix.xlsx")) {
      let all = CalibrationRows.recognised(in: table)
      for (index, channel) in table.channels.enumerated() {
        for row in table.rows where !all.blanks.contains(row.rowNumber) {
          var rows = all
          if let place = all.standards.firstIndex(where: { $0.row == row.rowNumber }) {
            rows.standards = Array(all.standards.prefix(place + 1))
          }
          guard let theirs = row.readings[index].measuredConcentration.number,
            row.readings[index].countRate.number != nil
          else { continue }
          // Their unit is mg/L.
          tally.add(try level(of: row, channel, in: table, rows).map { $0 / 1000 }, theirs)
        }
      }
    }
    return tally.row("nexion.worst", least: 1001)
  }

  /// Every line and solution of an optical run: a blank and three standards, whose levels the table states.
  private static func qtegra(_ shared: SharedFiles) throws -> MeasuredRow {
    var tally = Tally()
    for table in try tables(shared.path("icpms/thermo/qtegra_icpoes_AR20200205.csv")) {
      guard let blank = table.rows.first else { continue }
      for (index, channel) in table.channels.enumerated() where !channel.isInternalStandard {
        let standards = table.rows.dropFirst().filter {
          ($0.readings[index].nominalConcentration.number ?? 0) > 0
        }
        let rows = CalibrationRows(
          blanks: [blank.rowNumber], standards: standards.map { .init(row: $0.rowNumber, level: nil) })
        let scale = channel.concentrationUnit == "ppm" ? 1000.0 : 1
        for row in table.rows {
          guard let theirs = row.readings[index].concentration.number,
            row.readings[index].countRate.number != nil
          else { continue }
          tally.add(try level(of: row, channel, in: table, rows).map { $0 / scale }, theirs)
        }
      }
    }
    return tally.row("qtegra.worst", least: 1)
  }

  private static func tables(_ path: String) throws -> [ConcentrationTable] {
    try ReaderRegistry.builtIn.read(path: path).measurements.compactMap { $0 as? ConcentrationTable }
  }

  /// The concentration at the nebuliser in µg/L by a line through the blank.
  private static func level(
    of row: ConcentrationTable.Row, _ channel: ConcentrationTable.Channel, in table: ConcentrationTable,
    _ calibration: CalibrationRows
  ) throws -> Double? {
    var options = DepositOptions()
    options.elements = [channel.element]
    options.channels = [channel.element: channel.name]
    options.concentrations = .calibrated
    options.internalStandard = .none
    let specimen = DepositSpecimen(
      name: row.sampleName, rows: [row.rowNumber],
      volume: Estimate(value: 1000, unit: "mL", standardUncertainty: 0),
      area: Estimate(value: 1, unit: "cm²", standardUncertainty: 0), dilution: 1)
    let result = try DepositAnalysis.result(
      of: table, sample: specimen, calibration: calibration, options: options)
    return result.findings.first?.estimate?.value
  }

  private struct Tally {
    var count = 0
    var worst = 0.0

    mutating func add(_ ours: Double?, _ theirs: Double) {
      count += 1
      // Concentrations near zero are differences of intensities: what is lost there is lost to them as well.
      worst = max(worst, ours.map { abs($0 - theirs) / max(abs(theirs), 1e-6) } ?? .infinity)
    }

    func row(_ id: String, least: Int) -> MeasuredRow {
      MeasuredRow(
        area: "icpms", id: id, value: count >= least ? worst : .infinity, unit: "relative", n: count,
        goal: .atMost(1e-9))
    }
  }
}
