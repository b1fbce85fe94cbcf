import AnalysisFindings
import ChemicalSpecies
import EELSAnalysis
import ICPMSAnalysis
import InstrumentMeasurements
import SIMSAnalysis
import XPSAnalysis

/// The analyses of a study with the options of its manifest.
struct TechniqueAnalyses: Sendable {
  /// The manifest's options.
  let options: StudyOptions

  /// The result of one unit.
  ///
  /// - Throws: an `InputProblem` if the measurements do not allow the analysis.
  func result(of unit: StudyUnit) throws(InputProblem) -> AnalysisResult {
    switch unit.technique {
    case .xps: return try xps(unit)
    case .sims: return try sims(unit)
    case .icpms: return try icpms(unit)
    case .eels: return try eels(unit)
    }
  }

  private func xps(_ unit: StudyUnit) throws(InputProblem) -> AnalysisResult {
    let spectra = unit.measurements.compactMap { $0 as? PhotoelectronSpectrum }
    return try XPSAnalysis(options: options.xps.analysisOptions).result(of: spectra, sample: unit.sample.name)
  }

  private func sims(_ unit: StudyUnit) throws(InputProblem) -> AnalysisResult {
    guard let profile = unit.measurements.first as? SputterDepthProfile else { throw unit.nothingToAnalyse }
    return try SIMSDepthProfileAnalysis.result(
      of: profile, sample: unit.sample.name, options: options.sims.analysisOptions(seed: options.seed))
  }

  private func eels(_ unit: StudyUnit) throws(InputProblem) -> AnalysisResult {
    guard let signal = unit.measurements.first as? ElectronMicroscopySignal else {
      throw unit.nothingToAnalyse
    }
    return try EELSLineScanAnalysis.result(
      of: signal, sample: unit.sample.name, options: options.eels.analysisOptions(seed: options.seed))
  }

  private func icpms(_ unit: StudyUnit) throws(InputProblem) -> AnalysisResult {
    guard let table = unit.measurements.first as? ConcentrationTable else { throw unit.nothingToAnalyse }
    var names = unit.blankRows + (options.icpms.blanks ?? [])
    if names.isEmpty {
      // The vendor's type for a laboratory reagent blank is what a digest of unused foil is entered as.
      names = table.rows.filter { $0.sampleType.uppercased() == "LRB" }.map(\.sampleName)
    }
    let blanks = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return try DepositAnalysis(options: options.icpms.analysisOptions).result(
      of: table, specimen: options.icpms.specimen(unit.sample.name, rows: unit.rows, in: table),
      proceduralBlanks: blanks.map { options.icpms.specimen($0, rows: [$0], in: table) })
  }
}

extension StudyUnit {
  /// The problem of a unit whose measurement is not of its technique.
  var nothingToAnalyse: InputProblem {
    InputProblem(
      .unsupported, file: files.first?.path ?? title, expected: "a measurement by \(technique.title)",
      found: measurements.first?.kind.rawValue ?? "nothing", remedy: "Name a file of this technique.")
  }
}

extension StudyOptions.XPS {
  /// The analysis' options, defaults where the manifest says nothing.
  var analysisOptions: XPSAnalysisOptions {
    var result = XPSAnalysisOptions()
    if let referenceComponent { result.referenceComponent = referenceComponent }
    if let referenceEnergy { result.referenceEnergy = referenceEnergy }
    if let background = background.flatMap(XPSAnalysisOptions.Background.init(rawValue:)) {
      result.background = background
    }
    if let library = sensitivityFactors.flatMap(SensitivityFactorLibrary.named) {
      result.sensitivityFactors = library
    }
    if let regions { result.regionModels = result.regionModels.filter { regions.contains($0.coreLevel) } }
    return result
  }
}

extension StudyOptions.SIMS {
  /// The analysis' options, defaults where the manifest says nothing.
  func analysisOptions(seed: UInt64) -> SIMSOptions {
    var result = SIMSOptions(seed: seed)
    if let sputterRate {
      result.sputterRate = SIMSOptions.SputterRate(
        value: sputterRate, standardUncertainty: sputterRate * (sputterRateUncertainty ?? 0))
    }
    if let interphaseIon { result.outerIon = SpeciesName(interphaseIon) }
    if let bulkIon { result.bulkIon = SpeciesName(bulkIon) }
    if let nearSurfaceIons { result.nearSurfaceIons = nearSurfaceIons.map { SpeciesName($0) } }
    if let transient { result.transientMask = .time(transient) }
    return result
  }
}

extension StudyOptions.EELS {
  /// The analysis' options, defaults where the manifest says nothing.
  func analysisOptions(seed: UInt64) -> EELSOptions {
    var result = EELSOptions(seed: seed)
    if let element = EELSOptions.TransitionMetal.all.first(where: { $0.symbol == surfaceElement }) {
      result.surfaceElement = element
    }
    if let whiteLines = whiteLines.flatMap(Self.method) { result.whiteLines = whiteLines }
    if let probeDiameter { result.probeDiameter = probeDiameter }
    return result
  }

  /// The words of a manifest for the continuum under the white lines.
  static let methodNames = ["double-arctan", "pearson", "raw-windows"]

  /// The symbols of a manifest for the metal whose L edge marks the surface.
  static let elementNames = EELSOptions.TransitionMetal.all.map(\.symbol)

  private static func method(_ name: String) -> WhiteLineMethod? {
    switch name {
    case "double-arctan": EELSOptions().whiteLines
    case "pearson": .pearsonStep
    case "raw-windows": .rawWindows
    default: nil
    }
  }
}

extension StudyOptions.ICPMS {
  /// The analysis' options, defaults where the manifest says nothing.
  var analysisOptions: DepositOptions {
    var result = DepositOptions()
    if let source = concentrations.flatMap(DepositOptions.Source.init(rawValue:)) {
      result.concentrations = source
    }
    return result
  }

  /// A digest of the table with the facts of the manifest.
  func specimen(_ name: String, rows: [String], in table: ConcentrationTable) -> DepositSpecimen {
    DepositSpecimen(
      name: name, rows: DepositSpecimen.rows(named: rows, in: table),
      volume: volume.map {
        Estimate(
          value: $0, unit: "mL", standardUncertainty: 0,
          sharedEffects: [SharedEffect(source: "digest volume", effect: $0 * (volumeUncertainty ?? 0))])
      },
      area: area.map {
        Estimate(
          value: $0, unit: "cm²", standardUncertainty: 0,
          sharedEffects: [SharedEffect(source: "electrode area", effect: $0 * (areaUncertainty ?? 0))])
      }, dilution: dilution)
  }
}
