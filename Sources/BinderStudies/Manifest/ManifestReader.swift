import AnalysisFindings

extension StudyManifest {
  private static let source = YAMLSource(
    what: "a study manifest", keys: "keys such as “study:” and “samples:”",
    hint: "`interphase init FOLDER` writes a manifest")

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - techniques: The techniques whose sections it may have.
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(path: String, techniques: [StudyTechnique] = StudyTechnique.builtIn) throws(ManifestProblems) {
    try self.init(text: try Self.source.text(of: path), file: path, techniques: techniques)
  }

  /// Reads a manifest from its text.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(
    text: String, file: String, techniques: [StudyTechnique] = StudyTechnique.builtIn
  ) throws(ManifestProblems) {
    try self.init(try Self.source.root(of: text, file: file), file: file, techniques: techniques)
  }

  /// Reads a manifest from its values.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(
    _ root: ManifestValue, file: String, techniques: [StudyTechnique] = StudyTechnique.builtIn
  ) throws(ManifestProblems) {
    let tables = ManifestTables(techniques: techniques)
    var draft = ManifestDraft(techniques: techniques.map(\.code))
    var decoder = ManifestDecoder(file: file)
    OptionTable(name: "", keys: tables.studyKeys).read(root, into: &draft, &decoder)
    draft.finish(root, &decoder)
    guard decoder.problems.isEmpty else { throw ManifestProblems(decoder.problems) }
    self = draft.manifest(file: file, techniques: techniques)
  }
}
