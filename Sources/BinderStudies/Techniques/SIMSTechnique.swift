import AnalysisFindings
import BinderComparison
import ChemicalSpecies
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import SIMSAnalysis
import StudyFigures

extension StudyTechnique {
  /// Depth profiles and spectra by secondary-ion mass spectrometry; each is analysed by itself.
  static let simsDefinition = TechniqueDefinition(
    .sims, title: "TOF-SIMS", engine: 5, defaults: SIMSOptions(), seed: \SIMSOptions.seed,
    keys: rateKeys + layerKeys + signalKeys + surfaceKeys + drawKeys,
    askedFor: ["sputterRate", "sputterRateUncertainty"], table: TableDeclaration(.depthProfile),
    claims: { $0.kind == .sputterDepthProfile || $0.kind == .massSpectrum }, families: simsFamilies,
    choices: simsChoices, witnesses: simsWitnesses,
    compositions: [Composition("sims.near_surface.*", whole: 1)],
    shares: [Finding.Key.innerInterphaseShare, .outerOrganicShare, .innerOrganicShare].map {
      Composition($0.rawValue)
    },
    signedQuantities: ["sims.near_surface_log_ratio.*"], figures: FigureRecipe.depthProfileFigures,
    methods: simsMethods, answers: simsAnswers, headline: simsHeadline, foresight: simsForesight
  ) { input throws(InputProblem) in
    if let spectrum = input.measurements.first as? MassSpectrum {
      return try MassSpectrumAnalysis.result(
        of: spectrum, sample: input.sample.name, options: input.options)
    }
    let profiles = try input.measurements(as: SputterDepthProfile.self)
    return try SIMSDepthProfileAnalysis.result(
      of: profiles[0], sample: input.sample.name, options: input.options)
  }

  private static let rateKeys: [OptionKey<SIMSOptions>] = [
    OptionKey(
      "sputterRate", ValueForm.quantity(.rate).optional(), example: "0.2 nm/s", isFact: true,
      value: { $0.sputterRate?.value },
      set: { rate, options in
        options.sputterRate = rate.map { SIMSOptions.SputterRate(value: $0) }
      }, "How fast the surface recedes; without it depths stay in seconds."),
    OptionKey(
      "sputterRateUncertainty", .quantity(.fraction, zeroAllowed: true), example: "5 %", isFact: true,
      needs: "sputterRate",
      value: { $0.sputterRate.map { $0.standardUncertainty / $0.value } ?? 0 },
      set: { share, options in
        if let rate = options.sputterRate { options.sputterRate?.standardUncertainty = rate.value * share }
      }, "The relative standard uncertainty of the rate, common to all that use it."),
    OptionKey(
      "sputterRateSource", .text("words such as session 2"), example: "session 2", isFact: true,
      needs: "sputterRate", value: { $0.sputterRate?.source ?? "" },
      set: { source, options in options.sputterRate?.source = source },
      "Which rate it is: profiles with the same words share its error."),
    OptionKey(
      "interphaseRate", ValueForm.quantity(.rate).optional(), example: "0.44 nm/s", isFact: true,
      value: { $0.interphaseRate?.value },
      set: { rate, options in
        options.interphaseRate = rate.map { SIMSOptions.SputterRate(value: $0) }
      }, "The rate in the interphase, where it is known to differ from that of the bulk."),
    OptionKey(
      "interphaseRateUncertainty", .quantity(.fraction, zeroAllowed: true), example: "10 %", isFact: true,
      needs: "interphaseRate",
      value: { $0.interphaseRate.map { $0.standardUncertainty / $0.value } ?? 0 },
      set: { share, options in
        if let rate = options.interphaseRate {
          options.interphaseRate?.standardUncertainty = rate.value * share
        }
      }, "The relative standard uncertainty of that rate, common to all that use it."),
  ]

  private static let layerKeys: [OptionKey<SIMSOptions>] = [
    OptionKey(
      "rateLayers", \.rateLayers, .list(of: .rateLayer), example: "[0.4 nm/s to 30 s, 0.2 nm/s]",
      isFact: true, "Spans of sputter time with rates of their own, in order; they replace the rate."),
    OptionKey(
      "rateLayersUncertainty", .quantity(.fraction, zeroAllowed: true), example: "5 %", isFact: true,
      needs: "rateLayers",
      value: { $0.rateLayers.first.map { $0.rate.standardUncertainty / $0.rate.value } ?? 0 },
      set: { share, options in
        for index in options.rateLayers.indices {
          options.rateLayers[index].rate.standardUncertainty = options.rateLayers[index].rate.value * share
        }
      }, "The relative standard uncertainty of each of these rates."),
    OptionKey(
      "craterDepth", ValueForm.quantity(.length).optional(), example: "120 nm", isFact: true,
      value: { $0.craterDepth?.value },
      set: { depth, options in
        options.craterDepth = depth.map { SIMSOptions.CraterDepth(value: $0, standardUncertainty: 0) }
      }, "The depth of the crater at the end of the profile, from which the mean rate follows."),
    OptionKey(
      "craterDepthUncertainty", .quantity(.fraction, zeroAllowed: true), example: "3 %", isFact: true,
      needs: "craterDepth",
      value: { $0.craterDepth.map { $0.standardUncertainty / $0.value } ?? 0 },
      set: { share, options in
        if let crater = options.craterDepth {
          options.craterDepth?.standardUncertainty = crater.value * share
        }
      }, "The relative standard uncertainty of the crater's depth."),
  ]

