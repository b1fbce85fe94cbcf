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
      techniques: manifest.knownTechniques.map(\.named), headline: headline,
      samples: manifest.samples.map(\.specimen), results: results.map(\.result), comparison: comparison,
      againstControls: againstControls, files: files, failures: failures, unused: unused,
      leftOut: leftOut.map { "\($0.what): \($0.reason)" }, notes: notes, isReduced: isReduced)
  }

  /// The answer in a few lines, a measure each: what a terminal shows.
  ///
  /// - Parameter limit: The most lines.
  public func answer(atMost limit: Int = 11) -> [String] {
    let table = AnswerTable(comparison.verdicts, binders: manifest.binders, headline: headline)
    guard table.rows.isEmpty else { return table.lines(atMost: limit) }
    return SpecimenAnswers(results, headline: headline, atMost: limit).lines
  }

  /// The verdicts in a line each, quantities along a profile at the level that is asked.
  public var sentences: [String] { VerdictRows(comparison.verdicts).sentences }

  /// The measures that the study is about.
  private var headline: [String] { manifest.headline ?? manifest.usedTechniques.flatMap(\.headline) }
}
