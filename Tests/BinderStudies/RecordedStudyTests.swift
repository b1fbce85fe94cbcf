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
    #expect(Bits.text(of: study) == Bits.text(of: try RecordedStudy(folder: folder.path + "/results/")))
    #expect(study.title == outcome.manifest.title)
    #expect(study.binders == ["P", "Q"])
    #expect(Bits.text(of: study) == Bits.text(of: outcome.recorded))
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
    #expect(read.test == made.test)
    #expect(read.ratio == made.ratio)
    #expect(read.reference.cells == made.reference.cells)
    #expect(read.notes == made.notes)
  }

  @Test func everyCurveOfAResultIsReadBack() async throws {
    let (folder, outcome) = try await results(Self.profile)
    let curves = try RecordedStudy(folder: folder.path + "/results").results.flatMap(\.result.curves)
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
    #expect(empty.file.hasSuffix("results/curves/comparison.json"))
    #expect(empty.remedy.contains("interphase run"))
  }

  /// The path of the only unit of a folder.
  func unit(of folder: StudyFolder) throws -> String {
    let units = folder.names(below: "results/units")
    try #require(units.count == 1)
    return "results/units/\(units[0])"
  }

  @Test func aTruncatedDocumentIsNamed() async throws {
    let (folder, _) = try await results()
    try folder.write(
      String(try folder.text("results/comparison.json").dropLast(100)), to: "results/comparison.json")
    let problem = try problem(folder)
    #expect(problem.code == .malformed)
    #expect(problem.file == folder.path + "/results/comparison.json")
  }

  @Test func aMissingUnitIsNamed() async throws {
    let (folder, _) = try await results(Self.profile)
    let name = try unit(of: folder)
    try FileManager.default.removeItem(atPath: folder.path + "/" + name)
    let problem = try problem(folder)
    #expect(problem.file == folder.path + "/" + name)
    #expect(problem.found == "nothing at this path")
  }

  @Test func anEditedUnitIsRefused() async throws {
    let (folder, _) = try await results(Self.profile)
    let name = try unit(of: folder)
    try folder.write(try folder.text(name) + "\n", to: name)
    let problem = try problem(folder)
    #expect(problem.file == folder.path + "/" + name)
    #expect(problem.found.hasPrefix("an edited file"))
    #expect(problem.remedy.contains("Restore the file"))
  }

  @Test(arguments: ["/etc/passwd", "../P.txt", "units/../../P.txt", "units//x.json", ""])
  func aUnitOutsideOfTheFolderIsRefused(path: String) async throws {
    let (folder, _) = try await results(Self.profile)
    let name = try unit(of: folder).dropFirst("results/".count)
    let document = try folder.text("results/comparison.json")
    try folder.write(document.replacing("\"\(name)\"", with: "\"\(path)\""), to: "results/comparison.json")
    #expect(try problem(folder).expected == "files inside of the results folder")
  }

  @Test func aLinkThatLeavesTheFolderIsRefused() async throws {
    let (folder, _) = try await results(Self.profile)
    let path = folder.path + "/" + (try unit(of: folder))
    try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/moved.json")
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: folder.path + "/moved.json")
    #expect(try problem(folder).expected == "files inside of the results folder")
  }

  @Test func aPipeInPlaceOfAFileKeepsNobodyWaiting() async throws {
    let (folder, _) = try await results()
    let path = folder.path + "/results/comparison.json"
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(try problem(folder).found == "a named pipe (FIFO)")
  }

  @Test(arguments: ["comparison.json", "units"])
  func aDocumentBeyondTheLimitIsRefused(part: String) async throws {
    let (folder, _) = try await results(Self.profile)
    let path = part == "units" ? try unit(of: folder) : "results/\(part)"
    // A hole in a file has a size and no bytes.
    let file = try #require(FileHandle(forWritingAtPath: folder.path + "/" + path))
    try file.truncate(atOffset: 1 << 31)
    try file.close()
    #expect(try problem(folder).code == .limitExceeded)
  }

  @Test func theExportsAreNotNeededForDrawing() async throws {
    let (folder, outcome) = try await results(Self.profile)
    for name in ["findings.json", "findings.csv", "curves"] {
      try FileManager.default.removeItem(atPath: folder.path + "/results/" + name)
    }
    #expect(
      Bits.text(of: try RecordedStudy(folder: folder.path + "/results")) == Bits.text(of: outcome.recorded))
  }
}
