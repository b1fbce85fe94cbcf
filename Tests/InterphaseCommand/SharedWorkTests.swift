import Foundation
import InterphaseTestSupport
import Testing

/// `plan`, `work`, `gather`, and what `run` need not do again.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct SharedWorkTests {
  static let manifest = """
    study: A
    binders: [P, Q]
    samples:
      - {name: P-1, binder: P, files: [p.txt]}
      - {name: Q-1, binder: Q, files: [q.txt]}
    sims: {sputterRate: 0.2 nm/s}

    """

  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "p.txt")
    try folder.copy(SampleData.path + "/study-b/sims/ISP50-1.txt", to: "q.txt")
    try folder.write(Self.manifest, to: "study.yaml")
  }

  func call(_ arguments: String...) async throws -> BuiltCommand.Outcome {
    try await BuiltCommand.call(arguments, in: folder.path)
  }

  @Test func theUnitsOfTwoWorkersGiveTheBytesOfOneRun() async throws {
    let plan = try await call("plan", "study.yaml", "--quiet")
    let units = plan.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    #expect(units.map { Array($0.dropFirst()) } == [["P-1", "sims", "p.txt"], ["Q-1", "sims", "q.txt"]])
    #expect(try await call("work", "study.yaml", "-o", "shared", "--slice", "1/2").code == 0)
    let partial = try await call("gather", "study.yaml", "-o", "shared")
    #expect(partial.code == 3)
    #expect(partial.errors.contains("q.txt: expected the result of TOF-SIMS of Q-1"))
    let unit = String(units[1][0].prefix(12))
    #expect(try await call("work", "study.yaml", "-o", "shared", "--sample", "Q-1", "--unit", unit).code == 0)
    #expect(try await call("gather", "study.yaml", "-o", "shared").code == 0)
    #expect(try await call("run", "study.yaml", "-o", "alone").code == 0)
    #expect(try folder.results(below: "shared") == folder.results(below: "alone"))
  }

  @Test(arguments: [
    ["--slice", "3/2"], ["--slice", "2"], ["--unit", "zz"], ["--sample", "R-1"], ["--unit", ""],
  ]) func whatIsNotInThePlanIsAWrongCall(arguments: [String]) async throws {
    let call = try await BuiltCommand.call(["work", "study.yaml"] + arguments, in: folder.path)
    #expect(call.code == 2)
    #expect(!call.errors.isEmpty)
  }

  @Test func aRunWithNothingChangedSaysSoAndLeavesEveryFile() async throws {
    let first = try await call("run", "study.yaml")
    let files = try folder.files(below: "results")
    let second = try await call("run", "study.yaml")
    #expect(second.code == first.code)
    #expect(second.output == first.output)
    #expect(second.errors.contains("Nothing has changed"))
    #expect(try folder.files(below: "results") == files)
  }

  @Test(arguments: ["p.txt", "study.yaml", "results/report.html", "results/.interphase-inputs.json"])
  func aRunAfterAChangeDoesItsWork(file: String) async throws {
    _ = try await call("run", "study.yaml")
    if file.hasPrefix("results/") {
      try FileManager.default.removeItem(atPath: folder.path + "/" + file)
    } else {
      try folder.write(folder.data(file) + Data("\n".utf8), to: file)
    }
    let again = try await call("run", "study.yaml")
    #expect(again.code == 0)
    #expect(!again.errors.contains("Nothing has changed"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/" + file))
  }

  @Test func whatAKilledRunLeftBehindIsClearedThoughNothingHasChanged() async throws {
    _ = try await call("run", "study.yaml")
    let files = try folder.results(below: "results")
    let unfinished = ".interphase-0123456789abcdef0123456789abcdef"
    let lock = "Interphase writes to this folder.\nholder: process 1 on here\nunfinished: \(unfinished)\n"
    try folder.write(lock, to: "results/.interphase.lock")
    try folder.write("half", to: "results/\(unfinished)/0")
    #expect(try await call("run", "study.yaml").code == 0)
    #expect(try folder.results(below: "results") == files)
  }

  @Test func aFileOfAUsersIsNotReplacedByWhatARunRemembers() async throws {
    try folder.write("mine", to: "results/.interphase-inputs.json")
    #expect(try await call("run", "study.yaml").code == 0)
    #expect(try folder.text("results/.interphase-inputs.json") == "mine")
  }

  @Test func aChangeThatLeavesSizeAndTimeIsFoundByVerifying() async throws {
    _ = try await call("run", "study.yaml")
    let text = try folder.text("p.txt")
    // A digit of the last line becomes another: a change of content that nobody would see in a list of files.
    let digit = try #require(text.lastIndex { $0.isNumber })
    var changed = text
    changed.replaceSubrange(digit...digit, with: text[digit] == "7" ? "8" : "7")
    try folder.write(changed, to: "p.txt")
    let verified = try await call("run", "study.yaml", "--verify")
    #expect(verified.errors.contains("Again: P-1, TOF-SIMS: p.txt has changed"))
  }

  @Test func problemsAreSaidAgainWithTheSameCode() async throws {
    try folder.write("not an export\n", to: "broken.txt")
    try folder.write(Self.manifest.replacing("[q.txt]", with: "[q.txt, broken.txt]"), to: "study.yaml")
    let first = try await call("run", "study.yaml")
    let second = try await call("run", "study.yaml")
    #expect(first.code == 3)
    #expect(second.code == 3)
    #expect(second.errors.contains("broken.txt"))
    #expect(second.errors.contains("Nothing has changed"))
  }
}
