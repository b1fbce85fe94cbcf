import Foundation
import Interphase
import MeasuringHarness

/// `validate studies`: whether what was interrupted or shared comes to the bytes of one undisturbed run.
enum SharedWorkValidation {
  /// The rows `killed.equal`, `diskfull.continued` and `identity.options.covered`.
  @Sendable static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let work = try SharedWork(context)
    defer { work.remove() }
    let seconds = try work.run(to: "whole")
    let whole = work.contents("whole")
    guard whole["run.json"] != nil else { throw InputAbsent("a working command") }
    var rows = [killed(work, whole, seconds, seed: context.seed)]
    if let row = try fullDisk(work, whole) { rows.append(row) }
    let keys = try StudyTechnique.builtIn.map { try $0.identifiedKeys() }
    let (all, covered) = (keys.reduce(0) { $0 + $1.all }, keys.reduce(0) { $0 + $1.covered })
    rows.append(
      StudyValidation.row(
        "identity.options.covered", Double(covered) / Double(max(all, 1)), "share", all, .equal(1)))
    return rows
  }

  /// Fifty runs that are killed at random moments, each then done to its end.
  private static func killed(
    _ work: SharedWork, _ whole: [String: Data], _ seconds: Double, seed: UInt64
  ) -> MeasuredRow {
    var generator = SeededGenerator(seed: seed)
    let count = 50
    var equal = 0
    for index in 0..<count {
      try? FileManager.default.removeItem(at: work.folder.appendingPathComponent("killed"))
      // Two kills a run: the second meets what the first has left.
      for _ in 0..<2 {
        let moment = seconds * Double.random(in: 0...1, using: &generator)
        _ = try? work.run(to: "killed", killedAfter: moment)
      }
      _ = try? work.run(to: "killed")
      if work.contents("killed") == whole {
        equal += 1
      } else {
        FileSafetyValidation.note("kill \(index + 1): other bytes than those of an undisturbed run")
      }
    }
    return StudyValidation.row("killed.equal", Double(equal), "runs", count, .equal(Double(count)))
  }

  /// Runs on disks of several sizes that are too small, and then have room; `nil` where nobody may mount a disk of his own.
  private static func fullDisk(_ work: SharedWork, _ whole: [String: Data]) throws -> MeasuredRow? {
    guard try work.shell("unshare -rm true").code == 0 else { return nil }
    let sizes = [40, 300, 900, 2_000, 4_000, 6_000]
    var continued = 0
    for size in sizes {
      let said = try work.shell(
        """
        rm -rf disk copied; mkdir disk
        unshare -rm bash -c 'mount -t tmpfs -o size=\(size)k none disk || exit 9
        "$INTERPHASE" run study/study.yaml --quiet --png fast --output disk/results; test $? = 1 || exit 8
        mount -o remount,size=200m disk
        "$INTERPHASE" run study/study.yaml --quiet --png fast --output disk/results || exit 7
        cp -r disk/results copied'
        """)
      if said.code == 0, work.contents("copied") == whole {
        continued += 1
      } else {
        FileSafetyValidation.note("a disk of \(size) KiB: code \(said.code), \(said.said.prefix(300))")
      }
    }
    return StudyValidation.row(
      "diskfull.continued", Double(continued), "disks", sizes.count, .equal(Double(sizes.count)))
  }

  /// The row `snakemake.equal`: the units as jobs of Snakemake, of which one is killed on the way.
  @Sendable static func snakemake(_ context: MeasuringContext) throws -> [MeasuredRow] {
    guard let snakemake = ProcessInfo.processInfo.environment["INTERPHASE_SNAKEMAKE"] else {
      throw InputAbsent("Snakemake (tools/validate studies installs it from PyPI)")
    }
    let work = try SharedWork(context)
    defer { work.remove() }
    _ = try work.shell("\"$INTERPHASE\" run study/study.yaml --quiet --output alone")
    let file = context.root.appendingPathComponent("tools/workflow/Snakefile").path
    let said = try work.shell(
      """
      "$SNAKEMAKE" --snakefile "$SNAKEFILE" --cores 2 --retries 2 --quiet all --config study=study/study.yaml \
        results=shared "interphase=$INTERPHASE" & workflow=$!
      for try in $(seq 200); do
        job=$(pgrep -n -f "[w]ork study/study.yaml --output shared")
        if [ -n "$job" ]; then kill -9 $job; break; fi
        sleep 0.05
      done
      wait $workflow
      """, environment: ["SNAKEMAKE": snakemake, "SNAKEFILE": file])
    let isEqual = said.code == 0 && work.contents("shared") == work.contents("alone")
    if !isEqual { FileSafetyValidation.note("Snakemake: code \(said.code), \(said.said.suffix(600))") }
    return [StudyValidation.row("snakemake.equal", isEqual ? 1 : 0, "runs", 1, .equal(1))]
  }
}
