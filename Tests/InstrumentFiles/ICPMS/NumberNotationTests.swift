import AnalysisFindings
import InstrumentFiles
import Testing

@Suite struct NumberNotationTests {
  private func notation(_ texts: [String]) throws -> NumberNotation {
    var survey = NumberNotationSurvey()
    for (index, text) in texts.enumerated() { survey.add(text, at: .line(index + 1)) }
    return try survey.notation(file: "a.csv")
  }

  @Test(arguments: [
    (["1.5"], NumberNotation.point), (["1,5"], .comma), (["12", "n.d."], .point), (["<0,1", "3,25"], .comma),
    (["0,123"], .comma), (["1234,567"], .comma), (["1,234e3"], .comma), (["1,234,567"], .point),
    (["1.234.567"], .comma), (["1.234,5"], .comma), (["1,234.5"], .point), (["1,234", "0.5"], .point),
    (["1.234", "0,5"], .comma), (["1.234"], .point), (["208,401.988 ", "12"], .point),
  ])
  func oneNumberMayDecideForTheWholeTable(texts: [String], notation: NumberNotation) throws {
    #expect(try self.notation(texts) == notation)
  }

  @Test(arguments: [["1,234"], ["12", "<999,001"], ["1,234", "5.678"]])
  func aCommaBeforeThreeDigitsDecidesNothing(texts: [String]) throws {
    let problem = try #require(throws: InputProblem.self) { try notation(texts) }
    #expect(problem.code == .invalidValue)
    #expect(problem.remedy.contains("decimalComma"))
  }

  @Test func numbersThatContradictEachOtherAreRefusedAtTheComma() throws {
    let problem = try #require(throws: InputProblem.self) { try notation(["2.5", "2,5"]) }
    #expect(problem.place == .line(2))
  }

  @Test(arguments: [
    ("1,234", 1234.0), ("-1,234,567.5", -1_234_567.5), ("1'234.5", 1234.5), ("1\u{202F}234", 1234),
    ("12.5", 12.5),
    ("1,234.5e2", 123_450),
  ])
  func groupsOfThousandsAreRead(text: String, number: Double) {
    #expect(NumberNotation.point.number(text) == number)
  }

  @Test(arguments: [
    "1,23", "1234,567", "1,2345", ",123", "1,234'567", "1 234", "1,,234", "nan", "inf", "1,234x",
  ])
  func whatIsNoGroupOfThousandsIsNoNumber(text: String) {
    #expect(NumberNotation.point.number(text) == nil)
  }

  @Test func theOtherMarkGroupsWhereTheCommaIsDecimal() {
    #expect(NumberNotation.comma.number("1.234,5") == 1234.5)
    #expect(NumberNotation.comma.number("0.5") == nil)
  }
}
