import AnalysisFindings
import Foundation
import ICPMSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import ReplicateStatistics

/// Holds the deposits of the simulated batches of SampleData against what is true of their cells.
enum SimulatedDeposits {
  /// Measures how many true deposits lie inside their intervals.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var count = 0
    var inside = 0
    var outside = 0
    for study in ["study-a", "study-b"] {
      let folder = context.root.appendingPathComponent("SampleData/\(study)")
      for (estimate, truth) in try deposits(folder) {
        count += 1
        if estimate.interval().contains(truth) { inside += 1 }
        if !estimate.interval(level: 0.999).contains(truth) { outside += 1 }
      }
    }
    return [
      MeasuredRow(
        area: "icpms", id: "sample.cells.inside", value: Double(inside) / Double(max(1, count)), unit: "1",
        n: count,
        goal: .atLeast(0.9)),
      MeasuredRow(
        area: "icpms", id: "sample.cells.outside999", value: Double(outside), unit: "values", n: count,
        goal: .equal(0)),
    ]
  }

  /// Every cell's estimates in µg/cm² beside the truth.
  private static func deposits(_ folder: URL) throws -> [(Estimate, Double)] {
    let path = folder.appendingPathComponent("icpms/batch.xlsx").path
    guard FileManager.default.fileExists(atPath: path) else { throw InputAbsent(path) }
    let measurements = try ReaderRegistry.builtIn.read(path: path).measurements
    guard let table = measurements.first as? ConcentrationTable else {
      throw InputAbsent("a table in \(path)")
    }
    let data = try Data(contentsOf: folder.appendingPathComponent("truth.json"))
    let truth = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    let facts = (truth["facts"] as? [String: Any])?["icpms"] as? [String: Any] ?? [:]
    func fact(_ key: String) -> Double { (facts[key] as? NSNumber)?.doubleValue ?? 0 }
    // Flask and dilution deviate by one part in a thousand each.
    let relative = [
      fact("digestVolumeRelativeStandardUncertainty"), fact("dilutionRelativeStandardUncertainty"),
    ]
    let spread = relative.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let volume = Estimate(
      value: fact("digestVolume_mL"), unit: "mL", standardUncertainty: fact("digestVolume_mL") * spread)
    let area = Estimate(value: fact("discArea_cm2"), unit: "cm²", standardUncertainty: 0)
    let blanks = DepositSpecimen.proceduralBlanks(in: table, volume: volume, area: area)
    let values = (truth["values"] as? [[String: Any]] ?? []).filter {
      $0["scope"] as? String == "cell" && ($0["key"] as? String ?? "").hasPrefix("icpms.deposit.")
    }
    return try values.compactMap { value in
      guard let sample = value["sample"] as? String, let key = value["key"] as? String,
        let number = (value["value"] as? NSNumber)?.doubleValue
      else { return nil }
      let specimen = DepositSpecimen(
        name: sample, rows: DepositSpecimen.rows(named: [sample], in: table), volume: volume, area: area)
      let result = try DepositAnalysis.result(
        of: table, sample: specimen, proceduralBlanks: blanks)
      return result.findings.first { $0.key.rawValue == key }?.estimate.map { ($0, number) }
    }
  }
}
