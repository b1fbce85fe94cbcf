public import AnalysisFindings
public import ChemicalSpecies

extension Finding.Key {
  /// The thickness of the outer interphase.
  public static let outerInterphaseThickness = Finding.Key(rawValue: "sims.outer_thickness")
  /// The thickness of the inner interphase.
  public static let innerInterphaseThickness = Finding.Key(rawValue: "sims.inner_thickness")
  /// The thickness of the whole interphase.
  public static let totalInterphaseThickness = Finding.Key(rawValue: "sims.total_thickness")
  /// The sputter time of the outer interphase.
  public static let outerInterphaseTime = Finding.Key(rawValue: "sims.outer_time")
  /// The sputter time of the inner interphase.
  public static let innerInterphaseTime = Finding.Key(rawValue: "sims.inner_time")
  /// The sputter time of the whole interphase.
  public static let totalInterphaseTime = Finding.Key(rawValue: "sims.total_time")
  /// The inner part of the interphase over the whole.
  public static let innerInterphaseShare = Finding.Key(rawValue: "sims.inner_share")

  /// The share of organic ions in the outer interphase.
  public static let outerOrganicShare = Finding.Key(rawValue: "sims.outer_organic_share")
  /// The share of organic ions in the inner interphase.
  public static let innerOrganicShare = Finding.Key(rawValue: "sims.inner_organic_share")

  /// The share of an ion of all ions near the surface.
  public static func nearSurfaceShare(of ion: SpeciesName) -> Finding.Key {
    Finding.Key(rawValue: "sims.near_surface.\(ion.written)")
  }

  /// The centred log-ratio of an ion near the surface.
  public static func nearSurfaceLogRatio(of ion: SpeciesName) -> Finding.Key {
    Finding.Key(rawValue: "sims.near_surface_log_ratio.\(ion.written)")
  }

  /// The share of an ion of all ions of a mass spectrum.
  public static func spectrumShare(of ion: SpeciesName) -> Finding.Key {
    Finding.Key(rawValue: "sims.spectrum_share.\(ion.written)")
  }
}

extension Finding {
  /// Whether a thickness rests on sputter rates that were stated, so that it is an apparent one.
  public var isApparentThickness: Bool { method.contains("; apparent, ") }
}

extension Curve.Kind {
  /// Intensities of ions along a sputter depth profile.
  public static let sputterProfile = Curve.Kind(rawValue: "sims.profile")
  /// Intensities against mass per charge.
  public static let massSpectrum = Curve.Kind(rawValue: "sims.spectrum")
}