  private static let signalKeys: [OptionKey<SIMSOptions>] = [
    OptionKey(
      "interphaseIon", \.outerIon, .species("an ion such as PO2-"), example: "PO3-",
      "The ion whose maximum ends the outer CEI."),
    OptionKey(
      "bulkIon", \.bulkIon, .species("an ion such as Ni-"), example: "Co-", "The ion of the active material."),
    OptionKey(
      "normalisation", \.normalisation, .word, example: "none",
      "What the two ions are divided by before they are compared."),
    OptionKey(
      "pointwiseReference", \.pointwiseReference, .pointwiseReference, example: "total",
      "What each point is divided by before that: none, total, or an ion."),
    OptionKey(
      "leaveOutDepartingFrames", \.leavesOutDepartingFrames, .flag, example: "false",
      "Whether frames that depart from their neighbours by many counting deviations are left out."),
    OptionKey(
      "windowEnd", \.windowEnd, ValueForm.quantity(.time).optional(none: "end"), example: "300 s",
      "The end of the window of sputter times in which maxima are sought."),
  ]

  private static let surfaceKeys: [OptionKey<SIMSOptions>] = [
    OptionKey(
      "transient", \.transientMask, .transient, example: "5 s", isFact: true,
      "What is left out at the surface, where sputtering is not yet steady: found in each profile, or stated."
    ),
    OptionKey(
      "nearSurfaceIons", \.nearSurfaceIons, .list(of: .species("an ion such as LiF2-")),
      example: "[LiF2-, CP-]", "The ions whose share of all ions near the surface is reported."),
    OptionKey(
      "organicIons", \.organicIons, .list(of: .species("an ion such as C2HO-")),
      example: "[C2HO-, C2H3O-]", "The ions that count as organic within outer and inner CEI."),
    OptionKey(
      "inorganicIons", \.inorganicIons, .list(of: .species("an ion such as LiF2-")),
      example: "[LiF2-, PO2-, Li2F3-]", "The ions that count as inorganic there."),
    OptionKey(
      "nearSurfaceStart", \.nearSurfaceStart, .quantity(.length), example: "0.5 nm",
      "The depth from which on points are “near the surface”."),
    OptionKey(
      "nearSurfaceDepth", \.nearSurfaceDepth, .quantity(.length), example: "5 nm",
      "The depth to which “near the surface” reaches."),
  ]

  private static let drawKeys: [OptionKey<SIMSOptions>] = [
    OptionKey(
      "draws", \.draws, .integer(in: 100...100_000), example: "2000", innermost: .study,
      "The number of plausible curves that are drawn."),
    OptionKey("seed", \.seed, .seed, example: "7", innermost: .study, "The seed of the draws."),
  ]
}

extension ValueForm where Value == SIMSOptions.RateLayer {
  /// A rate with the sputter time to which it holds, the last one without: `0.4 nm/s to 30 s`.
  fileprivate static var rateLayer: ValueForm {
    let (rate, time) = (QuantityDimension.rate, QuantityDimension.time)
    return .parsed(
      "a rate with the time to which it holds such as 0.4 nm/s to 30 s; the last one without",
      value: { text in
        let parts = text.components(separatedBy: " to ")
        guard parts.count <= 2, let value = rate.value(of: parts[0]), value > 0 else { return nil }
        let end = parts.count == 2 ? time.value(of: parts[1]) : nil
        guard parts.count == 1 || end != nil else { return nil }
        return SIMSOptions.RateLayer(end: end, rate: SIMSOptions.SputterRate(value: value))
      }, text: { rate.text($0.rate.value) + ($0.end.map { " to \(time.text($0))" } ?? "") })
  }
}

extension ValueForm where Value == SIMSOptions.PointwiseReference {
  /// `none`, `total`, or an ion.
  fileprivate static var pointwiseReference: ValueForm {
    .parsed(
      "none, total, or an ion such as CH-",
      value: { text in
        switch text {
        case "none": SIMSOptions.PointwiseReference.none
        case "total": .totalIon
        default: .ion(SpeciesName(text))
        }
      },
      text: { reference in
        switch reference {
        case .none: "none"
        case .totalIon: "total"
        case .ion(let ion): ion.written
        }
      })
  }
}

extension ValueForm where Value == SpeciesName {
  /// An ion or compound in any spelling.
  static func species(_ what: String) -> ValueForm {
    .parsed(what, value: { SpeciesName($0) }, text: { $0.written })
  }
}

extension ValueForm where Value == SIMSOptions.TransientMask {
  /// A time, a depth or a number of points.
  fileprivate static var transient: ValueForm {
    let (time, depth) = (QuantityDimension.time, QuantityDimension.length)
    return .parsed(
      "a time, a depth or a number of points such as 5 s, 1 nm or 3 points, or “found”",
      value: { text in
        if text == "found" { return .found }
        if let count = text.split(separator: " ").first.flatMap({ Int($0) }), text.hasSuffix(" points") {
          return count >= 0 ? .points(count) : nil
        }
        // A bare number is a time, as in formatVersion 1 from its beginning.
        if let value = time.value(of: text) { return value >= 0 ? .time(value) : nil }
        return depth.value(of: text).flatMap { $0 >= 0 ? .depth($0) : nil }
      },
      text: { mask in
        switch mask {
        case .found: "found"
        case .time(let value): time.text(value)
        case .depth(let value): depth.text(value)
        case .points(let count): "\(count) points"
        }
      })
  }
}
