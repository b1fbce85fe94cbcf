import Foundation
import HostileInputs
import MeasuringHarness

/// Damaged tables of ICP-MS, and of blade and peel tests: none may end, hold or swell the program.
enum TableMutations {
  /// The rows `mutations.tries` and `mutations.faults` of an area.
  static func rows(_ context: MeasuringContext, area: String) throws -> [MeasuredRow] {
    let run = try MutantRun(
      root: context.root, shared: try context.requireShared(), seed: context.seed,
      workers: ProcessInfo.processInfo.activeProcessorCount, area: area)
    for fault in run.faults { FileHandle.standardError.write(Data((fault + "\n").utf8)) }
    return [
      MeasuredRow(
        area: area, id: "mutations.tries", value: Double(run.tries), unit: "mutants", n: run.tries,
        goal: .atLeast(5000)),
      MeasuredRow(
        area: area, id: "mutations.faults", value: Double(run.faults.count), unit: "faults", n: run.tries,
        goal: .equal(0)),
    ]
  }
}
