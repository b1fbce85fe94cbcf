import AnalysisFindings
import Foundation
import InstrumentMeasurements
import Yams

extension StudyManifest {
  private static let source = YAMLSource(
    what: "a study manifest", keys: "keys such as “study:” and “samples:”",
    hint: "`interphase init FOLDER` writes a manifest")

  /// Reads a manifest.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(path: String) throws(ManifestProblems) {
    try self.init(text: try Self.source.text(of: path), file: path)
  }

  /// Reads a manifest from its text.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(text: String, file: String) throws(ManifestProblems) {
    var reader = ManifestReader(file: file)
    reader.read(try Self.source.root(of: text, file: file))
    let problems = reader.decoder.problems
    guard problems.isEmpty, let manifest = reader.manifest() else { throw ManifestProblems(problems) }
    self = manifest
  }
}

/// Builds a manifest from the nodes of its file.
struct ManifestReader {
  var decoder: ManifestDecoder
  private var title: String?
  private var binders: [String] = []
  private var samples: [StudyManifest.Sample] = []
  private var tables: [StudyManifest.FilePattern] = []
  private var columns: [StudyManifest.DeclaredColumns] = []
  private var exclusions: [StudyManifest.Exclusion] = []
  private var techniques = Technique.allCases
  private var figures: [StudyFigureName]?
  private var figureFormats: [FigureFormat] = [.png, .svg]
  private var options = StudyOptions()
  private var allowsFilesOutside = false
  private var commonHistory = SampleHistory()

  static let keys = [
    "formatVersion", "study", "binders", "history", "samples", "tables", "columns", "exclude", "techniques",
    "figures", "figureFormats", "comparison", "seed", "allowFilesOutside", "xps", "sims", "eels", "icpms",
  ]

  init(file: String) { decoder = ManifestDecoder(file: file) }

  /// Reads the whole manifest; problems are collected in `decoder`.
  mutating func read(_ root: Node) {
    let entries = decoder.mapping(root, key: "", allowed: Self.keys)
    // The common history is a default of every sample, wherever it stands in the file.
    for entry in entries where entry.key == "history" { commonHistory = history(entry.value, key: "history") }
    for entry in entries { read(entry.key, entry.value) }
    finish(root)
  }

  /// The manifest, if nothing essential is missing.
  func manifest() -> StudyManifest? {
    guard let title else { return nil }
    return StudyManifest(
      file: decoder.file, title: title, binders: binders, samples: samples, tables: tables,
      columns: columns, exclusions: exclusions, techniques: techniques, figures: figures,
      figureFormats: figureFormats, options: options,
      allowsFilesOutside: allowsFilesOutside)
  }

  private mutating func read(_ key: String, _ value: Node) {
    switch key {
    case "formatVersion":
      _ = decoder.integer(value, key: key, in: StudyManifest.formatVersion...StudyManifest.formatVersion)
    case "study": title = decoder.text(value, key: key, what: "the study's title")
    case "binders":
      binders = decoder.items(value).compactMap { decoder.text($0, key: key, what: "a binder's name") }
    case "samples": for item in decoder.items(value) { readSample(item) }
    case "tables": tables = patterns(value, key: key)
    case "columns":
      columns = decoder.items(value).compactMap { DeclaredColumnsReader.read($0, &decoder) }
    case "exclude": for item in decoder.items(value) { readExclusion(item) }
    case "techniques":
      techniques = decoder.items(value).compactMap { item in
        decoder.word(item, key: key, among: Technique.allCases.map(\.rawValue)).flatMap(
          Technique.init(rawValue:))
      }
    case "figures":
      figures = decoder.words(value, key: key, among: StudyFigureName.allCases.map(\.rawValue))?
        .map(StudyFigureName.init(rawValue:))
    case "figureFormats":
      let names = decoder.words(value, key: key, among: FigureFormat.allCases.map(\.rawValue)) ?? []
      figureFormats = names.compactMap(FigureFormat.init(rawValue:))
    case "comparison": readComparison(value)
    case "seed": options.seed = UInt64(decoder.integer(value, key: key, in: 0...Int.max) ?? 1)
    case "allowFilesOutside": allowsFilesOutside = decoder.flag(value, key: key) ?? false
    case "xps": options.xps.read(value, &decoder)
    case "sims": options.sims.read(value, &decoder)
    case "eels": options.eels.read(value, &decoder)
    case "icpms": options.icpms.read(value, &decoder)
    default: break
    }
  }

