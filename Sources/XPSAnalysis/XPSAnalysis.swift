public import AnalysisFindings
import Foundation
public import InstrumentMeasurements
import PeakFitting

/// XPS of one specimen: charge reference, fitted components, their shares and ratios, apparent atomic percentages.
///
/// Every quantity is given per level of a depth profile. Atomic percentages are those of a homogeneous specimen with the
/// same intensities ("apparent"): a level sees about three attenuation lengths, far more than one etch step.
public struct XPSAnalysis: Sendable {
  /// The engine's version; it changes only when numbers can.
  public static let engineVersion = 1

  /// The options.
  public var options: XPSAnalysisOptions

  /// Creates an analysis.
  public init(options: XPSAnalysisOptions = XPSAnalysisOptions()) { self.options = options }

  /// Analyses all spectra of a specimen together.
  ///
  /// - Throws: an `InputProblem` if none of them shows a region of the models.
  public func result(
    of spectra: [PhotoelectronSpectrum], sample: String
  ) throws(InputProblem) -> AnalysisResult {
    let series = LevelSeries(spectra, models: options.regionModels)
    guard !series.levels.isEmpty else {
      let regions = options.regionModels.map(\.coreLevel).joined(separator: ", ")
      let found = Set(spectra.map(\.region)).sorted().prefix(12).joined(separator: ", ")
      throw InputProblem(
        .missing, file: spectra.first?.source.path ?? sample, expected: "a spectrum of \(regions)",
        found: found.isEmpty ? "no spectrum" : "the regions \(found)",
        remedy: "Name the regions in the export, or choose the analysis’ regions to fit the data.")
    }
    var report = LevelReport(options: options)
    report.warnings = series.warnings
    var shift: Double?
    for (index, level) in series.levels.enumerated() {
      shift = report.add(level, index: index, previousShift: shift)
    }
    report.noteBeamAlteration(levels: series.levels.count)
    return AnalysisResult(
      technique: "xps", sample: sample, findings: report.findings, curves: report.curves,
      diagnostics: report.diagnostics, warnings: report.warnings,
      provenance: AnalysisResult.Provenance(
        files: sources(of: spectra), method: "XPSAnalysis \(Self.engineVersion)", options: printedOptions))
  }

  private func sources(of spectra: [PhotoelectronSpectrum]) -> [SourceFile] {
    var files: [SourceFile] = []
    for spectrum in spectra where !files.contains(spectrum.source) { files.append(spectrum.source) }
    return files
  }

  /// Every option as printed.
  public var printedOptions: [AnalysisResult.Option] {
    var list = [
      AnalysisResult.Option(
        name: "charge reference", value: "\(options.referenceComponent) at \(options.referenceEnergy) eV"),
      AnalysisResult.Option(name: "background", value: options.background.rawValue),
      AnalysisResult.Option(
        name: "line shape", value: "GL sum, Lorentzian share \(options.lorentzianShare)"),
      AnalysisResult.Option(
        name: "sensitivity factors",
        value: "\(options.sensitivityFactors.name) (\(options.sensitivityFactors.source))"),
    ]
    for model in options.regionModels {
      let components = model.components.map { component in
        let tie = component.tiedTo.map { ", tied to \($0)" } ?? ""
        return "\(component.name) \(component.bindingEnergy) ± \(component.positionTolerance) eV\(tie)"
      }
      list.append(
        AnalysisResult.Option(
          name: "model of \(model.coreLevel)",
          value:
            "\(model.window.lowerBound)–\(model.window.upperBound) eV: \(components.joined(separator: "; "))")
      )
    }
    return list
  }
}
