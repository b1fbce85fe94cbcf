public import AnalysisFindings
import Foundation
public import InstrumentMeasurements
import PeakFitting

/// XPS of one specimen: charge reference, fitted components, their shares and ratios, apparent atomic percentages.
///
/// All regions of all levels are fitted together: positions, widths and shapes are those of the file, with priors that
/// say how well they are known beforehand; the shift by charging is free at each level. Every quantity is given per
/// level of a depth profile. Atomic percentages are those of a homogeneous specimen with the same intensities
/// ("apparent"): a level sees about three attenuation lengths, far more than one etch step.
public enum PhotoelectronAnalysis {
  /// The engine's version; it changes only when numbers can.
  public static let engineVersion = 4

  /// The most spectra that are fitted together: each takes some tens of kilobytes while all are.
  private static let largestProfile = 5000

  /// Analyses all spectra of a specimen together.
  ///
  /// - Throws: an `InputProblem` if none of them shows a region of the models.
  public static func result(
    of spectra: [PhotoelectronSpectrum], sample: String, options: XPSAnalysisOptions = XPSAnalysisOptions()
  ) throws(InputProblem) -> AnalysisResult {
    let spectra = try Specimen.spectra(of: sample, among: spectra, options.regionModels)
    let series = LevelSeries(spectra, models: options.regionModels)
    guard !series.levels.isEmpty else {
      let regions = options.regionModels.map(\.coreLevel).joined(separator: ", ")
      let found = Set(spectra.map(\.region)).sorted().prefix(12).joined(separator: ", ")
      throw InputProblem(
        .missing, file: spectra.first?.source.path ?? sample, expected: "a spectrum of \(regions)",
        found: found.isEmpty ? "no spectrum" : "the regions \(found)",
        remedy: "Name the regions in the export, or choose the analysis’ regions to fit the data.")
    }
    let count = series.levels.reduce(0) { $0 + $1.regions.count }
    guard count <= Self.largestProfile else {
      throw InputProblem(
        .limitExceeded, file: spectra.first?.source.path ?? sample,
        expected: "at most \(Self.largestProfile) spectra that are fitted together", found: "\(count)",
        remedy: "Split the profile, or choose fewer regions.")
    }
    var report = SampleReport(ProfileData(series.levels, options))
    report.warnings += series.warnings
    report.analyse()
    return AnalysisResult(
      technique: "xps", sample: sample, findings: report.findings, curves: report.curves,
      diagnostics: report.diagnostics, warnings: report.warnings,
      provenance: AnalysisResult.Provenance(
        files: sources(of: spectra), method: "XPSAnalysis \(Self.engineVersion)", options: options.printed))
  }

  private static func sources(of spectra: [PhotoelectronSpectrum]) -> [SourceFile] {
    var files: [SourceFile] = []
    for spectrum in spectra where !files.contains(spectrum.source) { files.append(spectrum.source) }
    return files
  }
}
