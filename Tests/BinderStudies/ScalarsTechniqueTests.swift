import AnalysisFindings
import BinderComparison
import BinderStudies
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

@Suite struct ScalarsTechniqueTests {
  private static let manifest = """
    study: cells
    binders: [{name: PVDF, dose: 0 %}, {name: P-1, dose: 1 %}, {name: P-5, dose: 5 %}]
    samples:
      - {name: PVDF-1, binder: PVDF}
      - {name: PVDF-2, binder: PVDF}
      - {name: P-1-1, binder: P-1}
      - {name: P-1-2, binder: P-1}
      - {name: P-5-1, binder: P-5}
      - {name: P-5-2, binder: P-5}
    tables: [cells.csv]
    columns:
      - files: cells.csv
        technique: scalars
        sampleName: Cell
        measure: [{column: before, unit: µm}, {column: after, unit: µm}]
        count: {column: lost, name: squares lost}
    scalars: {changes: [swelling = before to after]}
    comparison: {dose: cross-linker}

    """
  private static let table = """
    Cell,before,after,lost
    PVDF-1,80,96,90
    PVDF-2,81,98,94
    P-1-1,80,94,70
    P-1-2,80,93,66
    P-5-1,81,86,18
    P-5-2,79,84,20

    """

  private func outcome(_ table: String = table) async throws -> StudyOutcome {
    let folder = try StudyFolder()
    try folder.write(table, to: "cells.csv")
    return try await folder.run(Self.manifest)
  }

  @Test func singleNumbersOfCellsAreComparedLikeAnyFinding() async throws {
    let outcome = try await outcome()
    #expect(!outcome.isPartial)
    let verdict = try #require(
      outcome.comparison.verdicts.first {
        $0.key.rawValue == "scalars.share.squares lost" && $0.reference.name == "PVDF"
          && $0.compared.name == "P-5"
      })
    #expect(verdict.verdict == .lower)
    #expect(verdict.compared.mean?.value == 19)
    #expect(outcome.comparison.verdicts.contains { $0.key.rawValue == "scalars.change.swelling" })
  }

  @Test func bindersWithDosesAreASeries() async throws {
    let doses = try #require(try await outcome().comparison.doses)
    #expect(doses.series.title == "cross-linker")
    #expect(doses.series.unit == "%")
    let lost = try #require(doses.responses.first { $0.key.rawValue == "scalars.share.squares lost" })
    #expect(lost.points.map(\.binder) == ["PVDF", "P-1", "P-5"])
    #expect(lost.trend == .falls)
    #expect(try await outcome().recorded.figures(.doseResponse).count == 1)
  }

  @Test func theFigureOfDosesHeedsNamesBindersAndTechniques() async throws {
    let study = try await outcome().recorded
    func words(_ change: (inout FigureChanges) -> Void) throws -> [String] {
      var changes = FigureChanges()
      change(&changes)
      let typeface = try FigureTypeface()
      return try study.figures(.doseResponse, changes: changes).flatMap {
        $0.scene(typeface: typeface).texts.map(\.source.plainText)
      }
    }
    let renamed = try words { $0.displayNames = ["P-5": "five"] }
    #expect(renamed.contains("five") && !renamed.contains("P-5"))
    let fewer = try words { $0.binders = ["PVDF", "P-1"] }
    #expect(fewer.contains("P-1") && !fewer.contains("P-5"))
    #expect(throws: InputProblem.self) { try words { $0.techniques = ["sims"] } }
  }

  @Test(arguments: ["5 %", "5%", "5.0 %"]) func aDoseIsWrittenWithOrWithoutABlank(text: String) throws {
    let manifest = try StudyManifest(
      text: Self.manifest.replacing("dose: 5 %", with: "dose: \(text)"), file: "study.yaml")
    #expect(manifest.comparisonOptions.series?.doses["P-5"] == 5)
    #expect(manifest.comparisonOptions.series?.unit == "%")
  }

  @Test func measuresHaveAFigureForEachUnitAndChangesOneOfTheirOwn() async throws {
    let figures = try await outcome().recorded.figures(.cellMeasures)
    #expect(figures.map(\.name) == ["cell-measures", "cell-measures-2", "cell-measures-3"])
  }

  @Test func dosesInTwoUnitsAreRefused() throws {
    let text = Self.manifest.replacing("dose: 5 %", with: "dose: 5 wt%")
    let error = try #require(throws: ManifestProblems.self) {
      try StudyManifest(text: text, file: "study.yaml")
    }
    #expect(error.problems.first?.found == "5 wt%")
  }
}
