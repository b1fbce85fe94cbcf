public import AnalysisFindings
import ChemicalSpecies
import Foundation
public import InstrumentMeasurements

/// The ions of a mass spectrum: calibration checked by known ions, peaks assigned, shares of all counts.
public enum MassSpectrumAnalysis {
  /// Analyses a spectrum.
  ///
  /// - Parameters:
  ///   - spectrum: The spectrum as its reader gave it.
  ///   - sample: The sample's name in the study.
  ///   - options: The ions that are asked for: those of the boundary and those near the surface.
  /// - Returns: Findings `sims.spectrum_share.ION` (1); the curve `spectrum` of kind `sims.spectrum`; the calibration
  ///   and the strongest peaks with their candidates as diagnostics.
  /// - Throws: `InputProblem` where the spectrum has no counts.
  public static func result(
    of spectrum: MassSpectrum, sample: String, options: SIMSOptions = SIMSOptions()
  ) throws(InputProblem) -> AnalysisResult {
    let total = spectrum.intensities.reduce(0) { $0 + ($1.isFinite ? max($1, 0) : 0) }
    guard total > 0, spectrum.intensities.count == spectrum.massesToCharge.count else {
      throw InputProblem(
        .malformed, file: spectrum.source.path, expected: "a spectrum with counts", found: "none",
        remedy: "Export the spectrum again.")
    }
    let check = CalibrationCheck(spectrum)
    let assigned = AssignedPeaks(spectrum, check)
    var asked: [SpeciesName] = []
    for ion in [options.outerIon, options.bulkIon] + options.nearSurfaceIons where !asked.contains(ion) {
      asked.append(ion)
    }
    var warnings = spectrum.readingNotes + calibrationWarnings(check)
    var findings: [Finding] = []
    for ion in asked {
      let outcome = assigned.peak(of: ion)
      if case .value(let peak) = outcome { warnings += assigned.neighbours(of: ion, peak) }
      findings.append(finding(ion, outcome, total: total, spectrum.intensityKind))
    }
    return AnalysisResult(
      technique: "sims", sample: sample, findings: findings, curves: [curve(spectrum, check)],
      diagnostics: calibrationDiagnostics(check) + assigned.strongest, warnings: warnings,
      provenance: .init(
        files: [spectrum.source], method: "SIMSAnalysis 3, mass spectrum",
        options: [.init(name: "ions", value: asked.map(\.written).joined(separator: " "))]))
  }

  private static func finding(
    _ ion: SpeciesName, _ peak: Attempt<SpectrumPeak>, total: Double,
    _ kind: SputterDepthProfile.IntensityKind
  ) -> Finding {
    let outcome: Finding.Outcome
    switch peak {
    case .none(let reason): outcome = .noAnswer(reason)
    case .value(let peak):
      // The ion is part of the total; what was normalised has no counting variance of its own.
      let isCounted = [.counts, .deadTimeCorrectedCounts].contains(kind)
      let share = peak.counts / total
      let variance = isCounted ? peak.variance / (total * total) * max(1 - share, 0) : 0
      outcome = .estimate(Estimate(value: share, unit: "1", standardUncertainty: variance.squareRoot()))
    }
    return Finding(
      key: .spectrumShare(of: ion), title: "\(ion.label.markup) share of all ions in the spectrum",
      outcome: outcome, method: "peak above its background over all counts")
  }

  private static func calibrationWarnings(_ check: CalibrationCheck?) -> [String] {
    guard let check else {
      return [
        "the mass calibration could not be checked: fewer than four of the ions that every surface gives were found"
      ]
    }
    guard check.isOff else { return [] }
    return [
      "the mass axis is off by up to \(fourDigits(check.largestDeviation)) u at "
        + "\(check.references.map { "\($0.ion)" }.joined(separator: ", ")): ions were assigned by a calibration through them"
    ]
  }

  private static func calibrationDiagnostics(_ check: CalibrationCheck?) -> [AnalysisResult.Diagnostic] {
    guard let check else { return [] }
    let references = check.references.map { "\($0.ion) \(fourDigits($0.deviation))" }
    return [
      .init(name: "polarity by its ions", value: check.polarity.rawValue),
      .init(name: "deviation of known ions in u", value: references.joined(separator: ", ")),
      .init(
        name: "calibration through them",
        value:
          "channel = \(fourDigits(check.calibration.offset)) + \(fourDigits(check.calibration.scale)) √(m/z), "
          + "remainder \(fourDigits(check.remainder)) u"),
    ]
  }

  private static func curve(_ spectrum: MassSpectrum, _ check: CalibrationCheck?) -> Curve {
    var columns: [Curve.Column] = [
      .init(name: "m/z", unit: "u", role: .abscissa, values: spectrum.massesToCharge),
      .init(
        name: "intensity", unit: spectrum.intensityKind == .arbitrary ? "arb. u." : "counts", role: .measured,
        values: spectrum.intensities),
    ]
    if let check {
      columns.append(
        .init(
          name: "m/z by known ions", unit: "u", role: .derived,
          values: spectrum.flightTimeChannels.map(check.calibration.mass(at:))))
    }
    return Curve(name: "spectrum", title: spectrum.title, kind: .massSpectrum, columns: columns)
  }
}

/// A number with four decimals, for sentences.
func fourDigits(_ value: Double) -> String { "\((value * 1e4).rounded() / 1e4)" }
