import AnalysisFindings
import Testing

@Suite struct InputProblemTests {
  @Test func namesFilePlaceExpectationFindingAndRemedy() {
    let problem = InputProblem(
      .malformed, file: "a.vms", place: .line(12), expected: "a number of blocks", found: "“abc”",
      remedy: "Export the file again.")
    #expect(
      problem.description
        == "a.vms, line 12: expected a number of blocks, found “abc”. Export the file again.")
  }

  @Test func leavesOutAnUnknownPlace() {
    let problem = InputProblem(
      .empty, file: "a.vms", expected: "data", found: "no byte", remedy: "Copy it again.")
    #expect(problem.description == "a.vms: expected data, found no byte. Copy it again.")
  }
}
