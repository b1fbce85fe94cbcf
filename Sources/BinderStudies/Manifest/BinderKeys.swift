import AnalysisFindings
import InstrumentMeasurements

/// A binder while it is read.
struct BinderDraft: SectionHolder {
  var name = ""
  var history = SampleHistory()
  var dose: BinderDose?
  var sections = TechniqueSections()
  let outerSections: [TechniqueSections]
}

extension ManifestTables {
  /// The keys of a binder that is more than a name.
  var binderKeys: [OptionKey<BinderDraft>] {
    [
      OptionKey("name", \.name, .text("a binder's name"), example: "ISP50", "The binder's name."),
      OptionKey(
        "history", words: "facts with values", example: "{rinse: DMC}", innermost: .sample,
        "What happened to all samples of the binder."
      ) { value, draft, decoder in draft.history = history(value, &decoder) },
      OptionKey(
        "dose", \.dose, ValueForm.binderDose.optional(), example: "5 %", innermost: .binder, isFact: true,
        "How much of something the binder has; binders with doses are a series, and measures are held against it."
      ),
    ] + techniques.map { $0.key(at: .binder) }
  }

  /// Reads the list of binders, each a name or keys.
  func readBinders(_ value: ManifestValue, into draft: inout ManifestDraft, _ decoder: inout ManifestDecoder)
  {
    for item in value.items {
      var binder = BinderDraft(outerSections: [draft.sections])
      if item.entries == nil {
        binder.name = decoder.text(item, key: "binders", what: "a binder's name") ?? ""
      } else {
        OptionTable(name: "binders", keys: binderKeys).read(item, into: &binder, &decoder)
        if item["name"] == nil {
          decoder.note(
            .missing, key: "binders", node: item, expected: "the binder's name", found: "no key “name”",
            remedy: "Add “name: BINDER” to this entry.")
        }
      }
      guard !binder.name.isEmpty else { continue }
      guard draft.binderFacts[binder.name] == nil else {
        decoder.note(
          key: "binders", node: item, expected: "each binder once",
          found: "“\(binder.name)” a second time", remedy: "Remove one of them.")
        continue
      }
      if let dose = binder.dose {
        // Every binder with a dose so far has the unit of the first.
        let first = draft.binders.compactMap { draft.comparison.doses[$0] }.first
        if let other = first, other.unit != dose.unit {
          decoder.note(
            key: "dose", node: item,
            expected: "a dose in \(other.unit == "1" ? "no unit" : other.unit), as the others",
            found: dose.text, remedy: "State the doses of all binders in one unit.")
        } else {
          draft.comparison.doses[binder.name] = dose
        }
      }
      draft.binders.append(binder.name)
      draft.binderFacts[binder.name] = ManifestDraft.BinderFacts(
        history: binder.history, sections: binder.sections)
    }
  }

  /// Reads what happened to specimens.
  func history(_ value: ManifestValue, _ decoder: inout ManifestDecoder) -> SampleHistory {
    var history = SampleHistory()
    let facts = SampleHistory.Fact.allCases.map(\.rawValue)
    for (fact, _, value) in decoder.mapping(value, key: "history", allowed: facts) {
      guard let name = SampleHistory.Fact(rawValue: fact), let text = decoder.text(value, key: fact) else {
        continue
      }
      history.facts[name] = text
    }
    return history
  }
}
