import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import StudyFigures

/// A manifest while it is read.
struct ManifestDraft: SectionHolder {
  var title = ""
  var seed: UInt64 = 1
  var allowsFilesOutside = false
  var commonHistory = SampleHistory()
  var sections = TechniqueSections()
  var binders: [String] = []
  var binderFacts: [String: BinderFacts] = [:]
  var samples: [StudyManifest.Sample] = []
  var tables: [StudyManifest.FilePattern] = []
  var columns: [StudyManifest.DeclaredColumns] = []
  var exclusions: [StudyManifest.Exclusion] = []
  var techniques: [Technique]
  var polarity: [PolarityTable.Entry] = []
  var headline: [String]?
  var figures: [StudyFigureName]?
  var figureFormats: [FigureFormat] = [.png, .svg]

  /// What holds for all samples of a binder.
  struct BinderFacts: Sendable {
    var history = SampleHistory()
    var sections = TechniqueSections()
  }

  var outerSections: [TechniqueSections] { [] }

  /// The manifest.
  func manifest(file: String, techniques known: [StudyTechnique]) -> StudyManifest {
    StudyManifest(
      file: file, title: title, binders: binders,
      binderSections: binderFacts.mapValues(\.sections), samples: samples, tables: tables, columns: columns,
      exclusions: exclusions, techniques: techniques, knownTechniques: known, figures: figures,
      figureFormats: figureFormats, seed: seed, polarity: polarity, headline: headline, sections: sections,
      allowsFilesOutside: allowsFilesOutside)
  }
}

extension ManifestDraft {
  /// Fills the defaults in that depend on the whole manifest, and checks what refers to something else in it.
  mutating func finish(_ root: ManifestValue, _ decoder: inout ManifestDecoder) {
    if root["study"] == nil {
      decoder.note(
        .missing, key: "study", node: root, expected: "the study's title", found: "no key “study”",
        remedy: "Add a line “study: TITLE”.")
    }
    if samples.isEmpty {
      decoder.note(
        .missing, key: "samples", node: root, expected: "at least one sample", found: "none",
        remedy: "Add “samples:” with a binder and files; `interphase init FOLDER` writes them for you.")
    }
    checkBinders(&decoder)
    BinderNames.check(samples, root, &decoder)
    nameSamples(&decoder)
    let names = samples.map(\.specimen.name)
    let known = Set(names)
    for exclusion in exclusions where !decoder.isFull {
      guard let sample = exclusion.sample, !known.contains(sample) else { continue }
      decoder.note(
        key: "exclude", node: root["exclude"], expected: "the name of a sample", found: "“\(sample)”",
        remedy: NearestWord.nearest(to: sample, among: names).map { "Did you mean “\($0)”?" }
          ?? "Use one of \(ManifestDecoder.list(names)).")
    }
  }

  /// Notes samples of binders that are not listed; without a list, the binders are those of the samples.
  private mutating func checkBinders(_ decoder: inout ManifestDecoder) {
    let listed = binders
    var known = Set(listed)
    for sample in samples where !sample.specimen.binder.isEmpty && !decoder.isFull {
      guard !known.contains(sample.specimen.binder) else { continue }
      if listed.isEmpty {
        known.insert(sample.specimen.binder)
        binders.append(sample.specimen.binder)
      } else {
        let nearest = NearestWord.nearest(to: sample.specimen.binder, among: listed).map {
          "Did you mean “\($0)”?"
        }
        decoder.noteAtLine(
          sample.line, key: "binder", expected: "one of the binders \(ManifestDecoder.list(listed))",
          found: "“\(sample.specimen.binder)”", remedy: nearest ?? "Add it to “binders:”.")
      }
    }
  }

  /// Gives unnamed samples the name of their binder with a number, and notes names that stand twice.
  private mutating func nameSamples(_ decoder: inout ManifestDecoder) {
    var counts: [String: Int] = [:]
    for index in samples.indices where samples[index].specimen.name.isEmpty {
      let specimen = samples[index].specimen
      let stem = specimen.binder.isEmpty ? specimen.role.rawValue : specimen.binder
      let suffix = specimen.role == .sample || specimen.binder.isEmpty ? "" : " \(specimen.role.rawValue)"
      counts[stem + suffix, default: 0] += 1
      samples[index].specimen.name = "\(stem)\(suffix) \(counts[stem + suffix, default: 0])"
    }
    var lines: [String: Int] = [:]
    for sample in samples {
      if let first = lines[sample.specimen.name] {
        decoder.noteAtLine(
          sample.line, key: "name", expected: "a name of its own for each sample",
          found: "“\(sample.specimen.name)”, which line \(first) has too", remedy: "Rename one of them.")
      } else {
        lines[sample.specimen.name] = sample.line
      }
    }
  }
}
