public import BinderComparison

/// A study as its results folder holds it: everything that figures are drawn from, and nothing that was only in memory.
///
/// A program that has just run a study and one that opens its results a year later hold the same value, bit for bit.
public struct RecordedStudy: Sendable, Hashable {
  /// The study's title.
  public var title: String
  /// The binders in the study's order, the reference first.
  public var binders: [String]
  /// What techniques are called in figures, in the order of the report; one that is not among them is called by its code.
  public var techniques: [TechniqueTitle]
  /// The results, in the study's order of specimens.
  public var results: [SpecimenResult]
  /// The comparison of the binders; `nil` where they were not compared.
  public var comparison: StudyComparison?
  /// The comparison of each binder's samples with its controls; `nil` where they were not compared.
  public var againstControls: StudyComparison?

  /// Creates a study.
  public init(
    title: String, binders: [String], techniques: [TechniqueTitle] = [], results: [SpecimenResult],
    comparison: StudyComparison? = nil,
    againstControls: StudyComparison? = nil
  ) {
    self.title = title
    self.binders = binders
    self.techniques = techniques
    self.results = results
    self.comparison = comparison
    self.againstControls = againstControls
  }

  /// The verdicts of the comparison of binders.
  public var verdicts: [BinderVerdict] { comparison?.verdicts ?? [] }
}
