import Foundation
import InterphaseTestSupport
import Testing

/// Pipes, devices and sockets are named as what they are, at once.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)"), .timeLimit(.minutes(1)))
struct SpecialFilesTests {
  static func folder() async throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "a.txt")
    let shell = try await BuiltCommand.shell("mkfifo pipe.txt; ln -s pipe.txt link.txt", in: folder.path)
    try #require(shell.code == 0)
    return folder
  }

  @Test(arguments: [
    ("pipe.txt", "a named pipe (FIFO)"), ("link.txt", "a named pipe (FIFO)"),
    ("/dev/null", "a terminal or another character device"),
    ("/dev/zero", "a terminal or another character device"),
    (".", "a folder"), ("gone.txt", "nothing at this path"),
  ]) func everyCommandNamesWhatIsNoFile(path: String, words: String) async throws {
    let folder = try await Self.folder()
    for call in [
      ["inspect", path], ["run", path], ["check", path], ["figure", "check", path, "--journal", "nature"],
    ] {
      let outcome = try await BuiltCommand.call(call, in: folder.path)
      #expect(outcome.code == (["run", "check"].contains(call[0]) ? 2 : 1), "\(call)")
      if call[0] != "figure" {
        #expect(outcome.errors.hasPrefix(path + ": expected"), "\(call): \(outcome.errors)")
        #expect(outcome.errors.contains("found \(words)"), "\(call): \(outcome.errors)")
      }
      #expect(!outcome.wasKilled)
    }
  }

  @Test func aPipeAmongTheFilesOfAStudyCostsOnlyItself() async throws {
    let folder = try await Self.folder()
    try folder.write("study: A\nsamples: [{binder: P, files: \"*.txt\"}]\n", to: "study.yaml")
    let run = try await BuiltCommand.call(["run", "study.yaml", "--quiet"], in: folder.path)
    #expect(run.code == 3)
    #expect(run.errorLines.count == 2)
    for line in run.errorLines { #expect(line.contains("found a named pipe (FIFO)")) }
  }

  @Test func aPipeInAFolderOfExportsIsNamedByInit() async throws {
    let folder = try await Self.folder()
    let call = try await BuiltCommand.call(["init", ".", "--print"], in: folder.path)
    #expect(call.code == 0)
    #expect(call.output.contains("- a.txt"))
    #expect(call.errorLines.count == 2)
    #expect(call.errors.contains("./pipe.txt: expected a file, found a named pipe (FIFO)"))
  }

  #if os(Linux)  // other file systems take names in UTF-8 only
    @Test func aFolderWithNothingButANameInOtherBytesIsNamed() async throws {
      let folder = try ScratchFolder()
      _ = try await BuiltCommand.shell("printf x > $'Pr\\xfcf.txt'", in: folder.path)
      let call = try await BuiltCommand.call(["init", "."], in: folder.path)
      #expect(call.code == 1)
      #expect(
        call.errors.contains("expected file names in UTF-8, found “Pr\\xFCf.txt”, which has other bytes"))
    }
  #endif
}
