import AnalysisFindings
import BinderComparison
import StudyFigures

/// The tables of keys of a manifest for some techniques.
struct ManifestTables: Sendable {
  /// The techniques whose sections it may have.
  let techniques: [StudyTechnique]

  /// The keys of the study, in the order in which they are read: what others inherit comes first.
  var studyKeys: [OptionKey<ManifestDraft>] {
    headKeys + techniques.map { $0.key(at: .study) } + contentKeys + outputKeys
  }

  private var headKeys: [OptionKey<ManifestDraft>] {
    [
      OptionKey(
        "formatVersion", words: "\(StudyManifest.formatVersion)", example: "\(StudyManifest.formatVersion)",
        "The version of the manifest's format."
      ) { value, _, decoder in
        let version = StudyManifest.formatVersion
        _ = decoder.integer(value, key: "formatVersion", in: version...version)
      },
      OptionKey(
        "study", \.title, .text("the study's title"), example: "PVDF against ISP50", innermost: .study,
        "The study's title."),
      OptionKey(
        "seed", \.seed, .seed, example: "1", innermost: .study, "The seed of everything drawn at random."),
      OptionKey(
        "allowFilesOutside", \.allowsFilesOutside, .flag, example: "true", innermost: .study,
        "Whether files outside of the manifest's folder may be read."),
      OptionKey(
        "history", words: "facts with values", example: "{cycles: \"300\", rinse: DMC}",
        inner: Self.historyKeys, "What happened to all samples before the measurement."
      ) { value, draft, decoder in draft.commonHistory = history(value, &decoder) },
    ]
  }

  private var contentKeys: [OptionKey<ManifestDraft>] {
    let columnKeys = ColumnKeys(techniques)
    return [
      OptionKey(
        "binders", words: "names, or binders with keys", example: "[PVDF, {name: ISP50}]",
        inner: binderKeys.map(\.description), "The binders; the first is the reference of the comparison."
      ) { value, draft, decoder in readBinders(value, into: &draft, &decoder) },
      OptionKey(
        "samples", words: "a list of samples", example: "[{binder: PVDF, files: pvdf-1/*}]",
        inner: sampleKeys.map(\.description), "The specimens with their files."
      ) { value, draft, decoder in
        for item in value.items { readSample(item, into: &draft, &decoder) }
      },
      OptionKey(
        "tables", words: "paths, patterns, or files with keys", example: "[icpms/batch.xlsx]",
        inner: fileKeys.map(\.description), "Tables that hold rows of several samples."
      ) { value, draft, decoder in
        draft.tables = files(value, key: "tables", outer: [draft.sections], &decoder)
      },
      OptionKey(
        "columns", words: "a list of declarations",
        example: "[{files: table.csv, technique: xps, bindingEnergy: Energy, intensity: Counts}]",
        inner: columnKeys.descriptions, "What the columns of plain tables are that no reader recognises."
      ) { value, draft, decoder in
        draft.columns = value.items.compactMap { columnKeys.read($0, &decoder) }
      },
      OptionKey(
        "exclude", words: "a list of exclusions",
        example: "[{sample: PVDF-3, technique: sims, reason: charged}]",
        inner: exclusionKeys.map(\.description), "What is left out, with the reason."
      ) { value, draft, decoder in
        for item in value.items { readExclusion(item, into: &draft, &decoder) }
      },
      OptionKey(
        "techniques", \.techniques, .list(of: techniqueForm), example: "[xps, sims]", innermost: .study,
        "The techniques to analyse; all without it."),
    ]
  }

  private var outputKeys: [OptionKey<ManifestDraft>] {
    let figureNames = FigureCatalogue(of: techniques).names.map(\.rawValue)
    return [
      OptionKey(
        "comparison", \.self, keys: comparisonKeys, innermost: .study, "How binders are compared."),
      OptionKey(
        "figures", words: "names of figures", example: "[summary, xps-panels]",
        "The figures to draw, [] for none; all that the results allow without it."
      ) { value, draft, decoder in
        let words =
          value.list?.isEmpty == true ? [] : decoder.words(value, key: "figures", among: figureNames)
        draft.figures = words?.map(StudyFigureName.init(rawValue:))
      },
      OptionKey(
        "figureFormats", words: FigureFormat.allCases.map(\.rawValue).joined(separator: ", "),
        example: "[pdf]", "The formats of the files of figures."
      ) { value, draft, decoder in
        let words = FigureFormat.allCases.map(\.rawValue)
        draft.figureFormats = (decoder.words(value, key: "figureFormats", among: words) ?? []).compactMap(
          FigureFormat.init(rawValue:))
      },
    ]
  }

  private var comparisonKeys: [OptionKey<ManifestDraft>] {
    [
      OptionKey(
        "measures", words: "a list of keys of findings",
        example: "[sims.total_thickness, icpms.deposit.*]",
        "The measures that the report answers first, in this order; those of the techniques without it."
      ) { value, draft, decoder in
        var measures: [String] = []
        for item in value.items {
          guard let name = decoder.text(item, key: "measures", what: "a finding's key"),
            isAnswer(name, "measures", item, &decoder)
          else { continue }
          measures.append(name)
        }
        draft.headline = measures
      },
      OptionKey(
        "better", words: "keys of findings with higher, lower or none",
        example: "{sims.total_thickness: lower}",
        "Which way of a quantity is good, where the field's default differs."
      ) { value, draft, decoder in
        guard let entries = value.entries else {
          decoder.note(
            key: "better", node: value, expected: "finding keys with “higher”, “lower” or “none”",
            found: decoder.describe(value), remedy: "For example: better: {sims.total_thickness: lower}")
          return
        }
        for entry in entries {
          guard let name = decoder.text(entry.key, key: "better", what: "a finding's key"),
            let word = decoder.word(entry.value, key: name, among: ["higher", "lower", "none"]),
            let direction = PolarityTable.Direction(rawValue: word),
            isAnswer(name, "better", entry.key, &decoder)
          else { continue }
          draft.polarity.append(
            PolarityTable.Entry(name, better: direction, reason: "stated in the manifest"))
        }
      },
    ] + decisionKeys + relationKeys
  }

  /// Whether a pattern of findings is one that a technique answers; notes it where not.
  func isAnswer(
    _ pattern: String, _ key: String, _ node: ManifestValue, _ decoder: inout ManifestDecoder
  ) -> Bool {
    let answers = techniques.flatMap(\.answers)
    let stem = pattern.hasSuffix("*") ? String(pattern.dropLast()) : pattern
    let isKnown = answers.contains { answer in
      guard answer.hasSuffix("*") else {
        return pattern.hasSuffix("*") ? answer.hasPrefix(stem) : answer == pattern
      }
      let family = answer.dropLast()
      return stem.hasPrefix(family) || pattern.hasSuffix("*") && family.hasPrefix(stem)
    }
    if isKnown { return true }
    decoder.note(
      key: key, node: node, expected: "a finding’s key: \(ManifestDecoder.list(answers))",
      found: "“\(pattern)”",
      remedy: NearestWord.nearest(to: pattern, among: answers).map { "Did you mean “\($0)”?" }
        ?? "Use one of the keys listed; findings.csv has them in full.")
    return false
  }
}
