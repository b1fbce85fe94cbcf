import AnalysisFindings
import XPSAnalysis

extension StudyTechnique {
  /// The key `regions`: some of the ready models by their core levels, or what a region is fitted with, key by key.
  static var regionsKey: OptionKey<XPSAnalysisOptions> {
    OptionKey(
      "regions", words: "a list of core levels, or core levels with keys", example: "[Li 1s]",
      innermost: .file, inner: regionKeys.map(\.description),
      "The regions that are fitted, or what each is fitted with; a ready model is changed key by key.",
      read: { value, options, decoder in
        guard let entries = value.entries else {
          let known = RegionModel.ready.map(\.coreLevel)
          let names = value.items.compactMap { decoder.word($0, key: "regions", among: known) }
          options.regionModels = RegionModel.ready.filter { names.contains($0.coreLevel) }
          return
        }
        for entry in entries { readRegion(entry, into: &options, &decoder) }
      },
      written: { options in
        options.regionModels.flatMap { model in
          regionKeys.flatMap { $0.written(model) }.map { ("regions.\(model.coreLevel).\($0.key)", $0.text) }
        }
      })
  }

  private static func readRegion(
    _ entry: ManifestValue.Entry, into options: inout XPSAnalysisOptions, _ decoder: inout ManifestDecoder
  ) {
    guard let level = decoder.text(entry.key, key: "regions", what: "a core level such as C 1s") else {
      return
    }
    let parts = level.split(separator: " ")
    guard parts.count == 2, let element = parts.first else {
      decoder.note(
        key: "regions", node: entry.key, expected: "an element and a level such as C 1s", found: "“\(level)”",
        remedy: "Write the level as in “Ni 2p”.")
      return
    }
    let index = options.regionModels.firstIndex { $0.coreLevel == level }
    var model =
      index.map { options.regionModels[$0] } ?? RegionModel.ready.first { $0.coreLevel == level }
      ?? RegionModel(coreLevel: level, element: String(element), window: 0...0, components: [])
    OptionTable(name: level, keys: regionKeys).read(entry.value, into: &model, &decoder)
    let hasWindow = model.window.upperBound > model.window.lowerBound
    guard !model.components.isEmpty, hasWindow else {
      decoder.note(
        .missing, key: level, node: entry.key,
        expected: "a window and components, for \(level) has no ready model",
        found: hasWindow ? "no components" : "no window",
        remedy: "Add “window: [FROM, TO]” and “components: {NAME: {position: …, width: …}}”.")
      return
    }
    if let index { options.regionModels[index] = model } else { options.regionModels.append(model) }
  }

  private static var regionKeys: [OptionKey<RegionModel>] {
    [
      OptionKey(
        "window", \.window, .range(.energy), example: "[280 eV, 294 eV]",
        "The window of binding energies that is fitted."),
      OptionKey(
        "background", \.background,
        ValueForm<XPSAnalysisOptions.Background>.word.optional(none: "as all"), example: "linear",
        "The background of this region."),
      OptionKey(
        "shape", \.shape, ValueForm<LineShapeFamily>.word.optional(none: "as all"), example: "Voigt",
        "The family of this region's lines."),
      OptionKey(
        "lorentzianShare", \.lorentzianShare,
        ValueForm.prior(.fraction, spread: .fraction).optional(none: "as all"), example: "30 % ± 10 %",
        "The Lorentzian share of this region's lines."),
      OptionKey(
        "factor", \.sensitivityFactor, ValueForm.quantity(.number).optional(none: "library"), example: "1.2",
        "The sensitivity factor of the level."),
      OptionKey(
        "alternatives", \.alternatives, .list(of: ValueForm<RegionAlternative>.word),
        example: "[conductive carbon]",
        "Other shapes of the components that count beside the model where they describe the data as well."),
      doubletKey, componentsKey,
    ]
  }

  private static var doubletKey: OptionKey<RegionModel> {
    let table = OptionTable(name: "doublet", keys: doubletKeys)
    return OptionKey(
      "doublet", words: "keys with values, or none",
      example: "{splitting: 17.3 eV ± 0.15 eV, areaRatio: 0.5, widthRatio: 1.2 ± 10 %}", innermost: .file,
      inner: doubletKeys.map(\.description), "The second line of each component, for levels with two lines.",
      read: { value, model, decoder in
        guard value.text != "none" else {
          model.doublet = nil
          return
        }
        var doublet =
          model.doublet
          ?? RegionModel.Doublet(
            splitting: PriorValue(0), areaRatio: PriorValue(0.5), widthRatio: PriorValue(1, spread: 0.1))
        table.read(value, into: &doublet, &decoder)
        model.doublet = doublet
      },
      written: { model in
        guard let doublet = model.doublet else { return [("doublet", "none")] }
        return doubletKeys.flatMap { $0.written(doublet) }.map { ("doublet.\($0.key)", $0.text) }
      })
  }

