import AnalysisFindings
import InstrumentMeasurements

/// A sample while it is read.
struct SampleDraft: SectionHolder {
  var sample: StudyManifest.Sample
  var ownHistory = SampleHistory()
  let study: TechniqueSections
  let binders: [String: ManifestDraft.BinderFacts]

  var sections: TechniqueSections {
    get { sample.sections }
    set { sample.sections = newValue }
  }

  var outerSections: [TechniqueSections] {
    [study] + (binders[sample.specimen.binder].map { [$0.sections] } ?? [])
  }
}

extension ManifestTables {
  /// The keys of a sample; those that others depend on come first.
  var sampleKeys: [OptionKey<SampleDraft>] {
    [
      OptionKey(
        "name", \.sample.specimen.name, .text("the sample's name"), example: "PVDF-1",
        "The specimen's name; by itself the binder's name with a number."),
      OptionKey(
        "binder", \.sample.specimen.binder, .text("the binder's name"), example: "PVDF",
        "The binder; every sample but a blank has one."),
      OptionKey(
        "role", \.sample.specimen.role, .word, example: "control",
        "What the specimen is for: a sample of the comparison, a control of the same binder, or a blank."),
      OptionKey(
        "state", \.sample.specimen.state, .word, example: "cycled",
        "What was done to it electrochemically."),
      OptionKey(
        "history", words: "facts with values", example: "{cycles: \"300\", rinse: DMC}",
        inner: Self.historyKeys, "What happened to it before the measurement."
      ) { value, draft, decoder in draft.ownHistory = history(value, &decoder) },
      OptionKey(
        "rows", \.sample.rows, .list(of: .text("a row's name")), example: "[PVDF-1 a, PVDF-1 b]",
        "The names of its rows in the tables; by itself those that begin with its name."),
    ] + techniques.map { $0.key(at: .sample) } + [
      OptionKey(
        "files", words: "paths, patterns, or files with keys", example: "xps/PVDF-1.vms",
        inner: fileKeys.map(\.description), "Its files."
      ) { value, draft, decoder in
        draft.sample.files = files(
          value, key: "files", outer: draft.outerSections + [draft.sections], &decoder)
      }
    ]
  }

  static var historyKeys: [KeyDescription] {
    SampleHistory.Fact.allCases.map {
      KeyDescription(
        name: $0.rawValue, summary: "", example: "unknown", words: "a text", innermost: .sample,
        isFact: true)
    }
  }

  /// Reads one sample.
  func readSample(_ item: ManifestValue, into draft: inout ManifestDraft, _ decoder: inout ManifestDecoder) {
    let specimen = StudySample(name: "", binder: "")
    var sample = SampleDraft(
      sample: StudyManifest.Sample(specimen: specimen, files: [], rows: [], line: item.line),
      study: draft.sections, binders: draft.binderFacts)
    OptionTable(name: "samples", keys: sampleKeys).read(item, into: &sample, &decoder)
    guard item.entries != nil else { return }
    let binder = draft.binderFacts[sample.sample.specimen.binder]?.history ?? SampleHistory()
    for history in [draft.commonHistory, binder, sample.ownHistory] {
      sample.sample.specimen.history.facts.merge(history.facts) { _, inner in inner }
    }
    if item["binder"] == nil, sample.sample.specimen.role != .blank {
      decoder.note(
        .missing, key: "samples", node: item, expected: "the sample's binder", found: "no key “binder”",
        remedy: "Add “binder: NAME” to this sample.")
    }
    draft.samples.append(sample.sample)
  }
}
