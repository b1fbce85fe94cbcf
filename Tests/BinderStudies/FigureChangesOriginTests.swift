import AnalysisFindings
import BinderStudies
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

/// What only the study or the drawing shows to be wrong is named with the line of the file that asked for it.
@Suite struct FigureChangesOriginTests {
  static let study = RecordedSample.study

  /// What is wrong when a figure is drawn as a file asks for.
  func problem(_ text: String, _ name: StudyFigureName) throws -> InputProblem {
    let changes = try FigureChangeSet(text: text, file: "figure.yaml", for: Self.study)
    return try #require(throws: InputProblem.self) { try Self.study.figures(name, changes: changes[name]) }
  }

  func contradictions(_ text: String) throws -> [InputProblem] {
    try #require(throws: ManifestProblems.self) {
      try FigureChangeSet(text: text, file: "figure.yaml", for: Self.study)
    }.problems
  }

  @Test func limitsOfAFileAreNamedWithItsLine() throws {
    let problem = try problem("sims-thickness:\n  y:\n    limits: [500, 900]\n", .simsThickness)
    #expect(problem.description.hasPrefix("figure.yaml, line 3, key limits: "), "\(problem)")
  }

  @Test func energiesWithoutDataAreNamedWithTheirRegion() throws {
    let problem = try problem("xps-panels:\n  energy:\n    F 1s: [100, 110]\n", .xpsPanels)
    #expect(problem.description.hasPrefix("figure.yaml, line 3, key F 1s: "), "\(problem)")
    #expect(problem.expected.contains("683.1 to 689 eV"))
  }

  @Test func limitsThatAScaleHasNoPlaceForAreNamedWithTheLineOfTheFile() throws {
    let problem = try problem("sims-profiles:\n  y: {scale: log,\n      limits: [0, 1]}\n", .simsProfiles)
    #expect(problem.description.hasPrefix("figure.yaml, line 3, key limits: "), "\(problem)")
    #expect(problem.expected.contains("above 0"))
  }

  @Test func samplesOfAFileAreNamedWithTheLineBeforeAnythingIsDrawn() throws {
    let problems = try contradictions(
      "sims-profiles: {samples: [P-2, P-3]}\nxps-stacked:\n  samples: [Q-1, Q-2]\n")
    #expect(
      Set(problems.map { "\($0.file), \($0.place)" }) == [
        "figure.yaml, line 1, key samples", "figure.yaml, line 3, key samples",
      ])
  }

  @Test func namesOfAFileAreNamedOnceWithTheLine() throws {
    let problems = try contradictions("defaults:\n  names:\n    P: X\n    Q: X\nverdicts: {letters: no}\n")
    #expect(problems.map(\.place.description) == ["line 4, key Q"])
  }
}
