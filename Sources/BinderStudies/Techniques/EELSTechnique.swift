import AnalysisFindings
import BinderComparison
import EELSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import StudyFigures

extension StudyTechnique {
  /// Core-loss scans from an electron microscope: each scan by itself, a series of single spectra by position as one scan,
  /// low losses with the core losses of their file.
  static let eelsDefinition = TechniqueDefinition(
    .eels, title: "EELS", engine: 3, defaults: EELSOptions(),
    seed: \EELSOptions.seed,
    keys: [
      OptionKey(
        "surfaceElement", \.surfaceElement, .metal, example: "Co",
        "The transition metal whose L edge marks the surface and gives L3/L2."),
      OptionKey(
        "furtherElements", \.furtherElements, .list(of: .metal), example: "[Fe]",
        "Further metals whose L3/L2 is reported beside it, where the energy axis covers their edges."),
      OptionKey(
        "surface", \.surface, .surface, example: "0 nm", isFact: true,
        "Where depth 0 lies: found, at the half height of the metal's edge, or at a position of the scan."),
      OptionKey(
        "direction", \.direction, .word, example: "inwards", isFact: true,
        "Which way the scan runs; found without it."),
      OptionKey(
        "magnificationUncertainty", \.lengthScale.magnificationUncertainty,
        .quantity(.fraction, zeroAllowed: true), example: "3 %", isFact: true,
        "The relative standard uncertainty of the magnification."),
      OptionKey(
        "magnification", \.lengthScale.magnification, .text("words such as session 2"), example: "session 2",
        isFact: true, "The instance of the magnification: scans with the same words share its error."),
      OptionKey(
        "tiltUncertainty", \.lengthScale.tiltUncertainty, .quantity(.angle, zeroAllowed: true),
        example: "3°", isFact: true,
        "The standard uncertainty of the angle between scan and surface normal."),
      OptionKey(
        "lineHalfWidth", \.lineWindows.halfWidth, .quantity(.energy, in: 1...10), example: "4 eV",
        "How far from its maximum each white line is counted."),
      OptionKey(
        "postEdgeWindow", \.lineWindows.post, .range(.energy), example: "[15 eV, 30 eV]",
        "Where the continuum behind L2 is read, from the L2 maximum."),
      OptionKey(
        "continuumExponent", \.lineWindows.continuumExponent,
        ValueForm.quantity(.number, zeroAllowed: true).optional(none: "fitted"), example: "2.5",
        "The exponent with which the continuum behind L2 falls."),
      OptionKey(
        "whiteLines", \.whiteLines, .whiteLines, example: "pearson",
        "The continuum under the white lines; ratios of different methods are never compared."),
      OptionKey(
        "background", \.background, .word, example: "leastSquares",
        "The background before each edge: how its power law is fitted, or an exponential."),
      OptionKey(
        "summedAxis", \.summedAxis, ValueForm.integer(in: 1...3).shifted.optional(none: "none"), example: "1",
        "The axis of a spectrum image along the surface, over which spectra are summed, counted from 1."),
      OptionKey(
        "probe", \.probeDiameter, ValueForm.quantity(.length).optional(), example: "0.8 nm", isFact: true,
        "The diameter of the probe, which bounds what can be resolved."),
      OptionKey(
        "nearSurfaceDepth", \.nearSurfaceDepth, .quantity(.length), example: "5 nm",
        "The depth down to which ΔE is averaged as near the surface."),
      OptionKey(
        "surfaceRatioDepth", \.surfaceRatioDepth, .quantity(.length), example: "2 nm",
        "The depth down to which L3/L2 counts as that of the surface."),
      OptionKey(
        "bulkLength", \.bulkLength, .quantity(.length), example: "8 nm",
        "The length at the deep end of the scan whose spectra count as bulk."),
      OptionKey(
        "draws", \.draws, .integer(in: 100...100_000), example: "2000", innermost: .study,
        "The number of draws behind the intervals."),
      OptionKey("seed", \.seed, .seed, example: "7", innermost: .study, "The seed of the draws."),
    ],
    table: TableDeclaration(.energyLossSignal, facts: [beamEnergy]),
    claims: { $0.kind == .electronMicroscopySignal && $0.energyAxis != nil },
    grouping: MeasurementGrouping { EELSLineScanAnalysis.groups(of: $0) },
    polarity: [
      PolarityTable.Entry(
        "eels.rock_salt_thickness", better: .lower,
        reason:
          "a thinner layer with the lines of rock salt was measured: less of the scanned surface has transformed"
      )
    ], families: eelsFamilies, choices: eelsChoices, witnesses: eelsWitnesses,
    figures: FigureRecipe.energyLossFigures,
    methods: eelsMethods,
    answers: eelsAnswers,
    headline: eelsHeadline,
    foresight: eelsForesight
  ) { input throws(InputProblem) in
    try EELSLineScanAnalysis.result(
      ofGroup: input.measurements(as: ElectronMicroscopySignal.self), sample: input.sample.name,
      options: input.options)
  }

