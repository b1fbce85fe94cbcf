import AnalysisFindings
import StudyExports
import Testing

@Suite struct FindingsReadingTests {
  func problem(
    document: (String) -> String = { $0 }, curve: (String) -> String = { $0 }
  ) throws -> InputProblem {
    try #require(throws: InputProblem.self) {
      try RecordedNumbers.readBack(document: document, curve: curve)
    }
  }

  @Test func titleBindersAndResultsAreReadBack() throws {
    let study = try RecordedNumbers.readBack()
    #expect(study.title == "A")
    #expect(study.binders == ["P", "Q"])
    #expect(study.results.map(\.sample) == ["P-1"])
    #expect(study.results.map(\.role) == ["sample"])
  }

  @Test func theOptionsOfAnAnalysisAreReadBack() throws {
    #expect(try RecordedNumbers.readBack().results[0].options == ["draws": "1000"])
  }

  @Test func anEstimateIsReadBackWholeWithTwelveDigits() throws {
    let estimate = try #require(try RecordedNumbers.readBack().results[0].findings[0].estimate)
    var expected = RecordedNumbers.estimate
    expected.value = 0.666666666667
    #expect(estimate == expected)
  }

  @Test func aMissingAnswerKeepsItsReasonAndBounds() throws {
    #expect(try RecordedNumbers.readBack().results[0].findings[1] == RecordedNumbers.findings[1])
  }

  @Test func aDetectionLimitIsReadBackBesideTheFindings() throws {
    #expect(try RecordedNumbers.readBack().results[0].detectionLimits == [RecordedNumbers.limit])
  }

  @Test func resultsWithoutDetectionLimitsAreRead() throws {
    let older = try RecordedNumbers.readBack(
      document: { $0.replacing("\"detectionLimits\"", with: "\"other\"") })
    #expect(older.results[0].detectionLimits.isEmpty)
  }

  @Test func aCurveKeepsItsColumnsGapsAndPosition() throws {
    let curve = try #require(try RecordedNumbers.readBack().results[0].curves.first)
    let original = RecordedNumbers.curve
    #expect(curve.kind == original.kind)
    #expect(curve.coordinates == original.coordinates)
    #expect(curve.columns.map(\.name) == original.columns.map(\.name))
    #expect(curve.columns.map(\.role) == original.columns.map(\.role))
    #expect(curve.columns[0] == original.columns[0])
    #expect(curve.columns[1].values[0].isNaN)
    #expect(Array(curve.columns[1].values.dropFirst()) == [12, 0.333333333333])
    #expect(curve.columns[1].uncertainties == original.columns[1].uncertainties)
  }

  @Test func whatWasReadBackIsWrittenAlike() throws {
    let curve = try #require(try RecordedNumbers.readBack().results[0].curves.first)
    #expect(curve.csv == RecordedNumbers.curve.csv)
  }

  @Test func anotherFormatVersionIsRefused() throws {
    let problem = try problem(document: { $0.replacing("\"formatVersion\": 1", with: "\"formatVersion\": 2") }
    )
    #expect(problem.place == .part("formatVersion"))
    #expect(problem.expected.contains("format version 1"))
    #expect(problem.found == "the number 2")
  }

  @Test(
    arguments: [
      ("\"binders\"", "\"bindres\"", "binders", "none"),
      ("\"kind\": \"eels.scan\"", "\"kind\": 7", "results[0].curves[0].kind", "the number 7"),
      (
        "\"standardUncertainty\": 0.1", "\"standardUncertainty\": \"0.1\"",
        "results[0].findings[0].estimate.standardUncertainty", "“0.1”"
      ),
      ("\"atLeast\": 15", "\"atLeast\": []", "results[0].findings[1].noAnswer.atLeast", "a list of 0"),
      (
        "\"hasUncertainties\": true", "\"hasUncertainties\": 1",
        "results[0].curves[0].columns[1].hasUncertainties", "the number 1"
      ),
      ("\"rows\": 3", "\"rows\": -3", "results[0].curves[0].rows", "the number -3"),
    ]) func whatIsNotAsItWasWrittenIsNamedWithItsWay(
      was: String, became: String, place: String, found: String
    ) throws
  {
    let problem = try problem(document: { $0.replacing(was, with: became) })
    #expect(problem.file == "results/findings.json")
    #expect(problem.place == .part(place))
    #expect(problem.found == found)
    #expect(problem.remedy.contains("interphase run"))
  }

  @Test func aTruncatedDocumentIsNamed() throws {
    #expect(try problem(document: { String($0.dropLast(200)) }).code == .truncated)
  }

  @Test(
    arguments: [
      ("depth [nm]", "depth [µm]", "line 1", "“depth [µm],\"'-ΔE, net [eV]\",\"u(-ΔE, net) [eV]\"”"),
      ("0.5,12", "0.5,nan", "line 3", "“nan”"), ("0.5,12", "0.5,1e999", "line 3", "“1e999”"),
      ("0.5,12", "0.5,12,3", "line 3", "more cells"), ("0.5,12,0.1", "0.5,12", "line 3", "2 of them"),
      ("0.5,12,0.1\n", "", "", "2"), ("0.5,12,0.1\n", "0.5,12,0.1\n0.6,12,0.1\n", "", "4"),
      ("0.333333333333,0\n", "0.33", "line 4", "the end of the file"),
    ]) func aCurveFileThatIsNotAsItWasWrittenIsNamed(
      was: String, became: String, place: String, found: String
    ) throws
  {
    let problem = try problem(curve: { $0.replacing(was, with: became) })
    #expect(problem.file == "results/curves/scan.csv")
    #expect(problem.place.description == place)
    #expect(problem.found == found)
  }
}
