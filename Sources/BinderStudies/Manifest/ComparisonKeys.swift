import AnalysisFindings
package import BinderComparison
import Foundation

extension ManifestTables {
  /// The keys that say among which tests and pairs, and against which margin, verdicts are given.
  var decisionKeys: [OptionKey<ManifestDraft>] {
    [
      OptionKey(
        "families",
        words:
          "a list of families, each with name, keys and levels (surface, each, a position such as 60 s, mean, or "
          + "mean 0 s to 300 s)",
        example: "[{name: metals, keys: [icpms.deposit.*]}]", inner: familyKeys.map(\.description),
        "Families of tests that replace those of the techniques; the report prints the default beside them."
      ) { value, draft, decoder in
        for item in value.items { readFamily(item, into: &draft, &decoder) }
      },
      OptionKey(
        "pairs", \.comparison.pairs, .word, example: "reference", innermost: .study,
        "Whether all pairs of binders are compared, or each binder with the reference alone."),
      OptionKey(
        "robustness", \.comparison.isRobustnessAsked, .onOff, example: "off", innermost: .study,
        "Whether every verdict is also given under the choices that a referee would question, one at a time."),
      OptionKey(
        "equivalence", words: "keys of findings with a margin", example: "{sims.total_thickness: 20 %}",
        "By how much the ratio of two binders may differ from 1 for them to count as equivalent."
      ) { value, draft, decoder in
        guard let entries = value.entries else {
          decoder.note(
            key: "equivalence", node: value, expected: "finding keys with a margin",
            found: decoder.describe(value), remedy: "For example: equivalence: {sims.total_thickness: 20 %}")
          return
        }
        for entry in entries {
          guard let name = decoder.text(entry.key, key: "equivalence", what: "a finding's key"),
            let share = decoder.quantity(entry.value, key: name, .fraction),
            isAnswer(name, "equivalence", entry.key, &decoder)
          else { continue }
          draft.comparison.margins.append(EquivalenceMargin(name, share: share))
        }
      },
    ]
  }

  /// The keys that say which quantities speak of common subjects, and what the doses of binders are of.
  var relationKeys: [OptionKey<ManifestDraft>] {
    [
      OptionKey(
        "subjects",
        words: "a list of subjects, each with name and keys, and opposite for keys that go the other way",
        example: "[{name: phosphates, keys: [xps.share.P 2p.*, sims.near_surface.PO2-]}]",
        inner: subjectKeys.map(\.description),
        "Quantities of several techniques that speak of one subject, beside those that the techniques declare."
      ) { value, draft, decoder in
        for item in value.items { readSubject(item, into: &draft, &decoder) }
      },
      OptionKey(
        "dose", \.comparison.doseTitle, .text("what the doses of the binders are of"),
        example: "ISP in the binder",
        innermost: .study, "What the doses of the binders are of, as an axis names it."),
    ]
  }

  private var subjectKeys: [OptionKey<NamedSubject>] {
    [
      OptionKey(
        "name", \.name, .text("the subject's name"), example: "phosphates", innermost: .study,
        "The subject, as the report prints it."),
      OptionKey(
        "keys", \.keys, .list(of: .text("a finding's key")), example: "[sims.near_surface.PO2-]",
        innermost: .study, "The findings that are higher where there is more of it."),
      OptionKey(
        "opposite", \.opposite, .list(of: .text("a finding's key")), example: "[xps.share.O 1s.TM-O]",
        innermost: .study, "The findings that are lower where there is more of it."),
    ]
  }

  private func readSubject(
    _ item: ManifestValue, into draft: inout ManifestDraft, _ decoder: inout ManifestDecoder
  ) {
    var subject = NamedSubject()
    OptionTable(name: "subjects", keys: subjectKeys).read(item, into: &subject, &decoder)
    guard item.entries != nil else { return }
    let missing = item["name"] == nil ? "name" : item["keys"] == nil && item["opposite"] == nil ? "keys" : nil
    if let missing {
      decoder.note(
        .missing, key: "subjects", node: item, expected: "a subject with “name” and “keys”",
        found: "no key “\(missing)”",
        remedy: "For example: {name: phosphates, keys: [sims.near_surface.PO2-]}")
    }
    for key in ["keys", "opposite"] {
      for pattern in item[key]?.items ?? [] {
        guard let text = pattern.text else { continue }
        _ = isAnswer(text, key, pattern, &decoder)
      }
    }
    draft.comparison.witnesses += subject.witnesses
  }

  private var familyKeys: [OptionKey<ComparisonFamily>] {
    [
      OptionKey(
        "name", \.name, .text("the family's name"), example: "carbon at 60 s", innermost: .study,
        "The name, as the report prints it."),
      OptionKey(
        "keys", \.patterns, .list(of: .text("a finding's key")), example: "[xps.share.C 1s.*]",
        innermost: .study, "The findings that it holds; a * stands for any end."),
      OptionKey(
        "levels", \.levels, .levels, example: "60 s", innermost: .study,
        "At which levels of a profile it asks; the other levels are a family of their own."),
    ]
  }

