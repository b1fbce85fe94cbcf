import Foundation
import HostileInputs
import MeasuringHarness

/// `validate eels`: damaged files of electron microscopy against crashes, hangs and hunger for memory.
enum EELSHostileValidation {
  /// The rows `mutations.tries`, `mutations.faults` and `mutations.memory.worst`.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let run = try MutantRun(
      root: context.root, shared: try context.requireShared(), seed: context.seed,
      workers: ProcessInfo.processInfo.activeProcessorCount, isOfMicroscopy: true)
    for fault in run.faults { FileHandle.standardError.write(Data((fault + "\n").utf8)) }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    // The largest of all workers, which hold every original (68 MB) beside the mutant; Linux counts KiB.
    let memory = Double(usage.ru_maxrss) / 1024
    let row = { (id: String, value: Double, unit: String, goal: MeasuredRow.Goal) in
      MeasuredRow(area: "eels", id: id, value: value, unit: unit, n: run.tries, goal: goal)
    }
    return [
      row("mutations.tries", Double(run.tries), "mutants", .atLeast(20_000)),
      row("mutations.faults", Double(run.faults.count), "faults", .equal(0)),
      row("mutations.memory.worst", memory, "MiB", .atMost(512)),
    ]
  }
}
