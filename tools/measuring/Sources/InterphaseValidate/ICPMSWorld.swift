import AnalysisFindings
import Foundation
import ICPMSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import ReplicateStatistics

/// Deposits of simulated batches whose simulator shares no assumption with ours, held against what it drew.
enum ICPMSWorld {
  private static let seeds: Int =
    ProcessInfo.processInfo.environment["INTERPHASE_WORLD_SEEDS"].flatMap(Int.init) ?? 40

  /// The share of true deposits inside the 95 % interval, of all metals and of each.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let world = try context.requireShared().appendingPathComponent("worlds/one")
    guard FileManager.default.fileExists(atPath: world.appendingPathComponent("s_icpms.py").path) else {
      throw InputAbsent("worlds/one/s_icpms.py")
    }
    var inside: [String: Int] = [:]
    var counts: [String: Int] = [:]
    for draw in 0..<seeds {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("interphase-icpms-\(ProcessInfo.processInfo.processIdentifier)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let truth = try simulate(
        world, folder, seed: context.seed &+ UInt64(draw), python: context.peerPython ?? "python3")
      let file = try ReaderRegistry.builtIn.read(path: folder.appendingPathComponent("icpms/batch.xlsx").path)
      guard let table = file.measurements.first as? ConcentrationTable else {
        throw InputAbsent("a table in batch.xlsx")
      }
      for (cell, deposits) in truth.sorted(by: { $0.key < $1.key }) {
        for (element, value) in deposits.sorted(by: { $0.key < $1.key }) {
          counts[element, default: 0] += 1
          if try holds(value, of: element, cell: cell, in: table) { inside[element, default: 0] += 1 }
        }
      }
    }
    let all = counts.values.reduce(0, +)
    func share(_ inside: Int, _ count: Int) -> Double { Double(inside) / Double(max(count, 1)) }
    return [
      MeasuredRow(
        area: "icpms", id: "world.coverage95", value: share(inside.values.reduce(0, +), all), unit: "1",
        n: all, goal: .atLeast(0.92))
    ]
      + counts.keys.sorted().map { element in
        MeasuredRow(
          area: "icpms", id: "world.coverage95.\(element)",
          value: share(inside[element] ?? 0, counts[element] ?? 0), unit: "1", n: counts[element] ?? 0,
          goal: .atLeast(0.92))
      }
  }

  /// Whether what is said of a deposit holds the true one: an interval, or a bound.
  private static func holds(
    _ truth: Double, of element: String, cell: String, in table: ConcentrationTable
  ) throws -> Bool {
    func specimen(_ name: String, rows: [String]) -> DepositSpecimen {
      func fact(_ value: Double, _ unit: String, _ source: String, _ share: Double) -> Estimate {
        Estimate(
          value: value, unit: unit, standardUncertainty: 0,
          sharedEffects: [SharedEffect(source: source, effect: value * share)])
      }
      // With the uncertainties that a manifest has where it says nothing.
      return DepositSpecimen(
        name: name, rows: DepositSpecimen.rows(named: rows, in: table),
        volume: fact(10, "mL", "digest volume", 0.005), area: fact(1.131, "cm²", "electrode area", 0.01))
    }
    var options = DepositOptions()
    options.elements = [element]
    let result = try DepositAnalysis.result(
      of: table, sample: specimen(cell, rows: [cell, "\(cell) dup"]),
      proceduralBlanks: (1...3).map { specimen("Li foil blank \($0)", rows: ["Li foil blank \($0)"]) },
      options: options)
    switch result.findings.first?.outcome {
    case .estimate(let estimate): return estimate.interval(level: 0.95).contains(truth)
    case .noAnswer(let reason): return reason.atMost.map { truth <= $0 } ?? false
    case nil: return false
    }
  }

  /// Draws the batch of a seed; the true deposits in µg/cm² by cell and metal.
  private static func simulate(
    _ world: URL, _ folder: URL, seed: UInt64, python: String
  ) throws -> [String: [String: Double]] {
    let script = """
      import sys, json
      sys.dont_write_bytecode = True
      sys.path.insert(0, sys.argv[1])
      import s_icpms
      truth = s_icpms.make(sys.argv[2], int(sys.argv[3]), ['PVDF', 'HELD'], 3)
      json.dump({k: v['true_ug_per_cm2'] for k, v in truth['cells'].items()}, open(sys.argv[2] + '/cells.json', 'w'))
      """
    _ = try TimedProcess(python, ["-c", script, world.path, folder.path, "\(seed % 1_000_000_000)"])
    return try JSONDecoder().decode(
      [String: [String: Double]].self, from: Data(contentsOf: folder.appendingPathComponent("cells.json")))
  }
}
