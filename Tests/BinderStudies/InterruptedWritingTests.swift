import AnalysisFindings
import BinderStudies
import Foundation
import InterphaseTestSupport
import StudyExports
import Testing

/// Results that an interrupted writing left are ours, are no results, and are written again.
@Suite struct InterruptedWritingTests {
  /// A folder with the results of two runs, in `old` and `new`, and the outcome of the second.
  func runs() async throws -> (folder: StudyFolder, outcome: StudyOutcome) {
    let folder = try StudyFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "P.txt")
    try await folder.run(RecordedStudyTests.profile).write(to: folder.path + "/old")
    let outcome = try await folder.run(RecordedStudyTests.profile.replacing("P-1", with: "P-2"))
    try outcome.write(to: folder.path + "/new")
    return (folder, outcome)
  }

  func mark(_ folder: StudyFolder, _ name: String) throws -> FolderMark {
    try #require(FolderMark(bytes: [UInt8](folder.data("\(name)/\(FolderMark.name)"))))
  }

  /// Puts files of the second run over those of the first, as an interruption after these would have.
  func mix(_ names: some Sequence<String>, in folder: StudyFolder, marked: Bool) throws {
    if marked {
      let mark = FolderMark(unfinished: try mark(folder, "old").files + mark(folder, "new").files)
      try folder.write(Data(mark.bytes), to: "old/\(FolderMark.name)")
    }
    for name in names { try folder.write(folder.data("new/\(name)"), to: "old/\(name)") }
  }

  @Test(arguments: [0, 1, 4, 7]) func aMixtureIsRefusedAndWrittenAgain(count: Int) async throws {
    let (folder, outcome) = try await runs()
    try mix(mark(folder, "new").files.map(\.path).prefix(count), in: folder, marked: true)
    let problem = try #require(throws: InputProblem.self) { try RecordedStudy(folder: folder.path + "/old") }
    #expect(problem.found.contains("interrupted"))
    try outcome.write(to: folder.path + "/old")
    #expect(try folder.files(below: "old") == folder.files(below: "new"))
  }

  @Test(arguments: [["findings.json", "curves/P-2-sims-profile.csv"], ["report.html"], ["run.json"]])
  func aMixtureThatSomebodyMadeIsRefused(names: [String]) async throws {
    let (folder, _) = try await runs()
    try mix(names, in: folder, marked: false)
    let problem = try #require(throws: InputProblem.self) { try RecordedStudy(folder: folder.path + "/old") }
    #expect(problem.file.hasSuffix("old/\(names[0])"))
  }

  @Test func aMarkThatSomebodyChangedIsNone() async throws {
    let (folder, _) = try await runs()
    let mark = try folder.text("old/\(FolderMark.name)")
    try folder.write(mark.replacing("report.html", with: "thesis.html"), to: "old/\(FolderMark.name)")
    #expect(throws: InputProblem.self) { try RecordedStudy(folder: folder.path + "/old") }
    #expect(throws: InputProblem.self) { try ResultFolder(path: folder.path + "/old") }
  }

  @Test func aMarkIsReadBackAsItWasWritten() {
    let mark = FolderMark(
      files: [.init(path: "b", bytes: [1]), .init(path: "a", bytes: [])],
      unfinished: [.init(path: "b", bytes: [2])])
    #expect(FolderMark(bytes: mark.bytes) == mark)
    #expect(mark.files.map(\.path) == ["a", "b"])
    for count in 0..<mark.bytes.count { #expect(FolderMark(bytes: Array(mark.bytes.prefix(count))) == nil) }
  }

  @Test func anInterruptedDrawingLeavesTheResultsReadable() async throws {
    let (folder, _) = try await runs()
    var mark = try mark(folder, "old")
    let drawn = mark.files.filter { $0.path.hasPrefix("figures/") }
    mark = FolderMark(files: mark.files.filter { !drawn.contains($0) }, unfinished: drawn)
    try folder.write(Data(mark.bytes), to: "old/\(FolderMark.name)")
    #expect(throws: Never.self) { try RecordedStudy(folder: folder.path + "/old") }
  }
}
