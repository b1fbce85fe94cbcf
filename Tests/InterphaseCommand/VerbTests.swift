import Foundation
import InterphaseTestSupport
import Testing

@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct VerbTests {
  static let verbs = [
    "run", "figure", "figure draw", "figure check", "init", "check", "inspect", "formats", "plan", "work",
    "gather",
  ]

  @Test(arguments: verbs) func helpHasAnExample(verb: String) async throws {
    let help = try await BuiltCommand.call(verb.split(separator: " ").map(String.init) + ["--help"])
    #expect(help.code == 0)
    #expect(help.output.contains("Example"))
    #expect(help.output.contains("  interphase \(verb)"))
    #expect(help.errors.isEmpty)
  }

  @Test func helpNamesTheExitCodes() async throws {
    let help = try await BuiltCommand.call(["--help"])
    #expect(help.output.contains("0 done, 1 failed, 2 wrong call or manifest, 3 partly done"))
  }

  @Test(
    arguments: [
      ["rnu"], ["run"], ["run", "study.yaml", "--jbos", "2"], ["run", "study.yaml", "--jobs", "0"],
      ["run", "study.yaml", "--jobs", "many"], ["inspect"], ["formats", "vamas"], ["init"],
    ]) func aWrongCallExitsWithTwo(arguments: [String]) async throws
  {
    let call = try await BuiltCommand.call(arguments)
    #expect(call.code == 2)
    #expect(call.output.isEmpty)
    #expect(call.errors.contains("Usage: interphase"))
  }

  @Test func formatsListsEachReaderOnce() async throws {
    let list = try await BuiltCommand.call(["formats"]).output
    let names = list.split(separator: "\n").dropFirst().compactMap { $0.split(separator: " ").first }
    for format in ["vamas", "iontof-profile", "dm", "emsa", "masshunter"] {
      #expect(names.contains { $0.hasPrefix(format) }, "\(format)")
    }
    #expect(Set(names).count == names.count)
    let json = try await BuiltCommand.call(["formats", "--json"]).output
    let rows = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(rows?.compactMap { $0["identifier"] as? String } == names.map(String.init))
  }

  @Test(arguments: ["study-a", "study-b"]) func inspectWritesValidJSON(study: String) async throws {
    let files = SampleData.files(of: study)
    #expect(files.count > 10)
    let call = try await BuiltCommand.call(
      ["inspect", "--json"] + files, in: SampleData.path + "/" + study)
    #expect(call.code == 0)
    let documents = try JSONSerialization.jsonObject(with: Data(call.output.utf8)) as? [[String: Any]]
    #expect(documents?.compactMap { $0["file"] as? String } == files)
    #expect(documents?.allSatisfy { ($0["measurements"] as? [Any])?.isEmpty == false } == true)
  }

  @Test(arguments: ["study-a", "study-b"]) func initWritesAManifestThatCheckAccepts(study: String)
    async throws
  {
    let folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/" + study, to: study)
    try FileManager.default.removeItem(atPath: folder.path + "/\(study)/study.yaml")
    let written = try await BuiltCommand.call(["init", study], in: folder.path)
    #expect(written.code == 0)
    let check = try await BuiltCommand.call(["check", study + "/study.yaml"], in: folder.path)
    #expect(check.code == 0)
    #expect(check.errors.isEmpty)
    for file in SampleData.files(of: study) { #expect(check.output.contains(file)) }
    let again = try await BuiltCommand.call(["init", study], in: folder.path)
    #expect(again.code == 1)
    #expect(again.errors.contains("exists and was kept"))
  }

  @Test func initNeedsAFolderWithExports() async throws {
    let folder = try ScratchFolder()
    let empty = try await BuiltCommand.call(["init", "."], in: folder.path)
    #expect(empty.code == 1)
    #expect(empty.errors.contains("interphase formats"))
    #expect(try await BuiltCommand.call(["init", "nowhere"], in: folder.path).code == 2)
  }

  @Test func checkListsWhatWouldBeReadAndWhatIsLeftOut() async throws {
    let folder = try ScratchFolder()
    let spectrum = SampleData.path + "/study-b/xps/PVDF-1.vms"
    for name in ["a.vms", "b.vms"] { try folder.copy(spectrum, to: name) }
    try folder.write(
      "study: A\nsamples: [{name: cell, binder: P, files: \"*.vms\"}]\n"
        + "exclude: [{file: b.vms, reason: charged}]\n", to: "study.yaml")
    let check = try await BuiltCommand.call(["check", "study.yaml"], in: folder.path)
    #expect(check.code == 0)
    #expect(check.output == "cell: a.vms\nleft out: b.vms (charged)\n")
  }

  @Test func aClosedPipeEndsTheCommandQuietly() async throws {
    let file = SampleData.path + "/study-b/xps/PVDF-1.vms"
    let files = Array(repeating: "'\(file)'", count: 60).joined(separator: " ")
    for ignoring in ["", "trap '' PIPE; "] {
      let shell = try await BuiltCommand.shell(
        "(\(ignoring)\"$INTERPHASE\" inspect \(files); echo code $? >&2) | head -1")
      #expect(shell.output.hasPrefix(file))
      #expect(shell.errors == "code 141\n")
    }
  }

  @Test(arguments: ["formats", "--help", "--version"])
  func outputThatFindsNoRoomIsAFailure(call: String) async throws {
    let shell = try await BuiltCommand.shell("\"$INTERPHASE\" \(call) > /dev/full; echo code $?")
    #expect(shell.output == "code 1\n")
    #expect(shell.errors.contains("no room left"))
  }

  @Test func checkReadsTheFilesAndNamesTheOneThatIsCutOff() async throws {
    let folder = try ScratchFolder()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: SampleData.path + "/study-b/xps/PVDF-1.vms"))
    try folder.write(bytes.prefix(30_000), to: "cut.vms")
    try folder.write("study: A\nsamples: [{binder: P, files: cut.vms}]\n", to: "study.yaml")
    let check = try await BuiltCommand.call(["check", "study.yaml"], in: folder.path)
    #expect(check.code == 3)
    #expect(check.errors.hasPrefix("cut.vms, line "))
  }

  @Test func aClosedStandardErrorIsNoCrash() async throws {
    let shell = try await BuiltCommand.shell("\"$INTERPHASE\" inspect nothere.vms 2>&-; echo code $?")
    #expect(shell.output == "code 1\n")
  }

  @Test func aFolderMayHaveANameOfOneLetter() async throws {
    let folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "e/a.txt")
    #expect(try await BuiltCommand.call(["init", "e"], in: folder.path).code == 0)
    try folder.write("study: A\nsamples: [{binder: P, files: e/a.txt}]\n", to: "s")
    let run = try await BuiltCommand.call(["run", "s", "--quiet", "--output", "r"], in: folder.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(try await BuiltCommand.call(["figure", "r", "--output", "f"], in: folder.path).code == 0)
  }

  @Test func quietPrintsNothingButProblems() async throws {
    let folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "a.txt")
    try folder.write("study: A\nsamples: [{binder: P, files: a.txt}]\n", to: "study.yaml")
    let run = try await BuiltCommand.call(["run", "study.yaml", "--quiet"], in: folder.path)
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors.isEmpty)
  }
}
