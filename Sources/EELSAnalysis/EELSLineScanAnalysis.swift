public import AnalysisFindings
public import InstrumentMeasurements

/// How deep a layered oxide has turned to rock salt, and what its spectra say against depth.
///
/// Depths count from the surface (``EELSOptions/SurfaceRule``) into the particle. Every spectrum is aligned within a linear
/// combination of references. Whether there is a layer is decided by a step of the layered oxide's O K pre-edge over the
/// O K continuum; where its boundary lies, by the erf step of the rock-salt fraction, a linear combination of the scan's
/// own two ends. ΔE and L3/L2 are profiles, not thickness metrics: two superposed pre-edges switch, they do not mix.
public enum EELSLineScanAnalysis {
  /// Analyses what belongs together: a line scan, a spectrum image summed along the surface, a single spectrum, a series
  /// of single spectra by position, or core losses with their low losses.
  ///
  /// - Parameters:
  ///   - signals: One of the ``groups(of:)`` of a specimen's signals.
  ///   - sample: The sample's name in the study.
  ///   - options: The choices; see ``EELSOptions``.
  ///   - threads: How many threads share the pixels of an image; the result does not depend on it.
  /// - Returns: As of ``result(of:lowLoss:sample:options:)``.
  /// - Throws: `InputProblem` where the signals hold no EELS spectra or an option is outside of what is possible.
  public static func result(
    ofGroup signals: [ElectronMicroscopySignal], sample: String, options: EELSOptions = EELSOptions(),
    threads: Int = 1
  ) throws(InputProblem) -> AnalysisResult {
    let core = signals.filter { !LineScanSeries.isLowLoss($0) }
    guard let first = core.first ?? signals.first else {
      throw InputProblem(
        .missing, file: sample, expected: "EELS spectra", found: "none", remedy: "Name the files.")
    }
    let whole = core.count > 1 ? LineScanSeries.joined(core) : first
    let low = core.isEmpty ? nil : signals.first { LineScanSeries.isLowLoss($0) }
    var result = try result(of: whole, lowLoss: low, sample: sample, options: options, threads: threads)
    if core.count > 1 {
      result.provenance.files = signals.reduce(into: []) { files, signal in
        if !files.contains(signal.source) { files.append(signal.source) }
      }
    }
    return result
  }

  /// Analyses a line scan, a spectrum image summed along the surface, or a single spectrum.
  ///
  /// - Parameters:
  ///   - signal: The signal as its reader gave it.
  ///   - lowLoss: The low losses of the same positions, where there are any.
  ///   - sample: The sample's name in the study.
  ///   - options: The choices; see ``EELSOptions``.
  ///   - threads: How many threads share the pixels of an image; the result does not depend on it.
  /// - Returns: Findings `eels.rock_salt_thickness`, `eels.pre_edge_onset_depth`, `eels.l3_l2.half_depth` (nm),
  ///   `eels.delta_e.near_surface` (eV), `eels.l3_l2.surface`, `eels.l3_l2.bulk` (1; with the metal's symbol behind it for
  ///   further metals); of a single spectrum `eels.delta_e` (eV) and `eels.l3_l2` (1) instead. Curves `scan` of kind
  ///   `eels.scan` and `spectra` of kind `eels.spectra`; of a spectrum image also `map` of kind `eels.map`.
  /// - Throws: `InputProblem` where the signal holds no EELS spectra or an option is outside of what is possible.
  public static func result(
    of signal: ElectronMicroscopySignal, lowLoss: ElectronMicroscopySignal? = nil, sample: String,
    options: EELSOptions = EELSOptions(), threads: Int = 1
  ) throws(InputProblem) -> AnalysisResult {
    guard options.draws >= 100, options.draws <= 1_000_000 else {
      throw InputProblem(
        .invalidValue, file: signal.source.path, place: .part("option draws"),
        expected: "100 to 1,000,000 draws",
        found: "\(options.draws)", remedy: "Take 1000, the default.")
    }
    var scan = try CoreLossScan(signal, summedAxis: options.summedAxis)
    var notes = SpikeMask.clean(&scan)
    var losses: CompanionLosses?
    if let lowLoss {
      let found = try CompanionLosses(lowLoss, for: scan, summedAxis: options.summedAxis)
      scan = found.aligned
      notes += found.notes
      losses = found
    }
    let read = ReadScan(scan, deconvolved: losses?.deconvolved, options)
    var result = AnalysisResult(
      technique: "eels", sample: sample, findings: [],
      warnings: signal.readingNotes + scan.notes + notes + read.warnings,
      provenance: .init(
        files: [signal.source], method: "EELSAnalysis 4",
        options: options.printed.map { .init(name: $0.name, value: $0.value) }, seed: options.seed))
    result.diagnostics = read.diagnostics
    if let thicknesses = losses?.thicknesses.sorted(), !thicknesses.isEmpty {
      let median = (thicknesses[thicknesses.count / 2] * 1000).rounded() / 1000
      result.diagnostics.append(.init(name: "t/λ, median of the scan", value: "\(median)"))
    }
    var fractions: PhaseFractions?
    if let positions = scan.positions, positions.count > 1 {
      let profile = DepthProfile(read, positions: positions, options: options)
      let thickness = RockSaltThickness(profile)
      fractions = thickness.fractions
      result.findings = ScanFindings(profile, thickness, options).findings
      if let surface = profile.surface, read.windows.oxygen != nil {
        result.findings += OtherThicknesses(thickness: thickness, surface: surface).findings
      }
      result.diagnostics += thickness.diagnostics
      result.curves = [
        ScanCurves.scan(profile, thickness, title: signal.title),
        ScanCurves.spectra(profile, scan, title: signal.title),
      ]
      result.warnings += profile.warnings + thickness.warnings + (thickness.driftNotice.map { [$0] } ?? [])
      if let notice = ScanComposition(profile).carbonNotice { result.warnings.append(notice) }
    } else {
      result.findings = SpectrumFindings.make(read, options)
      result.curves = [ScanCurves.spectrum(read, scan, title: signal.title)]
    }
    if options.maps {
      if let pixels = SpectrumImagePixels(signal) {
        let map = SpectrumImageMap(pixels, read, fractions, options: options)
        result.curves.append(map.curve(threads: threads, title: signal.title))
      } else if let count = SpectrumImagePixels.tooMany(signal) {
        result.warnings.append(
          "the image has \(count) pixels, more than \(SpectrumImagePixels.limit): no maps are given; bin it first"
        )
      }
    }
    return result
  }
}
