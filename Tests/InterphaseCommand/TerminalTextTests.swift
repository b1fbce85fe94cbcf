import Foundation
import InterphaseTestSupport
import Testing

/// Nothing that a file, a name or a manifest says steers the terminal, a table or the report.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct TerminalTextTests {
  /// A screen that is cleared, a title that is set, a line that is forged, text that runs backwards.
  static let name = "P\u{1B}[2J\u{1B}]0;x\u{7}\nForged line\u{202E}fdp\u{2028}\u{9B}31m"
  /// The same in a double-quoted scalar of YAML.
  static let quoted = "\"P\\e[2J\\e]0;x\\a\\nForged line\\u202Efdp\\u2028\\x9B31m\""

  private func expectPlain(_ text: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation)
  {
    for scalar in text.unicodeScalars where scalar != "\n" {
      let steers =
        scalar.properties.isBidiControl
        || [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
      if steers {
        Issue.record("\(what) holds U+\(String(scalar.value, radix: 16))", sourceLocation: sourceLocation)
        return
      }
    }
    #expect(!text.contains("\nForged line"), "\(what)", sourceLocation: sourceLocation)
  }

  @Test func noNameOfAStudyReachesAResultOrTheTerminalAsItIs() async throws {
    let folder = try ScratchFolder()
    for (cell, file) in ["a\u{1B}[2J\u{202E}.txt", "b.txt"].enumerated() {
      try folder.copy(SampleData.path + "/study-b/sims/PVDF-\(cell + 1).txt", to: file)
    }
    try folder.write(
      "study: \(Self.quoted)\nsims: {sputterRate: 0.2 nm/s}\nsamples:\n"
        + "  - {name: \(Self.quoted), binder: \(Self.quoted), files: \"a*.txt\"}\n"
        + "  - {name: b, binder: B, files: b.txt}\n", to: "study.yaml")
    for call in [
      ["check", "study.yaml"], ["run", "study.yaml"], ["figure", "results"],
      ["inspect", "a\u{1B}[2J\u{202E}.txt"],
    ] {
      let outcome = try await BuiltCommand.call(call, in: folder.path)
      #expect(outcome.code == 0, "\(call): \(outcome.errors)")
      expectPlain(outcome.output, "the output of \(call)")
      expectPlain(outcome.errors, "the messages of \(call)")
    }
    #expect(try folder.text("results/report.html").contains("P\\u{1B}[2J"))
    for (file, data) in try folder.files(below: "results")
    where !file.hasSuffix(".png") && !file.hasSuffix(".pdf") {
      expectPlain(String(decoding: data, as: UTF8.self), file)
      expectPlain(file, "the name of a result")
    }
  }

  @Test func noWordOfAWrongCallOrManifestReachesTheTerminalAsItIs() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      "study: A\nsamples: [{binder: \(Self.quoted), files: \(Self.quoted)}]\n", to: "study.yaml")
    try folder.write("study: A\n\(Self.quoted): 3\n", to: "key.yaml")
    try folder.write("\u{1B}[2J: [\u{202E}", to: "broken.yaml")
    for call in [
      ["run", "study.yaml"], ["check", "key.yaml"], ["run", "broken.yaml"],
      ["inspect", "x\u{1B}[2J\u{202E}"],
      ["run", "\u{1B}[2J\u{202E}.yaml"], ["init", "\u{1B}[2J\u{202E}"], ["\u{1B}[2J\u{202E}"],
      ["run", "study.yaml", "--\u{1B}[2J\u{202E}"], ["figure", "\u{1B}[2J\u{202E}"],
    ] {
      let outcome = try await BuiltCommand.call(call, in: folder.path)
      #expect([1, 2].contains(outcome.code), "\(call)")
      #expect(!outcome.errors.isEmpty)
      expectPlain(outcome.errors + outcome.output, "\(call)")
    }
  }
}
