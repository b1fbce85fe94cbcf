import AnalysisFindings
import BinderComparison
import BinderStudies
import InstrumentMeasurements
import InterphaseTestSupport
import SIMSAnalysis
import StudyExports
import StudyFigures
import Testing

/// A study of many files is one that can be drawn, too.
@Suite struct ManyResultsTests {
  @Test func theFolderOfTwoThousandResultsIsReadAndDrawn() throws {
    let folder = try StudyFolder()
    let results = (0..<2_000).map { index -> SpecimenResult in
      let binder = index % 2 == 0 ? "P" : "Q"
      let finding = Finding(
        key: .totalInterphaseThickness, title: "Total CEI",
        outcome: .estimate(
          Estimate(value: 10 + Double(index % 7), unit: "nm", standardUncertainty: 0.1)), method: "test")
      let curve = Curve(
        name: "profile", title: "Profile", kind: Curve.Kind(rawValue: "test.profile"),
        columns: [Curve.Column(name: "time", unit: "s", role: .abscissa, values: (0..<40).map(Double.init))])
      return SpecimenResult(
        of: StudySample(name: "\(binder)-\(index)", binder: binder), technique: "sims", findings: [finding],
        curves: [curve])
    }
    let study = RecordedStudy(
      title: "Many", binders: ["P", "Q"], results: results,
      comparison: StudyComparison(of: results, binders: ["P", "Q"]))
    try study.write(toFolder: folder.path + "/results")
    let read = try RecordedStudy(folder: folder.path + "/results")
    #expect(read == study)
    #expect(read.availableFigures == [.simsThickness, .verdicts])
  }
}