  private mutating func readSample(_ node: Node) {
    let entries = decoder.mapping(
      node, key: "samples", allowed: ["name", "binder", "role", "state", "history", "files", "rows"])
    guard node.mapping != nil else { return }
    let line = node.mark?.line ?? 1
    var sample = StudyManifest.Sample(
      specimen: StudySample(name: "", binder: "", history: commonHistory), files: [], rows: [], line: line)
    for (key, _, value) in entries {
      switch key {
      case "name": sample.specimen.name = decoder.text(value, key: key, what: "the sample's name") ?? ""
      case "binder": sample.specimen.binder = decoder.text(value, key: key, what: "the binder's name") ?? ""
      case "role":
        sample.specimen.role =
          decoder.word(value, key: key, among: StudySample.Role.allCases.map(\.rawValue))
          .flatMap(StudySample.Role.init(rawValue:)) ?? .sample
      case "state":
        sample.specimen.state =
          decoder.word(value, key: key, among: StudySample.State.allCases.map(\.rawValue))
          .flatMap(StudySample.State.init(rawValue:)) ?? .unknown
      case "history":
        let own = history(value, key: key)
        sample.specimen.history.facts.merge(own.facts) { _, new in new }
      case "files": sample.files = patterns(value, key: key)
      case "rows":
        sample.rows = decoder.items(value).compactMap { decoder.text($0, key: key, what: "a row's name") }
      default: break
      }
    }
    if sample.specimen.binder.isEmpty, sample.specimen.role != .blank,
      !entries.contains(where: { $0.key == "binder" })
    {
      decoder.note(
        .missing, key: "samples", node: node, expected: "the sample's binder", found: "no key “binder”",
        remedy: "Add “binder: NAME” to this sample.")
    }
    samples.append(sample)
  }

  private mutating func readExclusion(_ node: Node) {
    let entries = decoder.mapping(node, key: "exclude", allowed: ["file", "sample", "technique", "reason"])
    guard node.mapping != nil else { return }
    var exclusion = StudyManifest.Exclusion(reason: "", line: node.mark?.line ?? 1)
    for (key, _, value) in entries {
      switch key {
      case "file": exclusion.pattern = decoder.text(value, key: key, what: "a file or pattern")
      case "sample": exclusion.sample = decoder.text(value, key: key, what: "a sample's name")
      case "technique":
        exclusion.technique = decoder.word(value, key: key, among: Technique.allCases.map(\.rawValue))
          .flatMap(Technique.init(rawValue:))
      case "reason": exclusion.reason = decoder.text(value, key: key, what: "the reason") ?? ""
      default: break
      }
    }
    if !entries.contains(where: { $0.key == "reason" }) {
      decoder.note(
        .missing, key: "exclude", node: node, expected: "a reason for leaving something out",
        found: "no key “reason”", remedy: "Add “reason: …”; it is printed in the report.")
    }
    if exclusion.pattern == nil, exclusion.sample == nil {
      decoder.note(
        .missing, key: "exclude", node: node, expected: "what is left out",
        found: "neither “file” nor “sample”",
        remedy: "Add “file: PATH” or “sample: NAME”.")
    }
    exclusions.append(exclusion)
  }

  private mutating func readComparison(_ node: Node) {
    for (key, _, value) in decoder.mapping(node, key: "comparison", allowed: ["better"]) where key == "better"
    {
      guard let mapping = value.mapping else {
        decoder.note(
          key: key, node: value, expected: "finding keys with “higher”, “lower” or “none”",
          found: decoder.describe(value), remedy: "For example: better: {sims.total_thickness: lower}")
        continue
      }
      for (keyNode, wordNode) in mapping {
        guard let name = decoder.text(keyNode, key: key, what: "a finding's key"),
          let word = decoder.word(wordNode, key: name, among: ["higher", "lower", "none"])
        else { continue }
        options.polarity.append(StudyOptions.PolarityEntry(key: name, better: word))
      }
    }
  }

  private mutating func history(_ node: Node, key: String) -> SampleHistory {
    var history = SampleHistory()
    for (fact, _, value) in decoder.mapping(
      node, key: key, allowed: SampleHistory.Fact.allCases.map(\.rawValue))
    {
      guard let name = SampleHistory.Fact(rawValue: fact), let text = decoder.text(value, key: fact) else {
        continue
      }
      history.facts[name] = text
    }
    return history
  }

  private mutating func patterns(_ node: Node, key: String) -> [StudyManifest.FilePattern] {
    decoder.items(node).compactMap { item in
      decoder.text(item, key: key, what: "a path or pattern").map {
        StudyManifest.FilePattern(pattern: $0, line: item.mark?.line ?? 1)
      }
    }
  }

  /// Fills the defaults in that depend on the whole manifest, and checks what refers to something else in it.
  private mutating func finish(_ root: Node) {
    if title == nil {
      decoder.note(
        .missing, key: "study", node: root, expected: "the study's title", found: "no key “study”",
        remedy: "Add a line “study: TITLE”.")
    }
    if samples.isEmpty {
      decoder.note(
        .missing, key: "samples", node: root, expected: "at least one sample", found: "none",
        remedy: "Add “samples:” with a binder and files; `interphase init FOLDER` writes them for you.")
    }
    checkBinders()
    nameSamples()
    let names = samples.map(\.specimen.name)
    let known = Set(names)
    for exclusion in exclusions where !decoder.isFull {
      guard let sample = exclusion.sample, !known.contains(sample) else { continue }
      decoder.note(
        key: "exclude", node: root.mapping?["exclude"], expected: "the name of a sample",
        found: "“\(sample)”",
        remedy: NearestWord.nearest(to: sample, among: names).map { "Did you mean “\($0)”?" }
          ?? "Use one of \(ManifestDecoder.list(names)).")
    }
  }

  /// Notes samples of binders that are not listed; without a list, the binders are those of the samples.
  private mutating func checkBinders() {
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
  private mutating func nameSamples() {
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
