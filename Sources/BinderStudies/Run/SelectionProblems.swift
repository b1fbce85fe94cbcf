public import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

extension StudyReading {
  /// What is wrong with how the manifest points into files: a selection that holds nothing, or content of several
  /// specimens that would become one.
  public func selectionProblems(in manifest: StudyManifest) -> [InputProblem] {
    let expansion = FilePatternExpansion(manifest)
    return files.compactMap { file in
      guard let outline = file.outline else { return nil }
      let name = expansion.inStudy(file.entry.file)
      let specimens = Self.specimens(outline.parts)
      func problem(_ expected: String, _ found: String, _ remedy: String) -> InputProblem {
        InputProblem(
          .invalidValue, file: manifest.file, place: .key("files", line: file.entry.line), expected: expected,
          found: found, remedy: remedy)
      }
      let selected = file.selected
      if selected.isEmpty, !outline.parts.isEmpty {
        let titles = outline.parts.prefix(12).map { "“\($0.title.prefix(60))”" }.joined(separator: ", ")
        let known = specimens.isEmpty ? "" : "; the specimens are \(specimens.joined(separator: ", "))"
        return problem(
          "a part of \(name)", "no \(file.entry.selection.words)",
          "Name a part that is there: \(titles)\(known).")
      }
      let taken = Self.specimens(selected)
      guard file.entry.sample != nil, taken.count > 1, !file.entry.selection.allSpecimens else { return nil }
      return problem(
        "content of one specimen for a sample",
        "\(name) with \(taken.count) specimens: \(taken.prefix(12).joined(separator: ", "))",
        "Write “{path: \(name), specimen: \(taken[0])}”, or “specimen: all” to take them together.")
    }
  }

  /// The specimens that parts name, each once, in their order.
  private static func specimens(_ parts: [FileOutline.Part]) -> [String] {
    parts.compactMap(\.place.specimen).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
