public import AnalysisFindings
public import InstrumentMeasurements

/// How deep a layered oxide has turned to rock salt, and what its spectra say against depth.
///
/// The surface is where the transition metal's L signal has half its height (erf fit). Depths count from there into the
/// particle. The rock-salt thickness is the place of the erf step of the layered oxide's O K pre-edge area over the O K
/// continuum, which is linear in the phase fraction; ΔE and L3/L2 are profiles, not thickness metrics.
public enum EELSLineScanAnalysis {
  /// Analyses a line scan, a spectrum image summed along the surface, or a single spectrum.
  ///
  /// - Parameters:
  ///   - signal: The signal as its reader gave it.
  ///   - sample: The sample's name in the study.
  ///   - options: The choices; see ``EELSOptions``.
  /// - Returns: Findings `eels.rock_salt_thickness`, `eels.pre_edge_onset_depth`, `eels.l3_l2.half_depth` (nm),
  ///   `eels.delta_e.near_surface` (eV), `eels.l3_l2.surface`, `eels.l3_l2.bulk` (1); of a single spectrum `eels.delta_e`
  ///   (eV) and `eels.l3_l2` (1) instead. Curves `scan` of kind `eels.scan` and `spectra` of kind `eels.spectra`.
  /// - Throws: `InputProblem` where the signal holds no EELS spectra or an option is outside of what is possible.
  public static func result(
    of signal: ElectronMicroscopySignal, sample: String, options: EELSOptions = EELSOptions()
  ) throws(InputProblem) -> AnalysisResult {
    guard options.draws >= 100, options.draws <= 1_000_000 else {
      throw InputProblem(
        .invalidValue, file: signal.source.path, place: .part("option draws"),
        expected: "100 to 1,000,000 draws",
        found: "\(options.draws)", remedy: "Take 1000, the default.")
    }
    let scan = try CoreLossScan(signal, summedAxis: options.summedAxis)
    let read = ReadScan(scan, options)
    var result = AnalysisResult(
      technique: "eels", sample: sample, findings: [], warnings: scan.notes + read.warnings,
      provenance: .init(
        files: [signal.source], method: "EELSAnalysis 1",
        options: options.printed.map { .init(name: $0.name, value: $0.value) }, seed: options.seed))
    result.diagnostics = read.diagnostics
    if let positions = scan.positions, positions.count > 1 {
      let profile = DepthProfile(read, positions: positions, options: options)
      result.findings = ScanFindings(profile, options).findings
      result.curves = [
        ScanCurves.scan(profile, title: signal.title), ScanCurves.spectra(profile, scan, title: signal.title),
      ]
      result.warnings += profile.warnings
    } else {
      result.findings = SpectrumFindings.make(read, options)
      result.curves = [ScanCurves.spectrum(read, scan, title: signal.title)]
    }
    return result
  }
}
