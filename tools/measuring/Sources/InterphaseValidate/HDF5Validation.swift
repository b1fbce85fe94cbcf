import Foundation
import HostileInputs
import MeasuringHarness

/// `validate studies`: damaged HDF5 files, given to the command as a user would.
enum HDF5Validation {
  /// The rows `hdf5.mutants.tries`, `hdf5.mutants.faults`, `hdf5.mutants.seconds.worst` and
  /// `hdf5.mutants.memory.worst`.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    guard let command = ProcessInfo.processInfo.environment["INTERPHASE_COMMAND"] else {
      throw InputAbsent("the command interphase (tools/validate builds it)")
    }
    let shared = try SharedFiles(context)
    let names = try shared.measurements(of: "eels") + shared.measurements(of: "xps")
    let run = try HDF5MutantRun(files: names.map(shared.path), command: command, seed: context.seed)
    for fault in run.faults { StudyValidation.note(fault) }
    return [
      StudyValidation.row(
        "hdf5.mutants.tries", Double(run.tries), "mutants", run.tries, .atLeast(200 * 15)),
      StudyValidation.row("hdf5.mutants.faults", Double(run.faults.count), "faults", run.tries, .equal(0)),
      StudyValidation.row("hdf5.mutants.seconds.worst", run.longest, "s", run.tries, .atMost(30)),
      StudyValidation.row(
        "hdf5.mutants.memory.worst", run.largest / 1_048_576, "MiB", run.tries, .atMost(512)),
    ]
  }
}
