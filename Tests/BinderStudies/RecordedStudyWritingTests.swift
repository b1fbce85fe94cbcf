import AnalysisFindings
import BinderStudies
import Foundation
import InterphaseTestSupport
import StudyExports
import StudyFigures
import Testing

@Suite struct RecordedStudyWritingTests {
  func problem(_ study: RecordedStudy, to folder: String) throws -> InputProblem {
    try #require(throws: InputProblem.self) { try study.write(toFolder: folder) }
  }

  @Test func aStudyThatWasReadIsWrittenAsTheSameBytes() throws {
    let folder = try StudyFolder()
    let study = RecordedSample.study
    try study.write(toFolder: folder.path + "/results/")
    let read = try RecordedStudy(folder: folder.path + "/results")
    try read.write(toFolder: folder.path + "/again")
    #expect(try RecordedStudy(folder: folder.path + "/again") == read)
    #expect(try folder.files(below: "results") == folder.files(below: "again"))
    #expect(read.results.map(\.sample) == study.results.map(\.sample))
    #expect(read.verdicts.map(\.sentence) == study.verdicts.map(\.sentence))
  }

  @Test func aStudyOfNumbersOfTwelveDigitsIsReadBackAsTheSameValue() throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    #expect(try RecordedStudy(folder: folder.path + "/results") == RecordedImages.study)
  }

  @Test func gapsStayGaps() throws {
    let folder = try StudyFolder()
    var study = RecordedImages.study
    study.results[0].curves[2].columns[0].values[7] = .nan
    try study.write(toFolder: folder.path + "/results")
    let values = try RecordedStudy(folder: folder.path + "/results").results[0].curves[2].columns[0].values
    #expect(values.count == 120)
    #expect(values.indices.filter { values[$0].isNaN } == [7])
  }

  @Test func everyNumberIsInTheTidyTableToo() throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    #expect(try folder.text("results/findings.csv").contains("Q-cut-3,Q,sample,adhesion,adhesion.strength"))
  }

  @Test func whatWasWrittenBeforeIsReplacedAsAWhole() throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    var study = RecordedImages.study
    study.results.removeFirst()
    try study.write(toFolder: folder.path + "/results")
    #expect(try RecordedStudy(folder: folder.path + "/results") == study)
    #expect(!folder.names(below: "results/curves").contains { $0.hasPrefix("P-1-") })
  }

  @Test func everyNumberIsReadAsTheTextSaysIt() throws {
    let folder = try StudyFolder()
    var state: UInt64 = 7
    let numbers = (0..<3000).map { index -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let mantissa = Double(Int64(bitPattern: state)) / 9.3e18
      return [mantissa, mantissa * 1e3, mantissa * 1e11, mantissa * 1e-7, mantissa * 1e30][index % 5]
    }
    var study = RecordedImages.study
    study.results[0].curves = [
      Curve(
        name: "c", title: "", kind: Curve.Kind(rawValue: "any"),
        columns: [Curve.Column(name: "a", unit: "", role: .measured, values: numbers)])
    ]
    try study.write(toFolder: folder.path + "/results")
    let read = try RecordedStudy(folder: folder.path + "/results").results[0].curves[0].columns[0].values
    #expect(read == numbers.map { Double($0.resultText) })
  }

  @Test func aRunDoesNotReplaceWhatAProgramRecorded() async throws {
    let folder = try StudyFolder()
    try RecordedImages.study.write(toFolder: folder.path + "/results")
    let before = try folder.files(below: "results")
    try folder.write(TableStudy.table(StudyOutcomeTests.rows), to: "ni.csv")
    let outcome = try await folder.run(StudyOutcomeTests.pair)
    let problem = try #require(throws: InputProblem.self) { try outcome.write(to: folder.path + "/results") }
    #expect(problem.found == "“record.json”, the mark of results that a program recorded")
    #expect(try folder.files(below: "results") == before)
  }

  @Test func theResultsOfARunAreNeverReplaced() async throws {
    let folder = try StudyFolder()
    try folder.write(TableStudy.table(StudyOutcomeTests.rows), to: "ni.csv")
    try await folder.run(StudyOutcomeTests.pair).write(to: folder.path + "/results")
    let before = try folder.files(below: "results")
    let problem = try problem(RecordedImages.study, to: folder.path + "/results")
    #expect(problem.code == .unwritable)
    #expect(problem.found == "“run.json” of a run")
    #expect(try folder.files(below: "results") == before)
  }

  @Test func whatNobodyRecordedIsNeverReplaced() throws {
    let folder = try StudyFolder()
    try folder.write("mine", to: "x/curves/mine.csv")
    #expect(try problem(RecordedImages.study, to: folder.path + "/x").found.contains("“curves”"))
    #expect(try folder.text("x/curves/mine.csv") == "mine")
    #expect(try problem(RecordedImages.study, to: folder.path + "/x/curves/mine.csv").code == .unwritable)
  }

  @Test func aBinderThatTheStudyDoesNotNameIsNamedBeforeAnythingIsWritten() throws {
    let folder = try StudyFolder()
    var study = RecordedImages.study
    study.results[0].binder = "R"
    let problem = try problem(study, to: folder.path + "/results")
    #expect(problem.expected == "one of the study’s binders: P, Q")
    #expect(problem.found == "“R”")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/results"))
  }

  @Test func aCurveThatIsNotAsItsKindAsksForIsNamed() throws {
    let folder = try StudyFolder()
    var study = RecordedImages.study
    study.results[0].curves[0].coordinates[0].value = 13
    #expect(
      try problem(study, to: folder.path + "/results").expected == "130 values for 13 × 10 cells")
    study = RecordedImages.study
    study.results[2].curves[0].columns[1].values.removeLast()
    #expect(try problem(study, to: folder.path + "/results").expected.hasPrefix("5 values"))
  }
}
