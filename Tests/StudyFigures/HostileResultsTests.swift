import AnalysisFindings
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

/// Whatever a results folder holds, its figures draw something or say why not.
@Suite struct HostileResultsTests {
  /// The sample with every curve, finding and verdict changed.
  func study(
    curve: (inout Curve) -> Void = { _ in }, finding: (inout Finding) -> Void = { _ in },
    verdict: (inout RecordedVerdict) -> Void = { _ in }
  ) -> RecordedStudy {
    var study = RecordedSample.study
    for index in study.results.indices {
      for place in study.results[index].curves.indices { curve(&study.results[index].curves[place]) }
      for place in study.results[index].findings.indices { finding(&study.results[index].findings[place]) }
    }
    for index in study.verdicts.indices { verdict(&study.verdicts[index]) }
    return study
  }

  func draw(_ study: RecordedStudy) throws {
    let typeface = try FigureTypeface()
    for name in study.availableFigures {
      for figure in try study.figures(name) {
        let page = figure.scene(typeface: typeface)
        #expect(page.width.isFinite && page.height.isFinite, "\(name.rawValue)")
        #expect(!page.svg().contains("nan"), "\(name.rawValue)")
      }
    }
  }

  static let numbers: [Double] = [.nan, .infinity, -.infinity, 0, 1e300, -1e300, 1e-300]

  @Test func curvesWithoutColumnsOrRowsDrawSomething() throws {
    try draw(study(curve: { $0.columns = [] }))
    try draw(
      study(curve: { for index in $0.columns.indices { $0.columns[index].values = [] } }))
  }

  @Test(arguments: numbers) func curvesOfOneNumberDrawSomething(number: Double) throws {
    try draw(
      study(curve: { curve in
        for index in curve.columns.indices {
          curve.columns[index].values = curve.columns[index].values.map { _ in number }
        }
      }))
  }

  @Test func columnsInRolesThatNobodyKnowsDrawSomething() throws {
    try draw(
      study(curve: { for index in $0.columns.indices { $0.columns[index].role = .init(rawValue: "x") } }))
  }

  @Test(arguments: numbers) func findingsOfAnyNumberDrawSomething(number: Double) throws {
    try draw(
      study(finding: {
        $0.outcome = .estimate(Estimate(value: number, unit: "nm", standardUncertainty: number))
        for index in $0.coordinates.indices { $0.coordinates[index].value = number }
      }))
  }

  @Test(arguments: numbers) func verdictsOfAnyNumberDrawSomething(number: Double) throws {
    try draw(
      study(verdict: {
        $0.ratio = RecordedVerdict.Ratio(
          value: number,
          interval: ConfidenceInterval(level: 0.95, lower: -number, upper: number, method: ""))
        $0.test?.adjustedPValue = number
      }))
  }

  @Test func namesThatAreMarkupOrEmptyDrawSomething() throws {
    for name in ["", "<b>&\"", "_^{", String(repeating: "x", count: 200), "مادة", "🔋"] {
      var changed = RecordedSample.study
      changed.title = name
      changed.binders[0] = name
      for index in changed.results.indices where changed.results[index].binder == "P" {
        changed.results[index].binder = name
      }
      try draw(changed)
    }
  }
}
