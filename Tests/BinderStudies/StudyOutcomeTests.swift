import AnalysisFindings
import BinderComparison
import BinderStudies
import Foundation
import InstrumentMeasurements
import InterphaseTestSupport
import Testing

@Suite struct StudyOutcomeTests {
  /// Three cells each of two binders, the second with three times as much nickel.
  static let rows = [
    ("P 1", 10.0), ("P 2", 11), ("P 3", 10.5), ("Q 1", 30), ("Q 2", 32), ("Q 3", 31),
    ("P soaked 1", 2), ("P soaked 2", 2.1), ("Q soaked 1", 2), ("Q soaked 2", 2.2),
  ]

  static func samples(_ names: [String], _ binder: String, _ more: String = "") -> String {
    names.map { "  - {name: \($0), binder: \(binder)\(more)}\n" }.joined()
  }

  static let pair =
    "study: A\ntables: ni.csv\n" + TableStudy.columns + "samples:\n"
    + samples(["P 1", "P 2", "P 3"], "P") + samples(["Q 1", "Q 2", "Q 3"], "Q")

  func folder() throws -> StudyFolder {
    let folder = try StudyFolder()
    try folder.write(TableStudy.table(Self.rows), to: "ni.csv")
    return folder
  }

  func nickel(_ verdicts: [BinderVerdict]) throws -> BinderVerdict {
    try #require(verdicts.first { $0.key.rawValue == "icpms.deposit.Ni" })
  }

  @Test func theBindersAreCompared() async throws {
    let verdict = try nickel(try await folder().run(Self.pair).comparison.verdicts)
    #expect(verdict.verdict == .higher)
    #expect(verdict.compared.name == "Q")
    #expect(verdict.better == "P")
  }

  @Test func controlsGiveTheDifferenceToTheControl() async throws {
    let controls =
      Self.samples(["P soaked 1", "P soaked 2"], "P", ", role: control, state: soaked")
      + Self.samples(["Q soaked 1", "Q soaked 2"], "Q", ", role: control, state: soaked")
    let outcome = try await folder().run(Self.pair + controls)
    let against = outcome.againstControls.verdicts.filter { $0.key.rawValue == "icpms.deposit.Ni" }
    #expect(against.map(\.verdict) == [.higher, .higher])
    #expect(against.map(\.compared.name) == ["P", "Q"])
    // Controls do not count as cells of their binder.
    #expect(try nickel(outcome.comparison.verdicts).reference.count == 3)
  }

  @Test func aDifferenceInHistoryStandsInTheVerdictsLine() async throws {
    let manifest =
      "study: A\ntables: ni.csv\n" + TableStudy.columns + "samples:\n"
      + Self.samples(["P 1", "P 2", "P 3"], "P", ", history: {rinse: DMC, cycles: 300}")
      + Self.samples(["Q 1", "Q 2", "Q 3"], "Q", ", history: {rinse: none, cycles: 300}")
    let folder = try folder()
    let outcome = try await folder.run(manifest)
    let sentence = try nickel(outcome.comparison.verdicts).sentence
    #expect(sentence.contains("Histories differ: rinse"))
    #expect(!sentence.contains("cycles"))
    try outcome.write(to: folder.path + "/results")
    #expect(try folder.text("results/report.html").contains("histories differ: rinse"))
  }

  @Test func anExclusionIsReportedWithItsReasonAndTakesTheSampleOut() async throws {
    let folder = try folder()
    let outcome = try await folder.run(
      Self.pair + "exclude: [{sample: P 3, technique: icpms, reason: \"spilled <digest>\"}]\n")
    #expect(try nickel(outcome.comparison.verdicts).reference.cells.map(\.sample) == ["P 1", "P 2"])
    try outcome.write(to: folder.path + "/results")
    #expect(try folder.text("results/report.html").contains("P 3, ICP-MS: spilled &lt;digest&gt;"))
    #expect(try folder.text("results/run.json").contains("\"reason\": \"spilled <digest>\""))
  }

