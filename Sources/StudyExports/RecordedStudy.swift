public import AnalysisFindings

/// A study as its results folder holds it: everything that figures are drawn from, and nothing that was only in memory.
///
/// Numbers have the 12 significant digits of the files. A program that has just run a study and one that opens its
/// results a year later hold the same value.
public struct RecordedStudy: Sendable, Hashable {
  /// The study's title.
  public var title: String
  /// The binders in the study's order, the reference first.
  public var binders: [String]
  /// The results, in the study's order of samples.
  public var results: [Result]
  /// The verdicts of the comparison of binders.
  public var verdicts: [RecordedVerdict]
  /// The verdicts of each binder's samples against its controls.
  public var againstControls: [RecordedVerdict]

  /// Creates a study.
  public init(
    title: String, binders: [String], results: [Result], verdicts: [RecordedVerdict] = [],
    againstControls: [RecordedVerdict] = []
  ) {
    self.title = title
    self.binders = binders
    self.results = results
    self.verdicts = verdicts
    self.againstControls = againstControls
  }

  /// What one analysis says of one specimen.
  public struct Result: Sendable, Hashable {
    /// The specimen's name.
    public var sample: String
    /// Its binder.
    public var binder: String
    /// Its role: `sample`, `control`, `blank`.
    public var role: String
    /// The technique: `xps`, `sims`, `eels`, `icpms`, `stem`, `adhesion`.
    public var technique: String
    /// How the data were analysed, by the names of the options: `background`, `charge reference`.
    public var options: [String: String]
    /// The answers.
    public var findings: [Finding]
    /// The data behind the figures.
    public var curves: [Curve]
    /// The amounts from which on findings are told from nothing.
    public var detectionLimits: [AnalysisResult.DetectionLimit]

    /// Creates a result.
    public init(
      sample: String, binder: String, role: String = "sample", technique: String,
      options: [String: String] = [:], findings: [Finding] = [], curves: [Curve] = [],
      detectionLimits: [AnalysisResult.DetectionLimit] = []
    ) {
      self.sample = sample
      self.binder = binder
      self.role = role
      self.technique = technique
      self.options = options
      self.findings = findings
      self.curves = curves
      self.detectionLimits = detectionLimits
    }
  }
}
