public import AnalysisFindings
public import InstrumentMeasurements
import ReplicateStatistics

/// Findings of each sample less the mean of the controls of its binder (pristine or soaked electrode, blank foil).
public enum ControlDifference {
  /// What is added to a key for the difference.
  public static let keySuffix = ".minus_control"

  /// One result for each result of a sample whose binder has controls of the same technique.
  ///
  /// The control's uncertainty is common to all samples of a binder and stands in the shared part: it does not average
  /// out over cells, and it does not cancel between binders. To compare binders, compare the samples; to say whether
  /// a binder's samples differ from its controls, use `StudyComparison.againstControls`.
  public static func findings(of results: [AnalysisResult], samples: [StudySample]) -> [AnalysisResult] {
    let byName = Dictionary(samples.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let quantities = ComparedQuantity.gather(
      results.filter { byName[$0.sample]?.role == .control })
    let measured = Set(results.map(\.sample))
    return results.compactMap { result -> AnalysisResult? in
      guard let sample = byName[result.sample], sample.role == .sample else { return nil }
      let controls = samples.filter { $0.binder == sample.binder && $0.role == .control }
      let findings = result.findings.compactMap { finding -> Finding? in
        guard
          let quantity = quantities.first(where: { $0.technique == result.technique && $0.matches(finding) })
        else { return nil }
        let control = quantity.statement(name: "control", samples: controls, measured: measured)
        guard let mean = control.mean else { return nil }
        return difference(finding, mean, count: control.count)
      }
      guard !findings.isEmpty else { return nil }
      var changed = result
      changed.findings = findings
      changed.curves = []
      changed.diagnostics = []
      changed.provenance.method += ", minus control"
      return changed
    }
  }

  private static func difference(_ finding: Finding, _ control: Estimate, count: Int) -> Finding? {
    var difference = finding
    difference.key += keySuffix
    difference.title += " − control"
    difference.method += ", minus the mean of \(count) control\(count == 1 ? "" : "s")"
    switch finding.outcome {
    case .estimate(let estimate):
      guard estimate.unit == control.unit else { return nil }
      let common = estimate.sharedUncertainty - control.sharedUncertainty
      difference.outcome = .estimate(
        Estimate(
          value: estimate.value - control.value, unit: estimate.unit,
          standardUncertainty: estimate.standardUncertainty,
          sharedUncertainty: (common * common + control.standardUncertainty * control.standardUncertainty)
            .squareRoot(), degreesOfFreedom: estimate.degreesOfFreedom))
    case .noAnswer(var noAnswer):
      noAnswer.atLeast = noAnswer.atLeast.map { $0 - control.value }
      noAnswer.atMost = noAnswer.atMost.map { $0 - control.value }
      difference.outcome = .noAnswer(noAnswer)
    }
    return difference
  }
}
