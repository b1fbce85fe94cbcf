import Foundation
import HostileInputs
import MeasuringHarness

/// `validate studies`: inputs that were made or damaged to crash, to hang or to exhaust memory.
enum HostileValidation {
  /// The rows `hostile.refused`, `workbook.mutants.tries` and `workbook.mutants.faults`.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    guard let command = ProcessInfo.processInfo.environment["INTERPHASE_COMMAND"] else {
      throw InputAbsent("the command interphase (tools/validate builds it)")
    }
    let (share, count) = try HostileRun.share(command: command)
    let refused = StudyValidation.row("hostile.refused", share, "share", count, .equal(1))
    let run = try MutantRun(
      root: context.root, shared: try context.requireShared(), seed: context.seed,
      workers: ProcessInfo.processInfo.activeProcessorCount)
    for fault in run.faults { FileHandle.standardError.write(Data((fault + "\n").utf8)) }
    return [
      refused,
      StudyValidation.row(
        "workbook.mutants.tries", Double(run.tries), "mutants", run.tries, .atLeast(20_000)),
      StudyValidation.row(
        "workbook.mutants.faults", Double(run.faults.count), "faults", run.tries, .equal(0)),
    ]
  }
}
