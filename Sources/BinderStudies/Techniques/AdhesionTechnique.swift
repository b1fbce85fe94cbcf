import AdhesionAnalysis
import AnalysisFindings
import BinderComparison
import InstrumentFiles
import InstrumentMeasurements
import StudyExports
import StudyFigures

extension StudyTechnique {
  /// Runs of oblique cutting (SAICAS) and of peeling; each run is analysed by itself.
  static let adhesionDefinition = TechniqueDefinition(
    .adhesion, title: "Adhesion", engine: 1, defaults: AdhesionOptions(),
    keys: machineKeys + cutKeys + peelKeys, askedFor: ["bladeWidth", "stripWidth"],
    table: TableDeclaration(.forceProfile), claims: { $0.kind == .forceProfile },
    polarity: [
      PolarityTable.Entry(
        "adhesion.strength*", better: .higher,
        reason: "more force is needed to take the coating off its collector, or apart"),
      PolarityTable.Entry(
        "adhesion.shear_stress*", better: .higher, reason: "more stress is needed to shear the coating"),
    ], families: adhesionFamilies, choices: adhesionChoices, figures: FigureRecipe.adhesionFigures,
    methods: adhesionMethods,
    isCompared: { key in
      // Force per width grows with the depth of a cut: cohesion is compared as a stress. The energy of peeling is its
      // strength in another unit, and a depth is that of the coating.
      ![.cohesion, .cohesionDepth, .interfaceDepth, .peelEnergy].contains(key)
    }, answers: adhesionAnswers, headline: adhesionHeadline
  ) { input throws(InputProblem) in
    try ForceProfileAnalysis.result(
      of: input.measurements(as: ForceProfile.self)[0], sample: input.sample.name, options: input.options)
  }

  private static let machineKeys: [OptionKey<AdhesionOptions>] = [
    OptionKey(
      "bladeWidth", \.blade.width, ValueForm.quantity(.size).optional(), example: "1 mm", isFact: true,
      "The width of the blade."),
    OptionKey(
      "bladeWidthUncertainty", \.blade.widthUncertainty, .quantity(.fraction, zeroAllowed: true),
      example: "2 %", isFact: true, "The relative standard uncertainty of that width, common to all runs."),
    OptionKey(
      "shearAngle", \.blade.shearAngle, .shearAngle, example: "45°",
      "The angle of the shear plane: measured, from both forces, or assumed."),
    OptionKey(
      "forceUncertainty", \.forceUncertainty, .quantity(.fraction, zeroAllowed: true), example: "0.5 %",
      isFact: true, "The relative standard uncertainty of the force, common to all runs."),
    OptionKey(
      "zeroDriftUncertainty", \.zeroDriftUncertainty, .quantity(.force, zeroAllowed: true), example: "2 mN",
      isFact: true,
      "How far the zero of the force may have drifted at the end of a run, as a standard uncertainty."),
    OptionKey(
      "spikeDuration", \.spikeDuration, .quantity(.time, zeroAllowed: true), example: "0.5 s",
      "The longest excursion of the force that is left out as debris; 0 leaves none out."),
    OptionKey(
      "spikeThreshold", \.spikeThreshold, .quantity(.number, in: 3...100), example: "8",
      "How many standard deviations of its neighbours such an excursion must reach."),
  ]

  private static let cutKeys: [OptionKey<AdhesionOptions>] = [
    OptionKey(
      "mode", \.cut.mode, .word, example: "constantLoad", isFact: true,
      "How the blade was driven; found without it."),
    OptionKey(
      "contact", \.cut.contact, .contact, example: "0 µm",
      "The surface of the coating: found, where the force begins to rise, or at a depth of the file."),
    OptionKey(
      "coatingThickness", \.cut.coatingThickness, ValueForm.quantity(.depth).optional(), example: "22 µm",
      isFact: true, "The thickness of the coating, by which its plateaus are told apart."),
    OptionKey(
      "deepestPlateau", \.cut.deepestPlateau, .word, example: "coating", isFact: true,
      "What the deepest plateau is, where no thickness is stated."),
    OptionKey(
      "relaxation", \.cut.relaxation, .relaxation, example: "20 %",
      "What is done about the relaxation of the force on a plateau: fitted, or a share that is left out."),
    OptionKey(
      "strengthDepths", \.cut.strengthDepths, .list(of: .quantity(.depth)), example: "[10 µm]",
      "The depths at which the force per width is reported and compared."),
    OptionKey(
      "depthWindow", \.cut.depthWindow, .quantity(.depth), example: "1 µm",
      "How far around such a depth forces are averaged."),
    OptionKey(
      "smallestDepth", \.cut.smallestDepth, .quantity(.depth), example: "3 µm",
      "The depth above which no shear stress is given."),
  ]

