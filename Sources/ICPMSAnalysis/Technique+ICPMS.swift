public import AnalysisFindings

extension Technique {
  /// Inductively coupled plasma mass spectrometry.
  public static let icpms = Technique(rawValue: "icpms")
}