  private static let beamEnergy = OptionKey<ColumnDeclaration.Facts>(
    "beamEnergy", \.beamEnergy, ValueForm<Double>.microscopeEnergy.optional(), example: "200 keV",
    innermost: .study, isFact: true, "The energy of the microscope.")
}

extension ValueForm where Value == Double {
  /// A microscope's energy, kept in keV; without the lower bound, a bare “200” would pass as 200 eV.
  fileprivate static var microscopeEnergy: ValueForm {
    .parsed(
      "the energy of a microscope, such as 200 keV",
      value: { QuantityDimension.energy.value(of: $0).flatMap { $0 >= 10_000 ? $0 / 1000 : nil } },
      text: { QuantityDimension.energy.text($0 * 1000) })
  }
}

extension ValueForm where Value == Int {
  /// Numbers that people count from 1 and code from 0.
  fileprivate var shifted: ValueForm { mapped({ $0 - 1 }, from: { $0 + 1 }) }
}

extension ValueForm where Value == EELSOptions.SurfaceRule {
  /// `automatic`, `metal-edge`, or a position of the scan's own axis.
  fileprivate static var surface: ValueForm {
    let length = QuantityDimension.length
    return .parsed(
      "automatic, metal-edge, or a position such as 0 nm",
      value: { text in
        switch text {
        case "automatic": .automatic
        case "metal-edge": .metalEdge
        default: length.value(of: text).map { .position($0) }
        }
      },
      text: { rule in
        switch rule {
        case .automatic: "automatic"
        case .metalEdge: "metal-edge"
        case .position(let position): length.text(position)
        }
      })
  }
}

extension ValueForm where Value == EELSOptions.TransitionMetal {
  /// The symbol of a metal with white lines.
  static var metal: ValueForm {
    let all = EELSOptions.TransitionMetal.all
    return ValueForm<String>.word(among: all.map(\.symbol)).mapped(
      { symbol in all.first { $0.symbol == symbol } }, from: { $0.symbol })
  }
}

extension ValueForm where Value == WhiteLineMethod {
  /// A method by its word; those with a width may name it.
  static var whiteLines: ValueForm {
    .parsed(
      "double-arctan, gaussians or second-derivative (each also with its width: double-arctan 1 eV), pearson or raw-windows",
      value: { text in
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let name = words.first else { return nil }
        var width: Double?
        if words.count == 2 {
          guard let found = QuantityDimension.energy.value(of: words[1]), found > 0 else { return nil }
          width = found
        }
        switch (name, width) {
        case ("pearson", nil): return .pearsonStep
        case ("raw-windows", nil): return .rawWindows
        case ("double-arctan", _): return .doubleArctan(width: width ?? 1)
        case ("gaussians", _): return .gaussians(width: width ?? 1)
        case ("second-derivative", _): return .secondDerivative(width: width ?? 2.5)
        default: return nil
        }
      },
      text: { method in
        let energy = { (width: Double) in QuantityDimension.energy.text(width) }
        switch method {
        case .doubleArctan(let width): return "double-arctan \(energy(width))"
        case .gaussians(let width): return "gaussians \(energy(width))"
        case .secondDerivative(let width): return "second-derivative \(energy(width))"
        case .pearsonStep: return "pearson"
        case .rawWindows: return "raw-windows"
        }
      })
  }
}