  private static let peelKeys: [OptionKey<AdhesionOptions>] = [
    OptionKey(
      "stripWidth", \.peel.width, ValueForm.quantity(.size).optional(), example: "12 mm", isFact: true,
      "The width of the strip that is peeled."),
    OptionKey(
      "stripWidthUncertainty", \.peel.widthUncertainty, .quantity(.fraction, zeroAllowed: true),
      example: "1 %", isFact: true, "The relative standard uncertainty of a strip's width."),
    OptionKey(
      "peelAngle", \.peel.angle, .quantity(.angle, in: 10...180), example: "90°", isFact: true,
      "The angle between strip and substrate."),
    OptionKey(
      "peelSkip", \.peel.skip, .peelSkip, example: "5 mm",
      "The peeled length that is not averaged: automatic (25 mm, of strips below 60 mm 20 %), or stated."),
    OptionKey(
      "peelLength", \.peel.averagingLength, ValueForm.quantity(.size).optional(none: "rest"),
      example: "40 mm", "The peeled length that is averaged; 50 mm, or the rest of a shorter strip."),
  ]
}

extension QuantityDimension {
  /// A force, kept in N.
  static let force = QuantityDimension(
    "force", units: [Unit(["N"]), Unit(["mN"], factor: 1e-3), Unit(["gf"], factor: 9.80665e-3)],
    example: "0.5 N")
  /// A depth of a blade, kept in µm.
  fileprivate static let depth = QuantityDimension(
    "depth", units: [Unit(["µm", "um", "μm"]), Unit(["nm"], factor: 1e-3), Unit(["mm"], factor: 1e3)],
    example: "10 µm")
}

extension ValueForm where Value == AdhesionOptions.ShearAngle {
  /// `measured`, or an angle.
  fileprivate static var shearAngle: ValueForm {
    let angle = QuantityDimension.angle
    return .parsed(
      "measured, or an angle above 0° and below 90° such as 45°",
      value: { text in
        if text == "measured" { return .measured }
        return angle.value(of: text).flatMap { $0 > 0 && $0 < 90 ? .assumed($0) : nil }
      },
      text: { choice in
        switch choice {
        case .measured: "measured"
        case .assumed(let value): angle.text(value)
        }
      })
  }
}

extension ValueForm where Value == AdhesionOptions.Contact {
  /// `found`, or a depth of the file's scale.
  fileprivate static var contact: ValueForm {
    let depth = QuantityDimension.depth
    return .parsed(
      "found, or a depth on the scale of the file such as 0 µm",
      value: { text in text == "found" ? .found : depth.value(of: text).map { .depth($0) } },
      text: { choice in
        switch choice {
        case .found: "found"
        case .depth(let value): depth.text(value)
        }
      })
  }
}

extension ValueForm where Value == AdhesionOptions.Relaxation {
  /// `fitted`, or a share.
  fileprivate static var relaxation: ValueForm {
    let share = QuantityDimension.fraction
    return .parsed(
      "fitted, or a share of the plateau up to 90 % such as 20 %",
      value: { text in
        if text == "fitted" { return .fitted }
        return share.value(of: text).flatMap { (0...0.9).contains($0) ? .skipped($0) : nil }
      },
      text: { choice in
        switch choice {
        case .fitted: "fitted"
        case .skipped(let value): share.text(value)
        }
      })
  }
}

extension ValueForm where Value == AdhesionOptions.Skip {
  /// `automatic`, a length, or a share.
  fileprivate static var peelSkip: ValueForm {
    let (length, share) = (QuantityDimension.size, QuantityDimension.fraction)
    return .parsed(
      "automatic, a peeled length such as 5 mm, or a share of it up to 90 % such as 20 %",
      value: { text in
        if text == "automatic" { return .automatic }
        if text.hasSuffix("%") {
          return share.value(of: text).flatMap { (0...0.9).contains($0) ? .share($0) : nil }
        }
        return length.value(of: text).flatMap { $0 >= 0 ? .length($0) : nil }
      },
      text: { choice in
        switch choice {
        case .automatic: "automatic"
        case .length(let value): length.text(value)
        case .share(let value): "\((100 * value).resultText) %"
        }
      })
  }
}
