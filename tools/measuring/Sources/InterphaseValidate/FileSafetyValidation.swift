import Foundation
import Interphase
import MeasuringHarness

/// Whether a user's files survive, whether an interrupted run can be done again, and whether mixtures pass for results.
enum FileSafetyValidation {
  /// The rows `foreign.files.lost`, `rerun.after.kill`, `rerun.after.signal` and `mixture.accepted`.
  @Sendable static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let study = try SafetyStudy(context)
    defer { study.remove() }
    let runs = try ["first", "second"].map { try study.run($0, to: $0) }
    guard runs.allSatisfy({ $0.code == 0 && $0.changes > 0 }) else {
      throw InputAbsent("a working command: \(runs.map(\.errors).joined())")
    }
    var killed = InterruptedRuns(study: study)
    // New results, and results over others: every change of files is met where there are not more of them than kills.
    try killed.interrupt(60, with: SIGKILL, over: nil)
    try killed.interrupt(40, with: SIGKILL, over: "second")
    var signalled = InterruptedRuns(study: study)
    try signalled.interrupt(10, with: SIGTERM, over: nil)
    try signalled.interrupt(10, with: SIGINT, over: "second")
    let mixtures = try ForeignFiles.acceptedMixtures(study)
    let foreign = try ForeignFiles.lost(study)
    return [
      row("foreign.files.lost", foreign.lost, "files", foreign.count, .equal(0)),
      row("rerun.after.kill", killed.redone, "kills", killed.count, .equal(100)),
      row("rerun.after.signal", signalled.redone, "signals", signalled.count, .equal(20)),
      row(
        "mixture.accepted", killed.acceptedMixtures + signalled.acceptedMixtures + mixtures.accepted,
        "folders",
        killed.count + signalled.count + mixtures.count, .equal(0)),
    ]
  }

  private static func row(
    _ id: String, _ value: Int, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal
  ) -> MeasuredRow { StudyValidation.row(id, Double(value), unit, n, goal) }

  /// Says on standard error what went wrong, so that a miss can be looked into.
  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// Runs that were interrupted at a change of files, and what became of their folders.
struct InterruptedRuns {
  let study: SafetyStudy
  /// How many runs were interrupted.
  private(set) var count = 0
  /// After how many a rerun gave the bytes of an undisturbed run and left nothing else.
  private(set) var redone = 0
  /// How many folders were taken for results although they held files of two runs, or of a part of one.
  private(set) var acceptedMixtures = 0

  /// Interrupts runs of the first study, in a new folder or over the results of another study, at changes that are
  /// spread over all that an undisturbed run makes.
  mutating func interrupt(_ number: Int, with signal: Int32, over other: String?) throws {
    try prepare(other)
    let changes = try study.run("first", to: "results").changes
    let whole = study.contents("results")
    for index in 0..<number {
      try prepare(other)
      let old = study.contents("results")
      let change = 1 + index * changes / number
      let stopped = try study.run("first", to: "results", signal: (signal, change))
      if signal != SIGKILL, stopped.code == 130, study.results("results") != old {
        FileSafetyValidation.note("signal \(signal) at change \(change): something was left")
        continue
      }
      look(old: old, whole: whole, "signal \(signal) at change \(change)")
      let rerun = try study.run("first", to: "results")
      count += 1
      if rerun.code == 0, study.contents("results") == whole {
        redone += 1
      } else {
        FileSafetyValidation.note("signal \(signal) at change \(change): code \(rerun.code), \(rerun.errors)")
      }
    }
  }

  private func prepare(_ other: String?) throws {
    try? FileManager.default.removeItem(atPath: study.path("results"))
    if let other { try study.copy(other, to: "results") }
  }

  /// Reads what the interruption left as `interphase figure` does.
  private mutating func look(old: [String: Data], whole: [String: Data], _ place: String) {
    guard (try? RecordedStudy(folder: study.path("results"))) != nil else { return }
    let now = study.contents("results").filter {
      !$0.key.hasPrefix(".interphase-") && $0.key != ".interphase.lock"
    }
    guard now != old, now != whole else { return }
    acceptedMixtures += 1
    FileSafetyValidation.note("\(place): a mixture was taken for results")
  }
}
