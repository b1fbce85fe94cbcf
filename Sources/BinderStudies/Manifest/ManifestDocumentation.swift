import AnalysisFindings

/// The manifest as it is told to people: every key with what it says, how it is written, its default and where it may
/// stand, from the tables that manifests are read with.
public struct ManifestDocumentation: Sendable {
  private let techniques: [StudyTechnique]

  /// The documentation of a manifest with the sections of some techniques.
  public init(techniques: [StudyTechnique] = StudyTechnique.builtIn) { self.techniques = techniques }

  /// The page in Markdown.
  public var markdown: String {
    let tables = ManifestTables(techniques: techniques)
    let codes = techniques.map(\.code.rawValue)
    func plain(_ keys: [KeyDescription]) -> [KeyDescription] { keys.filter { !codes.contains($0.name) } }
    let study = plain(tables.studyKeys.map(\.description))
    var page = [Self.introduction, table("The study", study)]
    for (title, name) in [("Binders", "binders"), ("Samples", "samples"), ("Files", "tables")] {
      page.append(table("\(title)", plain(study.first { $0.name == name }?.inner ?? [])))
    }
    page.append(table("Columns of plain tables", study.first { $0.name == "columns" }?.inner ?? []))
    page.append(table("Exclusions", study.first { $0.name == "exclude" }?.inner ?? []))
    page.append(table("Comparison", study.first { $0.name == "comparison" }?.inner ?? []))
    for technique in techniques { page.append(section(technique)) }
    return page.joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    # The manifest

    `study.yaml` says what is studied, where its files are, what the files do not say, and how they are analysed. This
    page lists every key; `interphase keys` prints it. `interphase init FOLDER` writes a manifest to start from, and
    `interphase check` names what is wrong in one, with line, key and the nearest valid word.

    A section of a technique (`xps:`, `sims:` …) may stand at the study, at a binder, at a sample and at a file; of each
    key the innermost holds: study → binder → sample → file, and for tables with rows of many samples study → table →
    binder → sample. A single value replaces another one by one, a list as a whole. Files that are analysed together must
    agree. What held for a result stands in `findings.json` and in the report.
    """

  private func section(_ technique: StudyTechnique) -> String {
    let head = "## \(technique.code.rawValue): \(technique.title)"
    var rows: [String] = []
    for key in technique.keys { rows += self.rows(key, prefix: "", defaults: technique.defaultTexts) }
    let header =
      "| key | what it says | form | default | example | innermost place |\n| --- | --- | --- | --- | --- | --- |"
    return "\(head)\n\n\(header)\n\(rows.joined(separator: "\n"))"
  }

  private func rows(_ key: KeyDescription, prefix: String, defaults: [String: String]) -> [String] {
    let name = prefix + key.name
    guard key.inner.isEmpty else {
      return [row(["`\(name)`", key.summary, key.words, "", "`\(key.example)`", innermost(key)])]
        + key.inner.flatMap { rows($0, prefix: name + ".", defaults: defaults) }
    }
    let value = defaults[name].map { $0.isEmpty ? "" : "`\($0)`" } ?? ""
    return [row(["`\(name)`", key.summary, key.words, value, "`\(key.example)`", innermost(key)])]
  }

  private func innermost(_ key: KeyDescription) -> String {
    String(key.innermost.words.split(separator: " ").last ?? "")
  }

  private func table(_ title: String, _ keys: [KeyDescription]) -> String {
    let rows = keys.map { row(["`\($0.name)`", $0.summary, $0.words, "`\($0.example)`"]) }
    return "## \(title)\n\n| key | what it says | form | example |\n| --- | --- | --- | --- |\n"
      + rows.joined(separator: "\n")
  }

  private func row(_ cells: [String]) -> String {
    "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"
  }
}
