import AdhesionAnalysis
import AnalysisFindings
import BinderComparison
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

@Suite struct AdhesionFiguresTests {
  static let study = RecordedImages.study

  func texts(_ figure: ScientificFigure) throws -> [String] {
    figure.scene(typeface: try FigureTypeface()).texts.map(\.source.plainText)
  }

  @Test func eachQuantityAlongDepthHasAFigure() throws {
    let figures = try Self.study.figures(.adhesionDepth)
    #expect(figures.map(\.name) == ["adhesion-depth", "adhesion-depth-2"])
    #expect(try texts(figures[0]).contains { $0.hasPrefix("Force per width (N") })
    #expect(try texts(figures[1]).contains("Shear strength (MPa)"))
  }

  @Test func aQuantityIsChosen() throws {
    var changes = FigureChanges()
    changes.quantities = ["shear strength"]
    #expect(try Self.study.figures(.adhesionDepth, changes: changes).count == 1)
  }

  @Test func everyRunCountsAndTheInterfaceIsAGuide() throws {
    let words = try texts(Self.study.figure(.adhesionDepth))
    #expect(words.contains { $0.contains("P: n = 3, Q: n = 3") })
    #expect(words.contains("interface"))
  }

  @Test func runsInAnotherUnitAreNamed() throws {
    var study = Self.study
    study.results[3].curves[0].columns[1].unit = "kN/m"
    let problem = try #require(throws: InputProblem.self) { try study.figures(.adhesionDepth) }
    #expect(problem.file == "A, P-cut-2")
    #expect(problem.expected == "N/m, as in the first run")
    #expect(problem.found == "kN/m")
  }

  @Test func depthsInAnotherUnitAreNamed() throws {
    var study = Self.study
    study.results[2].curves[0].columns[0].unit = "nm"
    #expect(throws: InputProblem.self) { try study.figures(.adhesionDepth) }
    study = Self.study
    study.results[2].findings[2].outcome = .estimate(
      Estimate(value: 1, unit: "nm", standardUncertainty: 0))
    #expect(throws: InputProblem.self) { try study.figures(.adhesionDepth) }
  }

  @Test func strengthsAreGroupedByWhatCameApart() throws {
    let words = try texts(Self.study.figure(.adhesion))
    #expect(words.contains("interface"))
    #expect(words.contains("coating at 10 µm"))
    #expect(words.contains { $0.hasPrefix("Adhesion strength") })
  }

  @Test func eachMethodHasAFigureOfItsOwn() throws {
    var study = Self.study
    for index in study.results.indices where study.results[index].sample.hasSuffix("3") {
      study.results[index].findings[0].method = "180° peel"
    }
    let figures = try study.figures(.adhesion)
    #expect(figures.map(\.name) == ["adhesion", "adhesion-2"])
    #expect(figures[1].caption.contains("Method: 180° peel."))
  }

  @Test func strengthsInAnotherUnitAreNamed() throws {
    var study = Self.study
    study.results[3].findings[0].outcome = .estimate(
      Estimate(value: 1, unit: "MPa", standardUncertainty: 0))
    let problem = try #require(throws: InputProblem.self) { try study.figures(.adhesion) }
    #expect(problem.found == "MPa")
  }

  @Test func verdictsOnStrengthsAreBrackets() throws {
    var study = Self.study
    study.verdicts = [
      RecordedVerdict(
        technique: "adhesion", key: .adhesionStrength, title: "Adhesion strength", heading: "",
        unit: "N/m", verdict: .lower, reference: .init(name: "P", count: 3),
        compared: .init(name: "Q", count: 3),
        test: .init(name: "Welch", pValue: 0.001, adjustedPValue: 0.004, familySize: 2))
    ]
    #expect(try texts(study.figure(.adhesion)).contains("p = 0.004"))
  }
}
