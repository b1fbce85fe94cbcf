import AnalysisFindings
import BinderStudies
import Foundation
import InterphaseTestSupport
import StudyExports
import Testing

/// Nothing of a user's is lost: only what Interphase wrote, and nobody changed, gives way to results.
@Suite struct ResultFolderTests {
  /// What a user may have at a name.
  enum Kind: CaseIterable {
    case file, folder, link

    func put(at name: String, in folder: ScratchFolder) throws {
      let path = folder.path + "/" + name
      try? FileManager.default.removeItem(atPath: path)
      switch self {
      case .file: try folder.write("mine", to: name)
      case .folder: try folder.write("mine", to: name + "/mine.csv")
      case .link:
        try folder.write("mine", to: "elsewhere/mine.csv")
        try folder.write("", to: name)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: folder.path + "/elsewhere")
      }
    }
  }

  static let names = [
    "report.html", "findings.json", "findings.csv", "run.json", "record.json", ".interphase.json",
    ".interphase.lock", "curves", "figures",
  ]

  /// A folder with the results of a run in `results`.
  func results() async throws -> (folder: StudyFolder, outcome: StudyOutcome) {
    let folder = try StudyFolder()
    try folder.write(TableStudy.table(StudyOutcomeTests.rows), to: "ni.csv")
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "P.txt")
    let outcome = try await folder.run(RecordedStudyTests.profile)
    try outcome.write(to: folder.path + "/results")
    return (folder, outcome)
  }

  func problem(_ path: String) throws -> InputProblem {
    try #require(throws: InputProblem.self) { try ResultFolder(path: path) }
  }

  @Test func anEmptyPathIsNoFolder() async throws {
    #expect(try problem("").found == "an empty path")
    #expect(throws: InputProblem.self) { try RecordedImages.study.write(toFolder: "") }
    let (_, outcome) = try await results()
    #expect(throws: InputProblem.self) { try outcome.write(to: "") }
  }

  @Test(arguments: names, Kind.allCases)
  func whatAUserHasInPlaceOfAResultIsNamedAndStays(name: String, kind: Kind) throws {
    let folder = try StudyFolder()
    try kind.put(at: "results/" + name, in: folder)
    let before = try folder.files(below: "")
    let found = try problem(folder.path + "/results").found
    #expect(found.contains("“\(name)”"))
    #expect(try folder.files(below: "") == before)
    #expect(folder.names(below: "results").allSatisfy { $0.hasPrefix(name) })
  }

  @Test(arguments: Kind.allCases) func whatAUserPutInPlaceOfAResultIsNamedAndStays(kind: Kind) async throws {
    let (folder, _) = try await results()
    let places =
      Self.names.dropLast(2) + ["curves/P-1-sims-profile.csv", "curves/new.csv", "figures/verdicts.pdf"]
    for name in places {
      try folder.copy(folder.path + "/results", to: "copy")
      try kind.put(at: "copy/" + name, in: folder)
      let before = try folder.files(below: "copy")
      #expect(try problem(folder.path + "/copy").found.contains("“\(name)”"))
      #expect(try folder.files(below: "copy") == before)
      try FileManager.default.removeItem(atPath: folder.path + "/copy")
    }
  }

  @Test func curvesAreNotRemovedThroughALink() async throws {
    let (folder, _) = try await results()
    let curves = folder.path + "/results/curves"
    try FileManager.default.moveItem(atPath: curves, toPath: folder.path + "/moved")
    try FileManager.default.createSymbolicLink(atPath: curves, withDestinationPath: folder.path + "/moved")
    #expect(try problem(folder.path + "/results").found.hasPrefix("“curves”"))
    #expect(folder.names(below: "moved") == ["P-1-sims-profile.csv"])
  }

  @Test func filesOfOtherNamesStayWhereTheyAre() async throws {
    let (folder, outcome) = try await results()
    let own = ["results/notes.txt", "results/curves/mine.txt", "results/figures/thesis.png"]
    for name in own { try folder.write("mine", to: name) }
    try outcome.write(to: folder.path + "/results")
    for name in own { #expect(try folder.text(name) == "mine") }
  }

  @Test func aFileThatComesIntoTheWayDuringTheWorkIsNamedAndTheOldResultsStay() async throws {
    let (folder, outcome) = try await results()
    let held = try ResultFolder(path: folder.path + "/results")
    try folder.write("mine", to: "results/report.html")
    let before = try folder.files(below: "results/curves")
    let problem = try #require(throws: InputProblem.self) { try outcome.write(to: held) }
    held.release()
    #expect(problem.found.hasPrefix("“report.html”"))
    #expect(try folder.text("results/report.html") == "mine")
    #expect(try folder.files(below: "results/curves") == before)
    #expect(!folder.names(below: "results").contains { $0.hasPrefix(".interphase-") })
  }

  @Test func aFolderIsHeldByOne() throws {
    let folder = try StudyFolder()
    let path = folder.path + "/results"
    let first = try ResultFolder(path: path)
    let problem = try problem(path)
    #expect(problem.code == .inUse)
    #expect(problem.found.hasPrefix("process \(getpid()) on "))
    first.release()
    #expect(throws: Never.self) { try ResultFolder(path: path).release() }
  }

  @Test func aFolderThatIsGivenUpLeavesNothing() throws {
    let folder = try StudyFolder()
    try ResultFolder(path: folder.path + "/a/b/results").release()
    #expect(folder.names(below: "").isEmpty)
  }

  @Test func whatAKilledProcessLeftIsClearedAwayAndNothingElse() throws {
    let folder = try StudyFolder()
    let number = String(repeating: "0123456789abcdef", count: 2)
    try folder.write(
      "Interphase writes to this folder.\nholder: process 1 on a\nunfinished: .interphase-\(number)\n",
      to: "results/.interphase.lock")
    try folder.write("half", to: "results/.interphase-\(number)/0")
    try folder.write("mine", to: "results/.interphase-0/mine")
    try ResultFolder(path: folder.path + "/results").release()
    #expect(folder.names(below: "results") == [".interphase-0", ".interphase-0/mine"])
  }

  @Test func aLockThatWasOnlyBegunIsOurs() throws {
    for text in ["", "Interphase wri", "Interphase writes to this folder.\nholder: proc"] {
      let folder = try StudyFolder()
      try folder.write(text, to: "results/.interphase.lock")
      try ResultFolder(path: folder.path + "/results").release()
      #expect(folder.names(below: "results").isEmpty)
    }
  }

  @Test func aManifestIsNeverWrittenOverALinkToNothing() throws {
    let folder = try StudyFolder()
    let path = folder.path + "/study.yaml"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path + "/gone")
    #expect(try !NewFile.write([1], to: path))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == folder.path + "/gone")
  }
}
