public import AnalysisFindings
import ChemicalSpecies
public import InstrumentMeasurements
import NumericalMethods

/// The interphase of a cathode from a SIMS depth profile.
///
/// The outer interphase ends where the outer ion (PO2−) is largest, the whole where outer ion over its maximum and bulk
/// ion (Ni−) over its plateau first cross after that; the inner interphase is the rest. Positions are read off smooth
/// fits of the Poisson likelihood; intervals come from seeded draws of curves that the same counts might as well have
/// come from, and hold the rule applied to the noise-free profile.
public enum SIMSDepthProfileAnalysis {
  /// Analyses a profile.
  ///
  /// - Parameters:
  ///   - profile: The profile as its reader gave it.
  ///   - sample: The sample's name in the study.
  ///   - options: The choices; see ``SIMSOptions``.
  /// - Returns: Findings `sims.outer_thickness`, `sims.inner_thickness`, `sims.total_thickness` (nm),
  ///   `sims.inner_share` (%), `sims.near_surface.ION` (1), `sims.outer_organic_share`,
  ///   `sims.inner_organic_share` (%), without a sputter rate also `sims.outer_time`,
  ///   `sims.inner_time`, `sims.total_time` (s); the curve `profile` of kind `sims.profile`.
  /// - Throws: `InputProblem` where the profile contradicts itself or an option is outside of what is possible.
  public static func result(
    of profile: SputterDepthProfile, sample: String, options: SIMSOptions = SIMSOptions()
  ) throws(InputProblem) -> AnalysisResult {
    try ProfileChecks.check(profile, options)
    let gapless = try GaplessProfile(profile, options)
    var prepared = PreparedProfile(gapless.profile, options)
    let interphase = InterphaseFindings.make(&prepared)
    if prepared.transient.end > 0 {
      prepared.diagnostics.append(
        .init(
          name: "end of the surface transient of \(options.outerIon)",
          value: prepared.depths.text(prepared.transient.end)))
    }
    let nearSurface = NearSurfaceFindings.make(&prepared) + LayerShares.make(&prepared, interphase)
    let checks = ChannelChecks(
      prepared.profile, ions: [options.outerIon, options.bulkIon] + options.nearSurfaceIons,
      frames: prepared.frames, shots: prepared.shots)
    prepared.diagnostics += checks.diagnostics
    prepared.warnings += checks.warnings
    return AnalysisResult(
      technique: "sims", sample: sample, findings: interphase.findings + nearSurface,
      curves: [ProfileCurve.make(prepared, interphase.expectations)], diagnostics: prepared.diagnostics,
      warnings: gapless.warnings + prepared.warnings + prepared.channels.warnings,
      provenance: .init(
        files: [profile.source], method: "SIMSAnalysis 4",
        options: options.printed.map { .init(name: $0.name, value: $0.value) }, seed: options.seed))
  }
}