  private static let doubletKeys: [OptionKey<RegionModel.Doublet>] = [
    OptionKey(
      "splitting", \.splitting, .prior(.energy, spread: .energy), example: "17.3 eV ± 0.15 eV",
      "How much higher the weaker line's binding energy is."),
    OptionKey(
      "areaRatio", \.areaRatio, .prior(.number, spread: .fraction), example: "0.5",
      "The area of the weaker line over that of the stronger one."),
    OptionKey(
      "widthRatio", \.widthRatio, .prior(.number, spread: .fraction), example: "1.2 ± 10 %",
      "The width of the weaker line over that of the stronger one."),
  ]

  private static var componentsKey: OptionKey<RegionModel> {
    OptionKey(
      "components", words: "names with keys",
      example: "{C-C: {position: 284.8 eV, width: 1.2 eV ± 15 %}}", innermost: .file,
      inner: componentKeys.map(\.description),
      "The components by their names; those of a ready model are changed, “none” removes one.",
      read: { value, model, decoder in readComponents(value, into: &model, &decoder) },
      written: { model in
        model.components.flatMap { component in
          componentKeys.flatMap { $0.written(component) }
            .map { ("components.\(component.name).\($0.key)", $0.text) }
        }
      })
  }

  private static func readComponents(
    _ value: ManifestValue, into model: inout RegionModel, _ decoder: inout ManifestDecoder
  ) {
    guard let entries = value.entries else {
      decoder.note(
        key: "components", node: value, expected: "names of components with keys",
        found: decoder.describe(value), remedy: "Write components: {NAME: {position: …, width: …}}.")
      return
    }
    for entry in entries {
      guard let name = decoder.text(entry.key, key: "components", what: "a component's name") else {
        continue
      }
      let index = model.components.firstIndex { $0.name == name }
      if entry.value.text == "none" {
        if let index { model.components.remove(at: index) }
        continue
      }
      var component =
        index.map { model.components[$0] }
        ?? ComponentModel(name, title: name, position: PriorValue(0), width: PriorValue(0))
      OptionTable(name: name, keys: componentKeys).read(entry.value, into: &component, &decoder)
      if let tie = component.tie,
        !model.components.prefix(index ?? .max).contains(where: { $0.name == tie.component })
      {
        decoder.note(
          key: name, node: entry.value, expected: "a tie to a component that stands before it",
          found: "“\(tie.component)”", remedy: "Name an earlier component of the region.")
      }
      guard component.position.value > 0, component.width.value > 0 || component.tie != nil else {
        decoder.note(
          .missing, key: name, node: entry.value, expected: "a position and a width",
          found: component.position.value > 0 ? "no width" : "no position",
          remedy: "Add “position: 286.5 eV ± 0.2 eV, width: 1.4 eV ± 15 %”.")
        continue
      }
      if let index { model.components[index] = component } else { model.components.append(component) }
    }
  }

  private static let componentKeys: [OptionKey<ComponentModel>] = [
    OptionKey(
      "title", \.title, .text("a title such as Li_xPF_yO_z"), example: "C–O/P–O",
      "The title in figures; by itself the name."),
    OptionKey(
      "position", \.position, .prior(.energy, spread: .energy), example: "286.5 eV ± 0.2 eV",
      "The binding energy, where the charge reference has its own; of a tied component its distance's deviation."
    ),
    OptionKey(
      "width", \.width, .prior(.energy, spread: .fraction), example: "1.4 eV ± 15 %",
      "The full width at half maximum; its deviation is relative."),
    OptionKey(
      "shape", \.shape, ValueForm<LineShapeFamily>.word.optional(none: "as region"), example: "graphitic",
      "The family of its line."),
    OptionKey(
      "satellite", \.isSatellite, .flag, example: "true",
      "Whether it is a satellite: part of the level's area, but no species of its own."),
    OptionKey(
      "tiedTo", \.tie, ValueForm.tie.optional(none: "none"), example: "C-C",
      "An earlier component whose area and width it has, or has times a ratio."),
    OptionKey(
      "areaRatio", .prior(.number, spread: .fraction), example: "0.5 ± 10 %", needs: "tiedTo",
      value: { $0.tie?.areaRatio ?? PriorValue(1) }, set: { $1.tie?.areaRatio = $0 },
      "Its area over that of the component that it is tied to."),
    OptionKey(
      "widthRatio", .prior(.number, spread: .fraction), example: "1.1 ± 10 %", needs: "tiedTo",
      value: { $0.tie?.widthRatio ?? PriorValue(1) }, set: { $1.tie?.widthRatio = $0 },
      "Its width over that of the component that it is tied to."),
  ]
}

extension ValueForm where Value == ComponentModel.Tie {
  /// The name of another component.
  fileprivate static var tie: ValueForm {
    .parsed(
      "the name of an earlier component", value: { ComponentModel.Tie(to: $0) }, text: { $0.component })
  }
}

extension RegionModel {
  /// The models that a manifest can name by their core level.
  static var ready: [RegionModel] {
    let others = [lithium1s, sulfur2p, nitrogen1s]
    return cathodeInterphase
      + others.filter { other in
        !cathodeInterphase.contains { $0.coreLevel == other.coreLevel }
      }
  }
}
