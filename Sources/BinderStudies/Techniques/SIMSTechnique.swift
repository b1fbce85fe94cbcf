import AnalysisFindings
import ChemicalSpecies
import InstrumentMeasurements
import SIMSAnalysis

extension StudyTechnique {
  /// Depth profiles by secondary-ion mass spectrometry; each profile is analysed by itself.
  static let simsDefinition = TechniqueDefinition(
    .sims, title: "TOF-SIMS", engine: 1, defaults: SIMSOptions(),
    seed: \SIMSOptions.seed,
    keys: [
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
          options.sputterRate = options.sputterRate.map {
            SIMSOptions.SputterRate(value: $0.value, standardUncertainty: $0.value * share)
          }
        }, "The relative standard uncertainty of the rate, common to all that use it."),
      OptionKey(
        "interphaseIon", \.outerIon, .species("an ion such as PO2-"), example: "PO3-",
        "The ion whose maximum ends the outer CEI."),
      OptionKey(
        "bulkIon", \.bulkIon, .species("an ion such as Ni-"), example: "Co-",
        "The ion of the active material."),
      OptionKey(
        "normalisation", \.normalisation, .word, example: "none",
        "What the two ions are divided by before they are compared."),
      OptionKey(
        "windowEnd", \.windowEnd, ValueForm.quantity(.time).optional(none: "end"), example: "300 s",
        "The end of the window of sputter times in which maxima are sought."),
      OptionKey(
        "transient", \.transientMask, .transient, example: "5 s", isFact: true,
        "What is left out at the surface, where sputtering is not yet steady: a time, a depth or a number of points."
      ),
      OptionKey(
        "transientPointsWithoutRate", \.transientPointsWithoutRate, .integer(in: 0...1000), example: "3",
        "The points left out where the transient is a depth and no rate is known."),
      OptionKey(
        "nearSurfaceIons", \.nearSurfaceIons, .list(of: .species("an ion such as LiF2-")),
        example: "[LiF2-, CP-]", "The ions whose share of all ions near the surface is reported."),
      OptionKey(
        "nearSurfaceDepth", \.nearSurfaceDepth, .quantity(.length), example: "5 nm",
        "The depth to which “near the surface” reaches."),
      OptionKey(
        "draws", \.draws, .integer(in: 100...100_000), example: "2000", innermost: .study,
        "The number of draws of the Poisson bootstrap."),
      OptionKey("seed", \.seed, .seed, example: "7", innermost: .study, "The seed of the bootstrap."),
    ],
    askedFor: ["sputterRate", "sputterRateUncertainty"],
    claims: { $0.kind == .sputterDepthProfile }
  ) { input throws(InputProblem) in
    let profiles = try input.measurements(as: SputterDepthProfile.self)
    return try SIMSDepthProfileAnalysis.result(
      of: profiles[0], sample: input.sample.name, options: input.options)
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
      "a time, a depth or a number of points such as 5 s, 1 nm or 3 points",
      value: { text in
        if let count = text.split(separator: " ").first.flatMap({ Int($0) }), text.hasSuffix(" points") {
          return count >= 0 ? .points(count) : nil
        }
        // A bare number is a time, as in formatVersion 1 from its beginning.
        if let value = time.value(of: text) { return value >= 0 ? .time(value) : nil }
        return depth.value(of: text).flatMap { $0 >= 0 ? .depth($0) : nil }
      },
      text: { mask in
        switch mask {
        case .time(let value): time.text(value)
        case .depth(let value): depth.text(value)
        case .points(let count): "\(count) points"
        }
      })
  }
}
