public import AnalysisFindings

extension Finding.Key {
  /// The strength of one run of cutting or peeling in N/m; with the coordinate `depth` that of the coating itself.
  public static let adhesionStrength = Finding.Key(rawValue: "adhesion.strength")
  /// The force per width with which a blade takes the coating off its collector, in N/m.
  public static let interfaceStrength = Finding.Key(rawValue: "adhesion.strength.interface")
  /// The force per width with which a blade moves through the coating at mid-depth, in N/m; its title says the depth.
  public static let cohesion = Finding.Key(rawValue: "adhesion.strength.cohesion")
  /// The force per width with which a strip is peeled off, in N/m.
  public static let peelStrength = Finding.Key(rawValue: "adhesion.strength.peel")
  /// The depth at which that was measured, in µm.
  public static let cohesionDepth = Finding.Key(rawValue: "adhesion.depth.cohesion")
  /// The shear stress with which a blade moves through the coating at mid-depth, in MPa.
  public static let cohesionStress = Finding.Key(rawValue: "adhesion.shear_stress.cohesion")
  /// The energy per area of peeling, in J/m².
  public static let peelEnergy = Finding.Key(rawValue: "adhesion.peel_energy")
  /// The depth of the current collector in µm.
  public static let interfaceDepth = Finding.Key(rawValue: "adhesion.interface_depth")
}

extension Curve.Kind {
  /// One run of oblique cutting.
  public static let adhesionProfile = Curve.Kind(rawValue: "adhesion.profile")
  /// One run of peeling.
  public static let peelProfile = Curve.Kind(rawValue: "adhesion.peel")
}
