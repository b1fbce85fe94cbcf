import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import XPSAnalysis

extension StudyTechnique {
  /// Photoelectron spectra; all of a specimen are analysed together, since they share one charge reference.
  static let xpsDefinition = TechniqueDefinition(
    .xps, title: "XPS", engine: XPSAnalysis.engineVersion, defaults: XPSAnalysisOptions(),
    keys: [
      OptionKey(
        "chargeReference", \.self, keys: chargeReferenceKeys, "What binding energies are referred to."),
      OptionKey(
        "background", \.background, .word, example: "linear", "The background below the components."),
      OptionKey(
        "sensitivityFactors", \.sensitivityFactors, .sensitivityFactors, example: "wagner",
        "The library of sensitivity factors for atomic percentages."),
      OptionKey(
        "regions", \.regionModels, .regions, example: "[C 1s, F 1s]", "The regions that are fitted."),
    ],
    claims: { $0.kind == .photoelectronSpectrum }, grouping: .together,
    polarity: [
      PolarityTable.Entry(
        "xps.atomic_percent.*", better: .neither,
        reason: "a composition in at% mixes interphase, binder and cathode"),
      PolarityTable.Entry(
        "xps.share.F 1s.LiF", better: .neither,
        reason: "LiF stands for consumed salt as well as for a protective interphase"),
    ]
  ) { input throws(InputProblem) in
    try XPSAnalysis(options: input.options).result(
      of: try input.measurements(as: PhotoelectronSpectrum.self), sample: input.sample.name)
  }

  private static let chargeReferenceKeys: [OptionKey<XPSAnalysisOptions>] = [
    OptionKey(
      "component", \.referenceComponent, .text("a component such as C-C"), example: "C-O",
      "The component whose binding energy is known."),
    OptionKey(
      "energy", \.referenceEnergy, .quantity(.energy), example: "285.0 eV",
      "The binding energy of that component."),
  ]
}

extension ValueForm where Value == [RegionModel] {
  /// Some of the ready models, by their core levels.
  fileprivate static var regions: ValueForm {
    let models = RegionModel.cathodeInterphase
    return ValueForm<[String]>.list(of: .word(among: models.map(\.coreLevel))).mapped(
      { names in models.filter { names.contains($0.coreLevel) } }, from: { $0.map(\.coreLevel) })
  }
}

extension ValueForm where Value == SensitivityFactorLibrary {
  /// A library by its name.
  fileprivate static var sensitivityFactors: ValueForm {
    ValueForm<String>.word(among: SensitivityFactorLibrary.all.map(\.name)).mapped(
      { SensitivityFactorLibrary.named($0) }, from: { $0.name })
  }
}
