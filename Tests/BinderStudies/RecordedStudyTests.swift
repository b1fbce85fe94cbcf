import AnalysisFindings
import BinderComparison
import BinderStudies
import Foundation
import InstrumentMeasurements
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

@Suite struct RecordedStudyTests {
  /// A study in two formats of one result each that has curves: a SIMS profile of a binder.
  static let profile =
    "study: A\nsims: {sputterRate: 0.2 nm/s}\nsamples:\n  - {name: P-1, binder: P, files: P.txt}\n"

  func results(_ manifest: String = StudyOutcomeTests.pair) async throws -> (StudyFolder, StudyOutcome) {
    let folder = try StudyFolder()
    try folder.write(TableStudy.table(StudyOutcomeTests.rows), to: "ni.csv")
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "P.txt")
    let outcome = try await folder.run(manifest)
    try outcome.write(to: folder.path + "/results")
    return (folder, outcome)
  }

  func problem(_ folder: StudyFolder, _ name: String = "results") throws -> InputProblem {
    try #require(throws: InputProblem.self) { try RecordedStudy(folder: folder.path + "/" + name) }
  }

  @Test func aFolderHoldsTheStudyThatWasInMemory() async throws {
    let (folder, outcome) = try await results()
    let study = try RecordedStudy(folder: folder.path + "/results")
    #expect(study == (try outcome.recorded()))
    #expect(study == (try RecordedStudy(folder: folder.path + "/results/")))
    #expect(study.title == outcome.manifest.title)
    #expect(study.binders == ["P", "Q"])
    #expect(study.results.map(\.sample) == outcome.results.map(\.sample.name))
    #expect(
      study.results.map { $0.findings.map(\.key) } == outcome.results.map { $0.result.findings.map(\.key) })
  }

  @Test func aVerdictIsReadBackWithItsTestAndRatio() async throws {
    let (folder, outcome) = try await results()
    let study = try RecordedStudy(folder: folder.path + "/results")
    let (read, made) = (try #require(study.verdicts.first), try #require(outcome.comparison.verdicts.first))
    #expect(read.key == made.key)
    #expect(read.heading == made.heading)
    #expect(read.sentence == made.sentence)
    #expect(read.verdict == made.verdict)
    #expect(read.reference.name == "P")
    #expect(read.compared.count == 3)
    #expect(read.test?.adjustedPValue == made.test?.adjustedPValue.roundedForResults)
    #expect(read.ratio?.value == made.ratio?.value.roundedForResults)
    #expect(read.ratio?.interval?.method == "Fieller")
  }

  @Test func everyCurveOfAResultIsReadBack() async throws {
    let (folder, outcome) = try await results(Self.profile)
    let curves = try RecordedStudy(folder: folder.path + "/results").results.flatMap(\.curves)
    let made = outcome.results.flatMap(\.result.curves)
    #expect(!made.isEmpty)
    #expect(curves.map(\.name) == made.map(\.name))
    #expect(curves.map(\.csv) == made.map(\.csv))
  }

  @Test func aProgramDrawsAFigureInAFewLines() async throws {
    let (folder, _) = try await results(Self.profile)
    let study = try RecordedStudy(folder: folder.path + "/results")
    var changes = FigureChanges()
    changes.theme = .rsc171
    changes.ions = ["PO2-", "Ni-"]
    let typeface = try FigureTypeface()
    let page = try study.figure(.simsProfiles, changes: changes).scene(typeface: typeface)
    let png = try page.png(typeface: typeface, resolution: 150)
    let pdf = page.pdf(typeface: typeface)
    #expect(png.count > 1000)
    #expect(pdf.starts(with: Array("%PDF".utf8)))
  }

  @Test func aPlaceWithoutResultsIsNamed() async throws {
    let (folder, _) = try await results()
    #expect(try problem(folder, "nowhere").found == "nothing at this path")
    #expect(try problem(folder, "ni.csv").found == "a file")
    let empty = try problem(folder, "results/curves")
    #expect(empty.file.hasSuffix("results/curves/findings.json"))
    #expect(empty.remedy.contains("interphase run"))
  }

  @Test func aTruncatedDocumentIsNamedWithItsLine() async throws {
    let (folder, _) = try await results()
    try folder.write(
      String(try folder.text("results/findings.json").dropLast(100)), to: "results/findings.json")
    let problem = try problem(folder)
    #expect(problem.code == .truncated)
    #expect(problem.place.description.hasPrefix("line "))
  }

  @Test func aMissingCurveFileIsNamed() async throws {
    let (folder, _) = try await results(Self.profile)
    let name = "results/curves/P-1-sims-profile.csv"
    try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    let problem = try problem(folder)
    #expect(problem.file == folder.path + "/" + name)
    #expect(problem.found == "nothing at this path")
  }

  @Test func anEditedCurveFileIsRefused() async throws {
    let (folder, _) = try await results(Self.profile)
    let name = "results/curves/P-1-sims-profile.csv"
    try folder.write(try folder.text(name) + "\n", to: name)
    let problem = try problem(folder)
    #expect(problem.file == folder.path + "/" + name)
    #expect(problem.found.hasPrefix("an edited file"))
    #expect(problem.remedy.contains("Restore the file"))
  }

  @Test(arguments: ["/etc/passwd", "../P.txt", "curves/../../P.txt", "curves//x.csv", ""])
  func aCurveOutsideOfTheFolderIsRefused(path: String) async throws {
    let (folder, _) = try await results(Self.profile)
    let document = try folder.text("results/findings.json")
    try folder.write(
      document.replacing("\"curves/P-1-sims-profile.csv\"", with: "\"\(path)\""), to: "results/findings.json")
    let problem = try problem(folder)
    #expect(problem.place == .part("curves"))
    #expect(problem.expected == "files inside of the results folder")
  }

  @Test func aLinkThatLeavesTheFolderIsRefused() async throws {
    let (folder, _) = try await results(Self.profile)
    let path = folder.path + "/results/curves/P-1-sims-profile.csv"
    try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/moved.csv")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.path + "/moved.csv")
    #expect(try problem(folder).expected == "files inside of the results folder")
  }

  @Test func aPipeInPlaceOfAFileKeepsNobodyWaiting() async throws {
    let (folder, _) = try await results()
    let path = folder.path + "/results/findings.json"
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(try problem(folder).found == "a named pipe (FIFO)")
  }

  @Test func aDocumentBeyondTheLimitIsRefused() async throws {
    let (folder, _) = try await results()
    // A hole in a file has a size and no bytes.
    let file = try #require(FileHandle(forWritingAtPath: folder.path + "/results/findings.json"))
    try file.truncate(atOffset: 1 << 27)
    try file.close()
    #expect(try problem(folder).code == .limitExceeded)
  }
}
