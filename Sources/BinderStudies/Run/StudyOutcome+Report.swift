import AnalysisFindings
import BinderComparison
import StudyFigures
import StudyReports

extension StudyOutcome {
  /// What the report tells of.
  var reported: ReportedStudy {
    ReportedStudy(
      title: manifest.title, manifest: manifest.file, version: InterphaseVersion.current,
      seed: manifest.seed, binders: manifest.binders,
      techniques: manifest.knownTechniques.map(\.named),
      samples: manifest.samples.map(\.specimen), results: results.map(\.result), comparison: comparison,
      againstControls: againstControls, files: files, failures: failures, unused: unused,
      leftOut: leftOut.map { "\($0.what): \($0.reason)" }, notes: notes)
  }

  /// The verdicts in a line each, quantities along a profile at the level that is asked: what a terminal shows.
  public var summary: [String] { VerdictRows(comparison.verdicts).sentences }
}
