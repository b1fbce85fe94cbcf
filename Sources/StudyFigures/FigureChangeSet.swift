package import AnalysisFindings
public import ScientificFigures
package import StudyExports

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

  /// What contradicts the study; what the defaults say is named once.
  package func contradictions(
    in study: RecordedStudy, _ catalogue: FigureCatalogue
  ) -> [InputProblem] {
    var problems = defaults.contradictions(in: study, nil)
    for recipe in catalogue.recipes {
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
