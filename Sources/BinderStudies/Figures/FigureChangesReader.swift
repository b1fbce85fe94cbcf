import AnalysisFindings
import ChemicalSpecies
import ComparisonFigures
import RasterCanvas
import ScientificFigures
import StudyExports
import StudyFigures

/// Builds changes from the nodes of their file.
struct FigureChangesReader {
  static let source = YAMLSource(
    what: "a file of changes", keys: "“defaults:” or a figure's name",
    hint: "`interphase figure RESULTS --list` names the figures")

  private(set) var decoder: ManifestDecoder
  private(set) var changes = FigureChangeSet()
  private let study: RecordedStudy
  private let catalogue: FigureCatalogue

  init(file: String, study: RecordedStudy, _ catalogue: FigureCatalogue) {
    decoder = ManifestDecoder(file: file)
    changes.defaults.origin = FigureChangesOrigin(file: file)
    self.study = study
    self.catalogue = catalogue
  }

  /// Reads the whole file; problems are collected in `decoder`.
  mutating func read(_ root: ManifestValue) {
    let names = catalogue.names.map(\.rawValue)
    let entries = decoder.mapping(root, key: "", allowed: ["defaults"] + names)
    // The defaults go before, wherever they stand in the file.
    for entry in entries where entry.key == "defaults" {
      var defaults = changes.defaults
      read(entry.value, "defaults", FigureChangeKey.general, nil, into: &defaults)
      changes.defaults = defaults
    }
    for entry in entries where entry.key != "defaults" {
      let name = StudyFigureName(rawValue: entry.key)
      guard let recipe = catalogue.recipe(name) else { continue }
      var own = changes.defaults
      read(entry.value, entry.key, FigureChangeKey.ofEveryFigure + recipe.changes, recipe, into: &own)
      changes.figures[name] = own
    }
  }

  private mutating func read(
    _ node: ManifestValue, _ parent: String, _ keys: [FigureChangeKey], _ recipe: FigureRecipe?,
    into changes: inout FigureChanges
  ) {
    for (name, _, value) in decoder.mapping(node, key: parent, allowed: keys.map(\.rawValue)) {
      guard let key = FigureChangeKey(rawValue: name) else { continue }
      note(value, at: name, in: &changes)
      switch key {
      case .theme, .width, .textSize, .lineWidth, .letters, .title, .caption, .panelHeight, .legend:
        readPage(value, key, into: &changes)
      case .binders, .names, .colours, .samples, .techniques:
        readWhoIsShown(value, key, recipe, into: &changes)
      case .x: read(value, key, recipe, axis: \.x, into: &changes)
      case .y: read(value, key, recipe, axis: \.y, into: &changes)
      default: readContent(value, key, recipe, into: &changes)
      }
    }
  }

  /// Notes where a key stands.
  private func note(_ value: ManifestValue, at key: String, in changes: inout FigureChanges) {
    changes.origin?.lines[key] = value.line
  }

  private mutating func readPage(
    _ node: ManifestValue, _ key: FigureChangeKey, into changes: inout FigureChanges
  ) {
    let name = key.rawValue
    switch key {
    case .theme:
      changes.theme = decoder.word(node, key: name, among: FigureTheme.presets.map(\.name)).flatMap(
        FigureTheme.named)
    case .width: changes.width = decoder.quantity(node, key: name, .size, in: 20...600)
    case .textSize: changes.textSize = decoder.quantity(node, key: name, .points, in: 3...72)
    case .lineWidth: changes.lineWidth = decoder.quantity(node, key: name, .points, in: 0.05...10)
    case .letters: changes.hasLetters = decoder.flag(node, key: name)
    case .title: changes.title = decoder.text(node, key: name)
    case .caption: changes.caption = decoder.text(node, key: name)
    case .panelHeight: changes.panelHeight = decoder.quantity(node, key: name, .size, in: 5...600)
    case .legend:
      let places: [String: FigurePanel.Legend] = ["inside": .inside, "right": .right, "none": .none]
      changes.legend = decoder.word(node, key: name, among: ["inside", "right", "none"]).flatMap {
        places[$0]
      }
    default: break
    }
  }

  private mutating func readWhoIsShown(
    _ node: ManifestValue, _ key: FigureChangeKey, _ recipe: FigureRecipe?, into changes: inout FigureChanges
  ) {
    let vocabulary = FigureVocabulary(study, for: recipe)
    let name = key.rawValue
    switch key {
    case .binders: changes.binders = decoder.words(node, key: name, among: study.binders)
    case .samples: changes.samples = decoder.words(node, key: name, among: vocabulary.samples)
    case .techniques:
      changes.techniques = decoder.words(node, key: name, among: vocabulary.techniques)
    case .names:
      for (binder, _, value) in decoder.mapping(node, key: name, allowed: study.binders) {
        changes.displayNames[binder] = decoder.text(value, key: binder, what: "the name to show")
        note(value, at: "\(name) \(binder)", in: &changes)
      }
    case .colours: readColours(node, vocabulary, into: &changes)
    default: break
    }
  }

  private mutating func readColours(
    _ node: ManifestValue, _ vocabulary: FigureVocabulary, into changes: inout FigureChanges
  ) {
    guard let pairs = node.entries else {
      decoder.note(
        key: "colours", node: node, expected: "names with colours", found: decoder.describe(node),
        remedy: "For example: colours: {LiF: \"#117733\"}")
      return
    }
    for pair in pairs {
      let (keyNode, value) = (pair.key, pair.value)
      guard let spelling = decoder.text(keyNode, key: "colours", what: "a binder or species") else {
        continue
      }
      var names = study.binders.filter { $0 == spelling } + vocabulary.species(spelling)
      if names.isEmpty {
        let known = study.binders + vocabulary.species
        names = decoder.word(keyNode, key: "colours", among: known).map { [$0] } ?? []
      }
      guard let text = decoder.text(value, key: spelling, what: "a colour such as \"#117733\"") else {
        continue
      }
      guard let colour = CanvasColor(hex: text) else {
        decoder.note(
          key: spelling, node: value, expected: "a colour such as \"#117733\"", found: "“\(text.prefix(40))”",
          remedy: "Write red, green and blue as six hexadecimal digits in quotes.")
        continue
      }
      for name in names { changes.colours[name] = colour }
    }
  }

