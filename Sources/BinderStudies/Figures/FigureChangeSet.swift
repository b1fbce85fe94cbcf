import AnalysisFindings
public import ScientificFigures
public import StudyExports

/// What a file of changes says: how the figures of a study are wanted otherwise than usual.
///
/// ```yaml
/// defaults: {theme: rsc171, names: {PVDF: PVDF (reference)}}
/// xps-panels: {regions: [F 1s, O 1s], energy: {F 1s: [680, 692]}}
/// deposition: {brackets: stars, y: {scale: log}}
/// ```
public struct FigureChangeSet: Sendable {
  /// The changes of all figures that have none of their own.
  public var defaults = FigureChanges()
  /// The changes by figure, the defaults included.
  public var figures: [StudyFigureName: FigureChanges] = [:]

  /// Creates changes that change nothing.
  public init() {}

  /// Reads a file of changes; `study` says which binders, samples, ions and so on there are.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(path: String, for study: RecordedStudy) throws(ManifestProblems) {
    try self.init(text: try FigureChangesReader.source.text(of: path), file: path, for: study)
  }

  /// Reads changes from their text.
  ///
  /// - Throws: `ManifestProblems` with everything that is wrong, each with its line, key and remedy.
  public init(text: String, file: String, for study: RecordedStudy) throws(ManifestProblems) {
    var reader = FigureChangesReader(file: file, study: study)
    reader.read(try FigureChangesReader.source.root(of: text, file: file))
    guard reader.decoder.problems.isEmpty else { throw ManifestProblems(reader.decoder.problems) }
    self = reader.changes
    let contradictions = contradictions(in: study)
    guard contradictions.isEmpty else { throw ManifestProblems(contradictions) }
  }

  /// What contradicts the study; what the defaults say is named once.
  private func contradictions(in study: RecordedStudy) -> [InputProblem] {
    var problems = defaults.contradictions(in: study, nil)
    for recipe in FigureRecipe.table {
      guard let own = figures[recipe.name] else { continue }
      problems += own.contradictions(in: study, recipe).filter { !problems.contains($0) }
    }
    return problems
  }

  /// The changes of a figure.
  public subscript(_ name: StudyFigureName) -> FigureChanges { figures[name] ?? defaults }

  /// Draws every figure for one page, whatever the file says.
  public mutating func setTheme(_ theme: FigureTheme) {
    defaults.theme = theme
    for name in figures.keys { figures[name]?.theme = theme }
  }
}
