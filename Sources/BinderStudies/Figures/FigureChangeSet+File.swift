public import StudyExports
public import StudyFigures

extension FigureChangeSet {
  /// Reads a file of changes; `study` says which binders, samples, ions and so on there are, the catalogue which figures.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(
    path: String, for study: RecordedStudy, in catalogue: FigureCatalogue = .builtIn
  ) throws(ManifestProblems) {
    try self.init(
      text: try FigureChangesReader.source.text(of: path), file: path, for: study, in: catalogue)
  }

  /// Reads changes from their text.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(
    text: String, file: String, for study: RecordedStudy, in catalogue: FigureCatalogue = .builtIn
  ) throws(ManifestProblems) {
    var reader = FigureChangesReader(file: file, study: study, catalogue)
    reader.read(try FigureChangesReader.source.root(of: text, file: file))
    guard reader.decoder.problems.isEmpty else { throw ManifestProblems(reader.decoder.problems) }
    self = reader.changes
    let contradictions = contradictions(in: study, catalogue)
    guard contradictions.isEmpty else { throw ManifestProblems(contradictions) }
  }
}