  private mutating func read(
    _ node: ManifestValue, _ key: FigureChangeKey, _ recipe: FigureRecipe?,
    axis path: WritableKeyPath<FigureChanges, FigureChanges.AxisChanges>, into changes: inout FigureChanges
  ) {
    var axis = changes[keyPath: path]
    let keys = ["label", "limits", "scale", "break"]
    for (name, _, value) in decoder.mapping(node, key: key.rawValue, allowed: keys) {
      note(value, at: "\(key.rawValue) \(name)", in: &changes)
      switch name {
      case "label": axis.label = decoder.text(value, key: name)
      case "limits": axis.limits = decoder.ends(value, key: name).map { AxisLimits($0, $1) }
      case "scale":
        let isOfBars = recipe?.changes.contains(.brackets) == true
        let scales = isOfBars ? ["linear", "log", "broken"] : ["linear", "log"]
        let scale = decoder.word(value, key: name, among: scales)
        axis.isBroken = scale == "broken"
        axis.scale = scale.map { $0 == "log" ? .logarithmic : .linear }
      default:
        axis.gap = decoder.ends(value, key: name).map { AxisGap(from: min($0, $1), to: max($0, $1)) }
      }
    }
    changes[keyPath: path] = axis
  }

  private mutating func readContent(
    _ node: ManifestValue, _ key: FigureChangeKey, _ recipe: FigureRecipe?, into changes: inout FigureChanges
  ) {
    let vocabulary = FigureVocabulary(study, for: recipe)
    let name = key.rawValue
    switch key {
    case .regions: changes.regions = decoder.words(node, key: name, among: vocabulary.regions)
    case .level: changes.level = level(node, name, vocabulary.levels)
    case .scaling:
      changes.scaling = decoder.word(node, key: name, among: ["shared", "each"]).map {
        $0 == "each" ? .each : .shared
      }
    case .energy:
      for (region, _, value) in decoder.mapping(node, key: name, allowed: vocabulary.regions) {
        changes.energies[region] = decoder.ends(value, key: region).map { AxisLimits($0, $1) }
        note(value, at: "\(name) \(region)", in: &changes)
      }
    case .ions: changes.ions = species(node, name, among: vocabulary.ions)
    case .abscissa:
      changes.abscissa = decoder.word(node, key: name, among: ["depth", "time"]).map {
        $0 == "time" ? .sputterTime : .depthIfKnown
      }
    case .quantities:
      changes.quantities = decoder.words(node, key: name, among: vocabulary.quantities)
    case .species:
      changes.species = species(node, name, among: vocabulary.elements + vocabulary.components)
    case .measures: changes.measures = decoder.words(node, key: name, among: recipe?.measures ?? [])
    case .whiskers:
      changes.whiskers = decoder.word(
        node, key: name, among: FigureChanges.Whiskers.allCases.map(\.rawValue)
      ).flatMap(FigureChanges.Whiskers.init(rawValue:))
    case .brackets:
      changes.brackets = decoder.word(
        node, key: name, among: FigureChanges.Brackets.allCases.map(\.rawValue)
      ).flatMap(FigureChanges.Brackets.init(rawValue:))
    case .edges: changes.edges = decoder.words(node, key: name, among: EELSEdges.names)
    case .arrangement:
      changes.arrangement = decoder.word(node, key: name, among: ["stacked", "waterfall"]).map {
        $0 == "stacked" ? .stacked : .waterfall
      }
    case .over:
      changes.over = decoder.word(
        node, key: name, among: FigureChanges.Stacking.allCases.map(\.rawValue)
      ).flatMap(FigureChanges.Stacking.init(rawValue:))
    case .traces: changes.traces = decoder.integer(node, key: name, in: 2...60)
    case .colourScale: changes.colourScale = decoder.colourScale(node, key: name)
    case .boxes: changes.boxes = decoder.boxes(node, key: name, in: vocabulary.micrographs)
    case .crop: changes.crops = decoder.crops(node, key: name, in: vocabulary.micrographs)
    default: break
    }
  }

  /// Species in any spelling, as the study writes them.
  private mutating func species(_ node: ManifestValue, _ key: String, among words: [String]) -> [String]? {
    let spellings = Dictionary(words.map { (SpeciesName($0), $0) }) { first, _ in first }
    let spelled = decoder.items(node).map { item in
      item.text.flatMap { spellings[SpeciesName($0)] }
    }
    let names = spelled.compactMap { $0 }
    return names.count == spelled.count && !names.isEmpty
      ? names : decoder.words(node, key: key, among: words)
  }

  private mutating func level(_ node: ManifestValue, _ key: String, _ levels: [Double]) -> Double? {
    guard let time = decoder.quantity(node, key: key, .time, zeroAllowed: true) else { return nil }
    guard let level = levels.first(where: { abs($0 - time) < 1e-6 }) else {
      let known = levels.map { "\($0.resultText) s" }.joined(separator: ", ")
      decoder.note(
        key: key, node: node, expected: "the etch time of a level: \(known)", found: decoder.describe(node),
        remedy: "Use one of them.")
      return nil
    }
    return level
  }
}
