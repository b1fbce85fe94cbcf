import AdhesionAnalysis
import AnalysisFindings
import BinderComparison
import EELSAnalysis
import ICPMSAnalysis
import SIMSAnalysis
import XPSAnalysis

extension StudyTechnique {
  /// Components of a region are one question, asked at the surface; the deeper levels are another.
  static let xpsFamilies = [
    ComparisonFamily(name: "XPS components", patterns: ["xps.share.*"], isByRegion: true),
    ComparisonFamily(name: "XPS species", patterns: ["xps.species_percent.*"], isByRegion: true),
    ComparisonFamily(name: "XPS ratios of components", patterns: ["xps.ratio.*"]),
    ComparisonFamily(
      name: "XPS elements", patterns: [Finding.KeyFamily.atomicPercent.prefix + "*"]),
  ]

  /// The layers of one interphase are one question, whatever scale they are given in.
  static let simsFamilies = [
    ComparisonFamily(
      name: "TOF-SIMS layers",
      patterns: [
        Finding.Key.outerInterphaseThickness, .innerInterphaseThickness, .totalInterphaseThickness,
        .outerInterphaseTime, .innerInterphaseTime, .totalInterphaseTime,
      ].map(\.rawValue)),
    ComparisonFamily(name: "TOF-SIMS inner share", patterns: [Finding.Key.innerInterphaseShare.rawValue]),
    ComparisonFamily(
      name: "TOF-SIMS organic shares",
      patterns: [Finding.Key.outerOrganicShare, .innerOrganicShare].map(\.rawValue)),
    ComparisonFamily(name: "TOF-SIMS ions near the surface", patterns: ["sims.near_surface.*"]),
    ComparisonFamily(name: "TOF-SIMS ions of spectra", patterns: ["sims.spectrum_share.*"]),
    ComparisonFamily(
      name: "TOF-SIMS log-ratios near the surface", patterns: ["sims.near_surface_log_ratio.*"]),
  ]

  /// How deep the surface has transformed, and what ΔE and L3/L2 say, are a question each.
  static let eelsFamilies = [
    ComparisonFamily(
      name: "EELS depth of the layer",
      patterns: [Finding.Key.rockSaltThickness, .preEdgeOnsetDepth, .whiteLineHalfDepth].map(\.rawValue)),
    ComparisonFamily(name: "EELS ΔE", patterns: [Finding.Key.deltaE.rawValue + "*"]),
    ComparisonFamily(name: "EELS L3/L2", patterns: [Finding.Key.whiteLineRatio.rawValue + "*"]),
  ]

  /// The metals of a deposit are one question; amounts in mol are the same cells in another unit.
  static let icpmsFamilies = [
    ComparisonFamily(name: "ICP-MS deposits", patterns: [Finding.KeyFamily.deposits.prefix + "*"]),
    ComparisonFamily(
      name: "ICP-MS deposits, molar", patterns: [Finding.KeyFamily.molarDeposits.prefix + "*"]),
    ComparisonFamily(
      name: "ICP-MS molar ratios", patterns: [Finding.KeyFamily.molarRatios.prefix + "*"]),
  ]

  /// How firmly a coating holds on its collector, by blade or by peel, is one question, and what it bears itself another.
  static let adhesionFamilies = [
    ComparisonFamily(name: "Adhesion strengths", patterns: [Finding.Key.adhesionStrength.rawValue + "*"]),
    ComparisonFamily(name: "Shear stress of the coating", patterns: [Finding.Key.cohesionStress.rawValue]),
  ]
}
