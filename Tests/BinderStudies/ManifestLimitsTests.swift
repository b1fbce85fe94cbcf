import AnalysisFindings
import BinderStudies
import Foundation
import InterphaseTestSupport
import Testing

/// A small file may stand for very much work; what is too much is refused before it is done.
@Suite struct ManifestLimitsTests {
  private func problems(_ text: String) -> [InputProblem] {
    do {
      _ = try StudyManifest(text: text, file: "study.yaml")
      return []
    } catch {
      return error.problems
    }
  }

  /// Nine anchors, each a list of nine times the one before.
  private func bomb(_ open: String, _ close: String) -> String {
    let first = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    let rest = (1...9).map { level in
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      return "a\(level): &a\(level) \(open)\(aliases)\(close)\n"
    }
    return first + rest.joined()
  }

  @Test func aliasesCountAsWhatTheyRepeat() throws {
    let problem = try #require(problems("study: A\n" + bomb("[", "]")).first)
    #expect(problem.code == .limitExceeded)
    #expect(problem.place == .line(7))
  }

  @Test func aliasesAsKeysCountAsWhatTheyRepeat() throws {
    let keys = (1...20).map { level in
      "a\(level): &a\(level) {? [*a\(level - 1), *a\(level - 1)] : 1, ? [*a\(level - 1), 2] : 1}\n"
    }
    let problem = try #require(problems("a0: &a0 [x]\n" + keys.joined()).first)
    #expect(problem.code == .limitExceeded)
  }

  @Test func aliasesThatRepeatLittleAreRead() throws {
    let text = """
      study: A
      history: &common {rinse: DMC}
      samples:
        - {binder: P, files: [a.vms], history: *common}
        - {binder: Q, files: [b.vms], history: *common}
      """
    #expect(try StudyManifest(text: text, file: "study.yaml").samples.count == 2)
  }

  @Test(arguments: [("[", "]"), ("{a: ", "}")]) func listsAndKeysInOneAnotherHaveALimit(
    open: String, close: String
  ) throws {
    let text = String(repeating: open, count: 500) + "x" + String(repeating: close, count: 500)
    let problem = try #require(problems("study: \(text)\n").first)
    #expect(problem.expected == "keys and lists at most 64 deep")
  }

  @Test func aKeyOrValueWithoutEndIsRefused() throws {
    let text = "study: \(String(repeating: "x", count: 20_000))\n"
    #expect(try #require(problems(text).first).code == .limitExceeded)
  }

  @Test func aLargeFileIsRefusedUnread() throws {
    let folder = try ScratchFolder()
    try folder.write("", to: "study.yaml")
    #expect(truncate(folder.path + "/study.yaml", 3 << 30) == 0)  // a hole: it takes no room
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.yaml", withDestinationPath: "study.yaml")
    let problem = try #require(
      try #require(throws: ManifestProblems.self) {
        try StudyManifest(path: folder.path + "/link.yaml")
      }.problems.first)
    #expect(problem.code == .limitExceeded)
    #expect(problem.found == "3221225472 bytes")
  }

  @Test func veryManyBindersAreReadInTheTimeOfTheirNumber() throws {
    let samples = (0..<12_000).map { "- {binder: B\($0)}\n" }.joined()
    #expect(try StudyManifest(text: "study: A\nsamples:\n\(samples)", file: "s").binders.count == 12_000)
  }

  @Test func ofVeryManyProblemsTheFirstHundredAreNamedInFewWords() {
    let binders = (0..<6000).map { "B\($0)" }.joined(separator: ", ")
    let samples = (0..<6000).map { "- {binder: C\($0)}\n" }.joined()
    let found = problems("study: A\nbinders: [\(binders)]\nsamples:\n\(samples)")
    #expect(found.count == 100)
    #expect(found.allSatisfy { $0.expected.count < 1000 })
  }
}
