import AnalysisFindings

/// An entry of `files:` or `tables:` while it is read.
struct FileDraft: SectionHolder {
  var file: StudyManifest.FilePattern
  let outerSections: [TechniqueSections]

  var sections: TechniqueSections {
    get { file.sections }
    set { file.sections = newValue }
  }
}

extension ManifestTables {
  /// The keys of a file that is more than a path.
  var fileKeys: [OptionKey<FileDraft>] {
    [
      OptionKey(
        "path", \.file.pattern, .text("a path or pattern"), example: "xps/*.vms",
        "The file, or a pattern in which * and ? stand for letters of names."),
      OptionKey(
        "specimen", .text("a specimen's identifier in the file"), example: "plate-B",
        value: { $0.file.selection.specimen ?? "" },
        set: { name, draft in
          if name == "all" {
            draft.file.selection.allSpecimens = true
          } else {
            draft.file.selection.specimen = name
          }
        }, "The specimen whose content is used; “all” takes several specimens together on purpose."),
      OptionKey(
        "block", \.file.selection.blocks, .list(of: .text("a block's title")), example: "[C 1s, F 1s]",
        "The blocks or data sets that are used, by their titles."),
      OptionKey(
        "spot", \.file.selection.spot, ValueForm.text("a spot's name").optional(none: "any"),
        example: "\"2\"",
        "The spot or area of analysis."),
      OptionKey(
        "angle", \.file.selection.emissionAngle, ValueForm.signed(.angle).optional(none: "any"),
        example: "45°", "The emission angle."),
      OptionKey(
        "sheet", \.file.selection.sheet, ValueForm.text("a sheet's name").optional(none: "any"),
        example: "Batch 2", "The sheet of a workbook."),
      OptionKey(
        "image", \.file.selection.image, ValueForm.text("an image's title or number").optional(none: "any"),
        example: "2", "The image or data set of a file that holds several, by title or number from 1."),
      OptionKey(
        "row", \.file.selection.rows, .list(of: .text("a row's name")), example: "[PVDF-1 a, PVDF-1 b]",
        "The rows of a table, where they are not those of the sample."),
    ] + techniques.map { $0.key(at: .file) }
  }

  /// Reads a list of files, each a path or pattern or keys.
  func files(
    _ value: ManifestValue, key: String, outer: [TechniqueSections], _ decoder: inout ManifestDecoder
  ) -> [StudyManifest.FilePattern] {
    var files: [StudyManifest.FilePattern] = []
    for item in value.items {
      var draft = FileDraft(
        file: StudyManifest.FilePattern(pattern: "", line: item.line), outerSections: outer)
      if item.entries == nil {
        guard let path = decoder.text(item, key: key, what: "a path or pattern") else { continue }
        draft.file.pattern = path
      } else {
        OptionTable(name: key, keys: fileKeys).read(item, into: &draft, &decoder)
        guard item["path"] != nil else {
          decoder.note(
            .missing, key: key, node: item, expected: "the file's path", found: "no key “path”",
            remedy: "Add “path: FILE” to this entry.")
          continue
        }
      }
      files.append(draft.file)
    }
    return files
  }
}
