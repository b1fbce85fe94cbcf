public import AnalysisFindings
public import BinderComparison
public import StudyExports

/// Everything that a run of a study gives.
public struct StudyOutcome: Sendable {
  /// The manifest.
  public var manifest: StudyManifest
  /// The files that were read, in the manifest's order.
  public var files: [SourceFile]
  /// One result a unit of work, in the manifest's order; of a large study that was run into a folder (``isReduced``) without
  /// curves, diagnostics, and findings in which binders are not compared, all of which the folder has.
  public var results: [SpecimenResult]
  /// The comparison of the binders.
  public var comparison: StudyComparison
  /// The comparison of each binder's samples with its controls; without verdicts where there are no controls.
  public var againstControls: StudyComparison
  /// Files that could not be read and units that could not be analysed.
  public var failures: [InputProblem]
  /// What was left out by declaration.
  public var leftOut: [StudyPlan.LeftOut]
  /// What the manifest names and no analysis used.
  public var unused: [String]
  /// What else the reader should know.
  public var notes: [String]

  /// Gives a reduced result with all that its unit holds; `nil` where results are whole.
  var whole: Whole?

  /// The stored results under other choices of the analyses; `nil` where none are stored.
  var alternatives: StoredAlternatives?

  /// What gives a reduced result with all that its unit holds.
  typealias Whole = @Sendable (SpecimenResult) throws(InputProblem) -> SpecimenResult

  /// Whether ``results`` hold less than the units in the results folder.
  public var isReduced: Bool { whole != nil }

  /// Whether anything that was asked for could not be done.
  public var isPartial: Bool { !failures.isEmpty || !unused.isEmpty }

  /// The study as its results folder holds it, without writing one.
  public var recorded: RecordedStudy {
    RecordedStudy(
      title: manifest.title, binders: manifest.binders,
      techniques: manifest.knownTechniques.map(\.named), results: results, comparison: comparison,
      againstControls: againstControls)
  }
}