  private func readFamily(
    _ item: ManifestValue, into draft: inout ManifestDraft, _ decoder: inout ManifestDecoder
  ) {
    var family = ComparisonFamily(name: "", patterns: [])
    OptionTable(name: "families", keys: familyKeys).read(item, into: &family, &decoder)
    guard item.entries != nil else { return }
    for key in ["name", "keys"] where item[key] == nil {
      decoder.note(
        .missing, key: "families", node: item, expected: "a family with “name” and “keys”",
        found: "no key “\(key)”", remedy: "For example: {name: metals, keys: [icpms.deposit.*]}")
    }
    for pattern in item["keys"]?.items ?? [] {
      guard let text = pattern.text, isAnswer(text, "keys", pattern, &decoder) else { continue }
    }
    draft.comparison.families.append(family)
  }
}

/// A subject that a manifest names, while it is read.
struct NamedSubject {
  var name = ""
  var keys: [String] = []
  var opposite: [String] = []

  /// A witness a key: each speaks for itself.
  var witnesses: [SubjectWitness] {
    keys.map { SubjectWitness(name, [$0]) } + opposite.map { SubjectWitness(name, [$0], isOpposite: true) }
  }
}

/// What a manifest says of how binders are compared.
struct ComparisonChoices: Sendable {
  var families: [ComparisonFamily] = []
  var pairs = ComparedPairs.all
  var margins: [EquivalenceMargin] = []
  /// Quantities that speak of subjects, beside those that the techniques declare.
  var witnesses: [SubjectWitness] = []
  /// What the doses of the binders are of.
  var doseTitle = "dose"
  /// The doses of the binders that state one.
  var doses: [String: BinderDose] = [:]
  /// Whether verdicts are held against other choices of the analyses.
  var isRobustnessAsked = true
}

extension StudyManifest {
  /// Whether every verdict is also given under the choices that a referee would question.
  public var isRobustnessAsked: Bool {
    get { comparison.isRobustnessAsked }
    set { comparison.isRobustnessAsked = newValue }
  }

  /// How binders are compared: what the manifest says, and what the techniques declare.
  package var comparisonOptions: ComparisonOptions {
    ComparisonOptions(
      polarity: polarityTable, families: comparison.families,
      defaultFamilies: knownTechniques.flatMap(\.families), pairs: comparison.pairs,
      margins: comparison.margins, compositions: knownTechniques.flatMap(\.compositions),
      shares: knownTechniques.flatMap(\.shares),
      signedQuantities: knownTechniques.flatMap(\.signedQuantities),
      witnesses: comparison.witnesses, defaultWitnesses: knownTechniques.flatMap(\.witnesses), series: series)
  }

  /// The binders with a dose as a series; `nil` where none states one.
  private var series: DoseSeries? {
    guard let unit = comparison.doses.values.first?.unit else { return nil }
    return DoseSeries(
      title: comparison.doseTitle, unit: unit, doses: comparison.doses.mapValues(\.value),
      headline: headline ?? usedTechniques.flatMap(\.headline))
  }
}

extension ValueForm where Value == Bool {
  /// `on` or `off`.
  fileprivate static var onOff: ValueForm {
    ValueForm<String>.word(among: ["on", "off"]).mapped({ $0 == "on" }, from: { $0 ? "on" : "off" })
  }
}

extension ValueForm where Value == ComparisonFamily.Levels {
  /// `surface`, `each`, a position such as `60 s`, `mean`, or `mean 0 s to 300 s`.
  fileprivate static var levels: ValueForm {
    .parsed(
      "surface, each, a position such as 60 s, mean, or mean 0 s to 300 s",
      value: { text in
        switch text {
        case "surface": return .surface
        case "each": return .each
        case "mean": return .mean(nil)
        default:
          guard text.hasPrefix("mean ") else {
            return position(text).map { .level($0.value, unit: $0.unit) }
          }
          let ends = text.dropFirst("mean ".count).components(separatedBy: " to ").map(position)
          guard ends.count == 2, let from = ends[0], let to = ends[1], from.unit == to.unit,
            from.value <= to.value
          else { return nil }
          return .mean(.init(from: from.value, to: to.value, unit: from.unit))
        }
      }, text: \.description)
  }

  /// A position in the unit that is written, as the profile states it.
  private static func position(_ text: String) -> (value: Double, unit: String)? {
    let words = text.split(separator: " ")
    guard words.count == 2, let value = Double(words[0]), value.isFinite else { return nil }
    return (value, String(words[1]))
  }
}
