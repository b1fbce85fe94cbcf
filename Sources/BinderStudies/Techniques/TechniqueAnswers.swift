import AdhesionAnalysis
import AnalysisFindings
import EELSAnalysis
import ICPMSAnalysis
import SIMSAnalysis
import XPSAnalysis

/// The keys of the findings of the techniques that Interphase knows, by which a manifest's words are checked.
extension StudyTechnique {
  static let xpsAnswers =
    families([.atomicPercent, .bindingEnergies, .widths, .areas])
    + ["xps.share.*", "xps.ratio.*", "xps.species_percent.*", Finding.Key.chargeShift.rawValue]

  static let simsAnswers =
    keys([
      .outerInterphaseThickness, .innerInterphaseThickness, .totalInterphaseThickness, .outerInterphaseTime,
      .innerInterphaseTime, .totalInterphaseTime, .innerInterphaseShare, .outerOrganicShare,
      .innerOrganicShare,
    ]) + [
      "sims.near_surface.*", "sims.near_surface_log_ratio.*", "sims.inner_share_by_composition",
      "sims.spectrum_share.*",
    ]
    + ["outer", "inner", "total"].map { "sims.\($0)_by_composition_thickness" }

  static let eelsAnswers =
    keys([
      .rockSaltThickness, .deltaE, .nearSurfaceDeltaE, .preEdgeOnsetDepth, .whiteLineRatio,
      .surfaceWhiteLineRatio, .bulkWhiteLineRatio, .whiteLineHalfDepth,
    ]) + ["eels.rock_salt_thickness.*", "eels.l3_l2.*", "eels.delta_e.*"]

  static let icpmsAnswers = families([
    .deposits, .molarDeposits, .molarRatios, .cathodeShares, .lithiumContents, .depositsPerCharge,
  ])

  static let adhesionAnswers = keys([
    .adhesionStrength, .interfaceStrength, .cohesion, .cohesionDepth, .cohesionStress, .interfaceDepth,
    .peelStrength, .peelEnergy,
  ])

  static let xpsHeadline = ["xps.share.F 1s.LiF", "xps.ratio.CFx/LiF"]

  static let simsHeadline = keys([
    .totalInterphaseThickness, .outerInterphaseThickness, .innerInterphaseThickness, .totalInterphaseTime,
    .outerInterphaseTime, .innerInterphaseTime,
  ])

  static let eelsHeadline = keys([.rockSaltThickness])

  static let icpmsHeadline = families([.deposits])

  static let adhesionHeadline = keys([.interfaceStrength, .adhesionStrength, .peelStrength])

  private static func keys(_ keys: [Finding.Key]) -> [String] { keys.map(\.rawValue) }

  private static func families(_ families: [Finding.KeyFamily]) -> [String] {
    families.map { "\($0.prefix)*" }
  }
}
