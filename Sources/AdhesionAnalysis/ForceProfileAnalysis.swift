public import AnalysisFindings
public import InstrumentMeasurements

/// The strength of a coating on its collector, and in itself, from one run of oblique cutting (SAICAS) or of peeling.
///
/// The two are on different scales and are never put together: they have keys of their own. One run gives one result:
/// runs are n, points are not, for neighbouring points are correlated.
public enum ForceProfileAnalysis {
  /// Analyses a run.
  ///
  /// Of an oblique cut: ``AnalysisFindings/Finding/Key/interfaceStrength`` and
  /// ``AnalysisFindings/Finding/Key/cohesion`` (N/m), ``AnalysisFindings/Finding/Key/cohesionStress`` (MPa),
  /// ``AnalysisFindings/Finding/Key/interfaceDepth`` (µm), ``AnalysisFindings/Finding/Key/adhesionStrength`` at each
  /// depth that is asked for (N/m), and a curve of kind `adhesion.profile`. Of a peel test:
  /// ``AnalysisFindings/Finding/Key/peelStrength`` (N/m), ``AnalysisFindings/Finding/Key/peelEnergy`` (J/m²), and a curve
  /// of kind `adhesion.peel`.
  ///
  /// - Parameters:
  ///   - profile: The run as its reader gave it.
  ///   - sample: The name of the run in the study.
  ///   - options: Facts and choices; see ``AdhesionOptions``.
  /// - Throws: an `InputProblem` if columns are missing, too short or out of order.
  public static func result(
    of profile: ForceProfile, sample: String, options: AdhesionOptions = AdhesionOptions()
  ) throws(InputProblem) -> AnalysisResult {
    var result = AnalysisResult(
      technique: Technique.adhesion.rawValue, sample: sample, findings: [],
      provenance: AnalysisResult.Provenance(
        files: [profile.source], method: "AdhesionAnalysis 1", options: []))
    switch profile.test {
    case .obliqueCut: try CutReport(profile, options).add(to: &result)
    case .peel: try PeelReport(profile, options).add(to: &result)
    }
    return result
  }
}

extension AnalysisResult {
  /// Adds a statement about the quality of the work.
  mutating func diagnose(_ name: String, _ value: String) {
    diagnostics.append(Diagnostic(name: name, value: value))
  }

  /// Adds a finding.
  mutating func add(
    _ key: Finding.Key, _ title: String, at coordinates: [Finding.Coordinate] = [], method: String,
    _ outcome: Finding.Outcome
  ) {
    findings.append(
      Finding(key: key, title: title, coordinates: coordinates, outcome: outcome, method: method))
  }
}
