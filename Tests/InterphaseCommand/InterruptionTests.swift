import Foundation
import InterphaseTestSupport
import Testing

/// Runs that are stopped, killed, met by others, or find no room.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct InterruptionTests {
  /// A study that takes some tenths of a second.
  func study() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "P.txt")
    try folder.write(
      "study: A\nsims: {sputterRate: 0.2 nm/s}\nsamples: [{binder: P, files: P.txt}]\n", to: "study.yaml")
    return folder
  }

  /// Starts a run, and goes on as soon as it holds its folder.
  static let start = """
    "$INTERPHASE" run study.yaml --quiet & run=$!
    while kill -0 $run && [ ! -s results/.interphase.lock ]; do :; done
    kill -STOP $run

    """

  func names(_ folder: ScratchFolder, _ part: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path + "/" + part)?.allObjects as? [String] ?? []).sorted()
  }

  @Test(arguments: ["INT", "TERM"]) func anInterruptedRunLeavesNothing(signal: String) async throws {
    let folder = try study()
    let shell = try await BuiltCommand.shell(
      Self.start + "kill -\(signal) $run; kill -CONT $run; wait $run; echo code $?", in: folder.path)
    #expect(shell.output == "code 130\n")
    #expect(names(folder, "") == ["P.txt", "study.yaml"])
  }

  @Test func aKilledRunIsDoneAgain() async throws {
    let folder = try study()
    #expect(
      try await BuiltCommand.call(["run", "study.yaml", "--output", "whole"], in: folder.path).code == 0)
    let shell = try await BuiltCommand.shell(
      Self.start + "kill -KILL $run; wait $run; echo code $?", in: folder.path)
    #expect(shell.output == "code 137\n")
    #expect(names(folder, "results").contains(".interphase.lock"))
    let again = try await BuiltCommand.call(["run", "study.yaml", "--quiet"], in: folder.path)
    #expect(again.code == 0, "\(again.errors)")
    #expect(try folder.results(below: "results") == folder.results(below: "whole"))
    #expect(names(folder, "results") == names(folder, "whole"))
  }

  @Test func aSecondRunIsToldAtOnceWhoHoldsTheFolder() async throws {
    let folder = try study()
    let shell = try await BuiltCommand.shell(
      Self.start
        + "\"$INTERPHASE\" run study.yaml; echo code $? $run; kill -CONT $run; wait $run; echo code $?",
      in: folder.path)
    let lines = shell.output.split(separator: "\n").map(String.init)
    let process = try #require(lines.first?.split(separator: " ").last)
    #expect(lines == ["code 1 \(process)", "code 0"])
    #expect(shell.errors.contains("found process \(process) on "))
  }

  @Test(
    arguments: [
      ["run", "study.yaml", "--output", ""], ["figure", ""], ["figure", "results", "--output", ""],
      ["init", ""], ["run", ""],
    ]) func anEmptyPathIsAWrongCall(arguments: [String]) async throws
  {
    let folder = try study()
    #expect(try await BuiltCommand.call(arguments, in: folder.path).code == 2)
    #expect(names(folder, "") == ["P.txt", "study.yaml"])
  }

  @Test func aFigureThatAUserEditedIsNotDrawnOver() async throws {
    let folder = try study()
    #expect(try await BuiltCommand.call(["run", "study.yaml", "--quiet"], in: folder.path).code == 0)
    let draw = ["figure", "results", "sims-profiles", "--format", "svg", "--output", "paper"]
    for _ in 1...2 { #expect(try await BuiltCommand.call(draw, in: folder.path).code == 0) }
    try folder.write("mine", to: "paper/sims-profiles.svg")
    let refused = try await BuiltCommand.call(draw, in: folder.path)
    #expect(refused.code == 2)
    #expect(refused.errors.hasPrefix("paper: expected nothing of others"))
    #expect(try folder.text("paper/sims-profiles.svg") == "mine")
  }

  @Test func aFullDiskIsNamedTheOldResultsStayAndTheRunIsContinued() async throws {
    let folder = try study()
    let mount = "mkdir disk && mount -t tmpfs -o size=900k none disk"
    let shell = try await BuiltCommand.shell(
      """
      unshare -rm true || { echo no; exit; }
      unshare -rm bash -c '\(mount) && "$INTERPHASE" run study.yaml --quiet --output disk/results && \
      sha256sum $(find disk -type f ! -name "*inputs*") > before && "$INTERPHASE" run study.yaml --quiet --fresh --output disk/results
      echo code $?; find disk -name "*.lock"; sha256sum --quiet -c before && \
      "$INTERPHASE" figure disk/results --list > /dev/null && echo whole
      mount -o remount,size=9m disk && "$INTERPHASE" run study.yaml --quiet --verify --output disk/results && \
      find disk -name ".interphase-units" && sha256sum --quiet -c before && echo continued'
      """, in: folder.path)
    // Where nobody may mount a disk of his own, there is nothing to fill.
    guard shell.output != "no\n" else { return }
    #expect(shell.output == "code 1\nwhole\ncontinued\n", "\(shell.errors)")
    #expect(shell.errors.contains("a full disk"))
  }
}
