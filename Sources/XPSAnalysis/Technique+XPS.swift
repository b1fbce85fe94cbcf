public import AnalysisFindings

extension Technique {
  /// X-ray photoelectron spectroscopy.
  public static let xps = Technique(rawValue: "xps")
}
