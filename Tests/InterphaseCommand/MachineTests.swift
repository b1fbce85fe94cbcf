import Foundation
import InterphaseTestSupport
import Testing

/// What the machine refuses is said in a sentence, with the exit code that the design states.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct MachineTests {
  /// A study of one profile, in a folder of its own.
  static func study() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "a.txt")
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-2.txt", to: "b.txt")
    try folder.write(
      "study: A\nsamples: [{binder: P, files: a.txt}, {binder: Q, files: b.txt}]\n", to: "study.yaml")
    return folder
  }

  @Test(arguments: [
    "run study.yaml", "check study.yaml", "inspect a.txt", "inspect --json a.txt", "init . --print",
    "formats",
    "formats --json", "--help",
  ]) func outputThatCannotBeWrittenIsAFailureOfEveryCommand(call: String) async throws {
    let folder = try Self.study()
    for stream in ["> /dev/full", ">&-"] {
      let shell = try await BuiltCommand.shell("\"$INTERPHASE\" \(call) \(stream)", in: folder.path)
      #expect(shell.code == 1, "\(call) \(stream): \(shell.errors)")
      #expect(shell.errors.contains("standard output: expected room"), "\(call) \(stream): \(shell.errors)")
    }
  }

  @Test func nothingThatIsPrintedGoesIntoAFileOfTheStudyWhereTheStreamsAreClosed() async throws {
    let folder = try Self.study()
    let open = try await BuiltCommand.call(["run", "study.yaml", "--output", "open"], in: folder.path)
    #expect(open.code == 0)
    _ = try await BuiltCommand.shell(
      "\"$INTERPHASE\" run study.yaml --output closed <&- >&- 2>&-", in: folder.path)
    #expect(try folder.results(below: "closed") == folder.results(below: "open"))
  }

  @Test func aClosedPipeOfMessagesDoesNotEndTheWork() async throws {
    let folder = try Self.study()
    let shell = try await BuiltCommand.shell(
      "{ \"$INTERPHASE\" run study.yaml >/dev/null; echo code $? >code; } 2>&1 | :", in: folder.path)
    #expect(shell.code == 0)
    #expect(try folder.text("code") == "code 0\n")
  }

  @Test(arguments: [4, 5, 6, 10, 31]) func tooFewOpenFilesAreNamed(limit: Int) async throws {
    let folder = try Self.study()
    let shell = try await BuiltCommand.shell(
      "ulimit -n \(limit); \"$INTERPHASE\" run study.yaml", in: folder.path)
    #expect(shell.code == 1)
    #expect(shell.errors.contains("expected a limit on open files of at least 32, found \(limit)"))
    #expect(try folder.files(below: "results").isEmpty)
  }

  @Test func theLeastNumberOfOpenFilesIsEnough() async throws {
    let folder = try Self.study()
    let shell = try await BuiltCommand.shell(
      "ulimit -n 32; \"$INTERPHASE\" run study.yaml --quiet", in: folder.path)
    #expect(shell.code == 0)
    #expect(shell.errors.isEmpty)
  }

  #if os(Linux)  // other systems know no such limit
    @Test(arguments: [130, 150, 190, 210, 240, 300]) func tooLittleAddressSpaceIsNamed(size: Int) async throws
    {
      let folder = try Self.study()
      for call in ["run study.yaml", "check study.yaml", "formats", "--help"] {
        let shell = try await BuiltCommand.shell(
          "ulimit -v \(size << 10); \"$INTERPHASE\" \(call); echo code $?", in: folder.path)
        #expect(shell.output == "code 1\n", "\(shell.errors)")
        #expect(shell.errors.contains("expected a limit on address space of at least "))
        #expect(shell.errors.contains("found \(size) MiB"))
      }
      #expect(try folder.files(below: "results").isEmpty)
    }

    @Test func theAddressSpaceThatIsAskedForIsEnough() async throws {
      let folder = try Self.study()
      let shell = try await BuiltCommand.shell(
        """
        space=$( (ulimit -v 150000; "$INTERPHASE" formats 2>&1) | sed 's/.*ulimit -v \\([0-9]*\\).*/\\1/')
        ulimit -v $space; "$INTERPHASE" run study.yaml --quiet
        """, in: folder.path)
      #expect(shell.code == 0, "\(shell.errors)")
      #expect(!shell.wasKilled)
    }
  #endif

  @Test(arguments: ["bogus", "V3", "v5", "baseline,v3"]) func aLevelOfKernelsThatThereIsNotIsNamed(
    word: String
  )
    async throws
  {
    let call = try await BuiltCommand.call(["formats"], environment: ["INTERPHASE_KERNELS": word])
    #expect(call.code == 2)
    #expect(call.output.isEmpty)
    #expect(call.errors.contains("INTERPHASE_KERNELS: expected a level that this processor has (baseline"))
    #expect(call.errors.contains("found “\(word)”"))
  }

  @Test(arguments: ["baseline", ""]) func aLevelOfKernelsThatEveryProcessorHasIsTaken(word: String)
    async throws
  {
    let call = try await BuiltCommand.call(["formats"], environment: ["INTERPHASE_KERNELS": word])
    #expect(call.code == 0)
  }
}
