import AnalysisFindings

extension ManifestTables {
  /// The keys of something that is left out.
  var exclusionKeys: [OptionKey<StudyManifest.Exclusion>] {
    [
      OptionKey(
        "file", \.pattern, ValueForm.text("a file or pattern").optional(none: ""), example: "sims/PVDF-3.txt",
        "The file or files."),
      OptionKey(
        "sample", \.sample, ValueForm.text("a sample's name").optional(none: ""), example: "PVDF-3",
        "The sample, or the sample of the file."),
      OptionKey(
        "technique", \.technique, techniqueForm.optional(none: ""), example: "sims",
        "The technique of the sample; all of them without it."),
      OptionKey(
        "reason", \.reason, .text("the reason"), example: "charged during analysis",
        "Why, as the report prints it."),
    ]
  }

  /// A technique by its code.
  var techniqueForm: ValueForm<Technique> {
    ValueForm<String>.word(among: techniques.map(\.code.rawValue)).mapped(
      { Technique(rawValue: $0) }, from: { $0.rawValue })
  }

  /// Reads one exclusion.
  func readExclusion(
    _ item: ManifestValue, into draft: inout ManifestDraft, _ decoder: inout ManifestDecoder
  ) {
    var exclusion = StudyManifest.Exclusion(reason: "", line: item.line)
    OptionTable(name: "exclude", keys: exclusionKeys).read(item, into: &exclusion, &decoder)
    guard item.entries != nil else { return }
    if item["reason"] == nil {
      decoder.note(
        .missing, key: "exclude", node: item, expected: "a reason for leaving something out",
        found: "no key “reason”", remedy: "Add “reason: …”; it is printed in the report.")
    }
    if exclusion.pattern == nil, exclusion.sample == nil {
      decoder.note(
        .missing, key: "exclude", node: item, expected: "what is left out",
        found: "neither “file” nor “sample”", remedy: "Add “file: PATH” or “sample: NAME”.")
    }
    draft.exclusions.append(exclusion)
  }
}
