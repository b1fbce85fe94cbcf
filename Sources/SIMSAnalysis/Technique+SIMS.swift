public import AnalysisFindings

extension Technique {
  /// Secondary-ion mass spectrometry.
  public static let sims = Technique(rawValue: "sims")
}
