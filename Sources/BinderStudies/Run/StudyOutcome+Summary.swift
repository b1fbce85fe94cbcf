import BinderComparison

extension StudyOutcome {
  /// The verdicts in a line each, quantities along a profile at their first level: what a terminal shows.
  public var summary: [String] {
    VerdictRows(comparison.verdicts).series.compactMap { $0.first?.sentence }
  }
}