  @Test func oneBadFileOfTenCostsOnlyItself() async throws {
    let folder = try StudyFolder()
    for cell in 1...10 {
      let table = TableStudy.table([("cell \(cell)", 10 + Double(cell))])
      try folder.write(cell == 7 ? String(table.dropLast(4)) : table, to: "\(cell).csv")
    }
    try folder.write("Sample,Ni\n\"cell 7\"", to: "7.csv")
    let samples = (1...10).map { "  - {name: cell \($0), binder: \($0 < 6 ? "P" : "Q"), files: \($0).csv}\n" }
    let outcome = try await folder.run(
      "study: A\n" + TableStudy.columns + "samples:\n" + samples.joined())
    #expect(outcome.isPartial)
    #expect(outcome.results.map(\.sample.name) == (1...10).filter { $0 != 7 }.map { "cell \($0)" })
    #expect(outcome.failures.map(\.file) == ["7.csv"])
    try outcome.write(to: folder.path + "/results")
    #expect(try folder.text("results/report.html").contains("7.csv"))
    let record = try folder.text("results/run.json")
    #expect(record.contains("\"status\": \"partly done\""))
    #expect(record.contains("\"file\": \"7.csv\""))
  }

  @Test func theResultsFolderHoldsWhatTheDesignLists() async throws {
    let folder = try folder()
    try await folder.run(Self.pair).write(to: folder.path + "/results")
    let names = folder.names(below: "results")
    for name in ["report.html", "findings.json", "findings.csv", "curves", "figures", "run.json"] {
      #expect(names.contains(name))
    }
    #expect(names.contains { $0.hasPrefix("figures/") && $0.hasSuffix(".png") })
    #expect(names.contains { $0.hasPrefix("figures/") && $0.hasSuffix(".svg") })
  }

  @Test func theNumberOfThreadsAndTheFolderChangeNoByte() async throws {
    let (one, other) = (try folder(), try folder())
    try await one.run(Self.pair, threads: 1).write(to: one.path + "/results")
    try await other.run(Self.pair, threads: 4).write(to: other.path + "/results")
    let names = one.names(below: "results")
    #expect(names == other.names(below: "results"))
    for name in names where name.contains(".") {
      let contents = [one, other].map { FileManager.default.contents(atPath: "\($0.path)/results/\(name)") }
      #expect(contents[0] == contents[1], "\(name)")
    }
  }

  @Test func whatAnEarlierRunLeftIsRemoved() async throws {
    let folder = try folder()
    let outcome = try await folder.run(Self.pair)
    try outcome.write(to: folder.path + "/results")
    let drawn = try FigureFolder(nil, ofResults: folder.path + "/results", files: ["verdicts-7.pdf"])
    try drawn.prepare([1], as: "verdicts-7.pdf")
    try drawn.commit()
    drawn.release()
    #expect(folder.names(below: "results").contains("figures/verdicts-7.pdf"))
    try outcome.write(to: folder.path + "/results")
    #expect(!folder.names(below: "results").contains("figures/verdicts-7.pdf"))
  }

  @Test func aFolderWithFiguresOfSomebodyElseIsNotTakenForResults() async throws {
    let folder = try folder()
    try folder.write("mine", to: "thesis/figures/verdicts.png")
    let outcome = try await folder.run(Self.pair)
    let problem = try #require(throws: InputProblem.self) { try outcome.write(to: folder.path + "/thesis") }
    #expect(problem.found.hasPrefix("“figures”"))
    #expect(try folder.text("thesis/figures/verdicts.png") == "mine")
  }

  @Test func aFileInTheWayOfTheResultsIsNamed() async throws {
    let folder = try folder()
    let outcome = try await folder.run(Self.pair)
    let problem = try #require(throws: InputProblem.self) { try outcome.write(to: folder.path + "/ni.csv") }
    #expect(problem.code == .unwritable)
    #expect(problem.found.hasSuffix("which is a file"))
  }
}
