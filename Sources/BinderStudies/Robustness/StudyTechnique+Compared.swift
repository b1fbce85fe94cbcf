import AnalysisFindings

extension StudyTechnique {
  /// A result with no more than the findings in which binders are compared.
  func compared(_ result: AnalysisResult) -> AnalysisResult {
    var compared = result
    // An array keeps the room of what was taken out of it.
    compared.findings = result.findings.filter { isCompared($0.key) }.map(Self.withoutSiblings)
    compared.curves = []
    compared.detectionLimits = []
    compared.diagnostics = []
    return compared
  }

  /// A finding without its correlations: what is compared is compared by itself.
  private static func withoutSiblings(_ finding: Finding) -> Finding {
    guard case .estimate(var estimate) = finding.outcome, !estimate.correlations.isEmpty else {
      return finding
    }
    var finding = finding
    estimate.correlations = [:]
    finding.outcome = .estimate(estimate)
    return finding
  }
}
