public import AnalysisFindings

extension Technique {
  /// Electron energy-loss spectroscopy.
  public static let eels = Technique(rawValue: "eels")
}
