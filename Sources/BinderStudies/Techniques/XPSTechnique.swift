import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import StudyFigures
import XPSAnalysis

extension StudyTechnique {
  /// Photoelectron spectra; all of a specimen are analysed together, since they share one charge reference.
  static let xpsDefinition = TechniqueDefinition(
    .xps, title: "XPS", engine: PhotoelectronAnalysis.engineVersion, defaults: XPSAnalysisOptions(),
    keys: [
      OptionKey(
        "chargeReference", \.self, keys: chargeReferenceKeys, "What binding energies are referred to."),
      OptionKey(
        "background", \.background, ValueForm<XPSAnalysisOptions.Background>.word.optional(none: "all"),
        example: "linear",
        "The background below the components; “all” counts those that describe the data equally."),
      OptionKey(
        "shape", \.shape, ValueForm<LineShapeFamily>.word.optional(none: "all"), example: "Voigt",
        "The family of the lines; “all” counts those that describe the data equally."),
      OptionKey(
        "lorentzianShare", \.lorentzianShare, .prior(.fraction, spread: .fraction), example: "20 % ± 5 %",
        "The share of the Lorentzian in every line."),
      OptionKey(
        "levelSpread", \.levelSpread, keys: levelSpreadKeys,
        "How far what is one value a file may differ at one level, as standard deviations."),
      OptionKey(
        "sensitivityFactors", \.sensitivityFactors, .sensitivityFactors, example: "kratos",
        "The library of sensitivity factors for atomic percentages."),
      OptionKey(
        "sensitivityFactorUncertainty", \.sensitivityFactorUncertainty,
        .quantity(.fraction, zeroAllowed: true), example: "10 %", isFact: true,
        "The relative standard uncertainty of each sensitivity factor; 0 takes them as exact."),
      regionsKey,
      OptionKey(
        "ratios", \.ratios, .list(of: .componentRatio), example: "[C 1s CF2 / C-C]",
        "The ratios of components of one region that are reported."),
    ],
    table: TableDeclaration(.photoelectronSpectra, facts: tableFacts),
    claims: { $0.kind == .photoelectronSpectrum }, grouping: .together,
    polarity: [
      PolarityTable.Entry(
        "xps.atomic_percent.*", better: .neither,
        reason: "a composition in at% mixes interphase, binder and cathode"),
      PolarityTable.Entry(
        "xps.share.F 1s.LiF", better: .neither,
        reason: "LiF stands for consumed salt as well as for a protective interphase"),
    ],
    families: xpsFamilies, choices: xpsChoices, witnesses: xpsWitnesses,
    compositions: [
      Composition("xps.share.*"), Composition("xps.atomic_percent.*", isSumOfMeasuredParts: true),
    ], shares: [Composition("xps.species_percent.*")], figures: FigureRecipe.photoelectronFigures,
    methods: xpsMethods,
    isCompared: { key in
      // Areas hang on the instrument's settings; positions, widths and the shift describe the fit.
      let ofTheFit: [Finding.KeyFamily] = [.bindingEnergies, .widths, .areas]
      return key != .chargeShift && !ofTheFit.contains { $0.contains(key) }
    }, answers: xpsAnswers, headline: xpsHeadline, foresight: xpsForesight
  ) { input throws(InputProblem) in
    // The manifest has chosen the specimen: the name of the sample chooses nothing more.
    try PhotoelectronAnalysis.result(
      of: try input.measurements(as: PhotoelectronSpectrum.self), sample: "", options: input.options)
  }

  private static let tableFacts: [OptionKey<ColumnDeclaration.Facts>] = [
    OptionKey(
      "species", \.species, ValueForm.text("an element such as C").optional(), example: "C",
      innermost: .study, isFact: true, "The element of the spectra."),
    OptionKey(
      "transition", \.transition, ValueForm.text("a transition such as 1s").optional(), example: "1s",
      innermost: .study, isFact: true, "The transition of the spectra."),
    OptionKey(
      "photonEnergy", \.excitationEnergy, ValueForm.quantity(.energy).optional(), example: "1486.69 eV",
      innermost: .study, isFact: true, "The photon energy."),
    OptionKey(
      "passEnergy", \.passEnergy, ValueForm.quantity(.energy).optional(), example: "20 eV",
      innermost: .study, isFact: true, "The pass energy."),
    OptionKey(
      "dwellTime", \.dwellTime, ValueForm.quantity(.time).optional(), example: "0.1 s",
      innermost: .study, isFact: true, "The time on a point in one sweep."),
    OptionKey(
      "sweeps", \.sweeps, ValueForm.quantity(.number).optional(), example: "10", innermost: .study,
      isFact: true, "The number of sweeps."),
    OptionKey(
      "etchTime", \.etchTime, ValueForm.quantity(.time, zeroAllowed: true).optional(), example: "60 s",
      innermost: .study, isFact: true, "The etch time, where no column holds it."),
  ]

  private static let chargeReferenceKeys: [OptionKey<XPSAnalysisOptions>] = [
    OptionKey(
      "component", \.referenceComponent, .text("a component such as C-C"), example: "C-O",
      "The component whose binding energy is known."),
    OptionKey(
      "energy", \.referenceEnergy, .quantity(.energy), example: "285.0 eV",
      "The binding energy of that component."),
    OptionKey(
      "maximum", \.referenceMaximum,
      ValueForm<String>.text("a core level such as C 1s").optional(none: "none"), example: "C 1s",
      "The core level whose maximum has that energy instead of the component."),
    OptionKey(
      "range", \.shiftRange, .range(.energy), example: "[-2 eV, 20 eV]",
      "The shifts that are tried, measured minus true binding energy."),
    OptionKey(
      "shift", \.fixedShift, ValueForm.signed(.energy).optional(none: "found"), example: "1.2 eV",
      "The shift where it is known, measured minus true binding energy."),
  ]

  private static let levelSpreadKeys: [OptionKey<XPSAnalysisOptions.LevelSpread>] = [
    OptionKey(
      "energy", \.energy, .quantity(.energy, zeroAllowed: true), example: "0.05 eV",
      "Of a distance between two lines, and of a region's shift against the others."),
    OptionKey(
      "width", \.width, .quantity(.fraction, zeroAllowed: true), example: "5 %", "Of a width, relative."),
    OptionKey(
      "lorentzianShare", \.lorentzianShare, .quantity(.fraction, zeroAllowed: true), example: "2 %",
      "Of a Lorentzian share."),
  ]
}

extension ValueForm where Value == SensitivityFactorLibrary {
  /// A library by its name.
  fileprivate static var sensitivityFactors: ValueForm {
    ValueForm<String>.word(among: SensitivityFactorLibrary.all.map(\.name)).mapped(
      { SensitivityFactorLibrary.named($0) }, from: { $0.name })
  }
}

extension ValueForm where Value == XPSAnalysisOptions.ComponentRatio {
  /// `F 1s CFx / LiF`: the core level, then the two components.
  fileprivate static var componentRatio: ValueForm {
    .parsed(
      "a core level and two of its components such as F 1s CFx / LiF",
      value: { text in
        let sides = text.components(separatedBy: " / ")
        let words = sides.first?.split(separator: " ").map(String.init) ?? []
        guard sides.count == 2, words.count >= 3 else { return nil }
        return XPSAnalysisOptions.ComponentRatio(
          coreLevel: words.prefix(2).joined(separator: " "),
          numerator: words.dropFirst(2).joined(separator: " "),
          denominator: sides[1])
      }, text: { "\($0.coreLevel) \($0.numerator) / \($0.denominator)" })
  }
}
