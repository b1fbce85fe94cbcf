import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import InterphaseTestSupport
import StudyExports
import Testing

@Suite struct LosslessStudyTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func everyResultAndVerdictIsReadBackBitForBit(seed: UInt64) throws {
    var generated = GeneratedStudy(seed: seed)
    let study = generated.study()
    #expect(study.verdicts.contains { $0.test != nil && $0.ratio != nil && $0.sensitivity != nil })
    #expect(study.againstControls?.verdicts.isEmpty == false)
    let read = try StoredFiles(study).study()
    #expect(Bits.text(of: read) == Bits.text(of: study))
  }

  @Test func negativeZeroIsToldFromZeroByTheComparisonOfBits() {
    #expect(Bits.text(of: [0.0]) != Bits.text(of: [-0.0]))
    #expect(Bits.text(of: ["a": 1.0, "b": 2]) == Bits.text(of: ["b": 2.0, "a": 1]))
  }

  @Test func theSameStudyIsTheSameBytes() throws {
    var generated = GeneratedStudy(seed: 6)
    let study = generated.study()
    let (one, other) = (try StoredFiles(study), try StoredFiles(StoredFiles(study).study()))
    #expect(one.paths == other.paths)
    #expect(one.bytes == other.bytes)
  }

  @Test func aStudyWithoutComparisonHasNone() throws {
    let study = RecordedStudy(title: "A", binders: ["P"], results: [])
    #expect(try StoredFiles(study).study() == study)
  }

  @Test func resultsOfOneIdentityHaveFilesOfTheirOwn() throws {
    let result = SpecimenResult(
      specimen: StudySample(name: "P-1", binder: "P"), identity: "ab",
      result: SpecimenResult(of: StudySample(name: "P-1", binder: "P"), technique: "t").result)
    let files = try StoredFiles(RecordedStudy(title: "A", binders: ["P"], results: [result, result]))
    #expect(files.paths == ["units/ab.json", "units/ab-2.json", "comparison.json"])
    #expect(try files.study().results.count == 2)
  }

  @Test func anotherFormatVersionIsNamedWhateverElseTheFileHolds() throws {
    let files = try StoredFiles(RecordedStudy(title: "A", binders: ["P"], results: []))
    files.bytes["comparison.json"] = Array("{\"formatVersion\":9}".utf8)
    let problem = try #require(throws: InputProblem.self) { try files.study() }
    #expect(problem.code == .unsupported)
    #expect(problem.place == .part("formatVersion"))
    #expect(problem.found == "9")
  }

  @Test func whatIsNotAsItWasWrittenIsNamedWithItsWay() throws {
    var generated = GeneratedStudy(seed: 7)
    let files = try StoredFiles(generated.study())
    let path = try #require(files.paths.first)
    files.change(path, "\"technique\":\"t\"", "\"technique\":7")
    let problem = try #require(throws: InputProblem.self) { try files.study() }
    #expect(problem.file == "results/\(path)")
    #expect(problem.place == .part("unit.result.technique"))
    #expect(problem.remedy.contains("interphase run"))
  }

  @Test(arguments: ["", "PK", "{", "[1]", "nul"]) func aFileThatIsNoneIsRefused(text: String) throws {
    let files = try StoredFiles(RecordedStudy(title: "A", binders: ["P"], results: []))
    files.bytes["comparison.json"] = Array(text.utf8)
    #expect(throws: InputProblem.self) { try files.study() }
  }
}
