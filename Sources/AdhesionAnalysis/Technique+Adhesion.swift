public import AnalysisFindings

extension Technique {
  /// Oblique cutting (SAICAS) and peeling of coatings.
  public static let adhesion = Technique(rawValue: "adhesion")
}
