public import AnalysisFindings

extension Finding.Key {
  /// The thickness of the rock-salt layer.
  public static let rockSaltThickness = Finding.Key(rawValue: "eels.rock_salt_thickness")
  /// The thickness of the rock-salt layer by a step of the pre-edge alone.
  public static let thicknessByPreEdge = Finding.Key(rawValue: "eels.rock_salt_thickness.pre_edge")
  /// The thickness of the rock-salt layer down to where half of the amount is rock salt.
  public static let thicknessByThreshold = Finding.Key(rawValue: "eels.rock_salt_thickness.threshold")
  /// The thickness of the rock-salt layer as its share summed over depth.
  public static let thicknessByIntegral = Finding.Key(rawValue: "eels.rock_salt_thickness.integral")
  /// The main minus the pre-edge maximum of O K, of a single spectrum.
  public static let deltaE = Finding.Key(rawValue: "eels.delta_e")
  /// The main minus the pre-edge maximum of O K near the surface.
  public static let nearSurfaceDeltaE = Finding.Key(rawValue: "eels.delta_e.near_surface")
  /// The depth at which the O K pre-edge has half of its bulk area.
  public static let preEdgeOnsetDepth = Finding.Key(rawValue: "eels.pre_edge_onset_depth")
  /// L3 over L2 of a single spectrum.
  public static let whiteLineRatio = Finding.Key(rawValue: "eels.l3_l2")
  /// L3 over L2 at the surface.
  public static let surfaceWhiteLineRatio = Finding.Key(rawValue: "eels.l3_l2.surface")
  /// L3 over L2 in the bulk.
  public static let bulkWhiteLineRatio = Finding.Key(rawValue: "eels.l3_l2.bulk")
  /// L3 over L2 of a single spectrum, of a metal beside that of the surface.
  public static func whiteLineRatio(of metal: String) -> Finding.Key {
    Finding.Key(rawValue: "eels.l3_l2.\(metal)")
  }

  /// L3 over L2 at the surface, of a metal beside that of the surface.
  public static func surfaceWhiteLineRatio(of metal: String) -> Finding.Key {
    Finding.Key(rawValue: "eels.l3_l2.surface.\(metal)")
  }

  /// L3 over L2 in the bulk, of a metal beside that of the surface.
  public static func bulkWhiteLineRatio(of metal: String) -> Finding.Key {
    Finding.Key(rawValue: "eels.l3_l2.bulk.\(metal)")
  }

  /// The depth of half the change of L3 over L2.
  public static let whiteLineHalfDepth = Finding.Key(rawValue: "eels.l3_l2.half_depth")
}

extension Finding.Key {
  /// Whether it is the thickness by another rule than the one that binders are compared by.
  public var isOtherThickness: Bool {
    [Self.thicknessByPreEdge, .thicknessByThreshold, .thicknessByIntegral].contains(self)
  }
}

extension Curve.Kind {
  /// The quantities of a line scan against depth.
  public static let lineScan = Curve.Kind(rawValue: "eels.scan")
  /// The quantities of a spectrum image, one row a pixel.
  public static let spectrumImage = Curve.Kind(rawValue: "eels.map")
  /// Spectra of core losses at several depths.
  public static let coreLossSpectra = Curve.Kind(rawValue: "eels.spectra")
}
