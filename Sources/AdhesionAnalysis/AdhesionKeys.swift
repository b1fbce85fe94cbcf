public import AnalysisFindings

extension Finding.Key {
  /// The strength of one run of cutting or peeling; with the coordinate `depth` that of the coating itself.
  public static let adhesionStrength = Finding.Key(rawValue: "adhesion.strength")
  /// The depth of the current collector in µm.
  public static let interfaceDepth = Finding.Key(rawValue: "adhesion.interface_depth")
}

extension Curve.Kind {
  /// One run of oblique cutting.
  public static let adhesionProfile = Curve.Kind(rawValue: "adhesion.profile")
}
