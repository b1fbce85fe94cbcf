package import AnalysisFindings
package import BinderComparison
package import InstrumentMeasurements
package import StudyExports

/// What a report tells of: the outcome of a study as values, whoever ran it.
package struct ReportedStudy: Sendable {
  /// The study's title.
  package var title: String
  /// The manifest's file.
  package var manifest: String
  /// The version of Interphase that did the work.
  package var version: String
  /// The seed of everything that was drawn at random.
  package var seed: UInt64
  /// The binders, the reference first.
  package var binders: [String]
  /// The techniques in the order of the report.
  package var techniques: [TechniqueTitle]
  /// The keys of the measures that the study is about, in their order.
  package var headline: [String]
  /// The specimens.
  package var samples: [StudySample]
  /// What the analyses say, in the order of the specimens.
  package var results: [AnalysisResult]
  /// The comparison of the binders.
  package var comparison: StudyComparison
  /// The comparison of each binder's samples with its controls.
  package var againstControls: StudyComparison
  /// The files that were read.
  package var files: [SourceFile]
  /// What could not be done.
  package var failures: [InputProblem]
  /// What the manifest names and no analysis used, in a line each.
  package var unused: [String]
  /// What was left out by declaration, each with its reason.
  package var leftOut: [String]
  /// What else the reader should know.
  package var notes: [String]
  /// Whether the results hold only what binders are compared in, because there are too many of them.
  package var isReduced: Bool

  /// Creates what a report tells of; see the properties.
  package init(
    title: String, manifest: String, version: String, seed: UInt64, binders: [String],
    techniques: [TechniqueTitle], headline: [String] = [], samples: [StudySample], results: [AnalysisResult],
    comparison: StudyComparison, againstControls: StudyComparison, files: [SourceFile],
    failures: [InputProblem] = [], unused: [String] = [], leftOut: [String] = [], notes: [String] = [],
    isReduced: Bool = false
  ) {
    self.title = title
    self.manifest = manifest
    self.version = version
    self.seed = seed
    self.binders = binders
    self.techniques = techniques
    self.headline = headline
    self.samples = samples
    self.results = results
    self.comparison = comparison
    self.againstControls = againstControls
    self.files = files
    self.failures = failures
    self.unused = unused
    self.leftOut = leftOut
    self.notes = notes
    self.isReduced = isReduced
  }
}
