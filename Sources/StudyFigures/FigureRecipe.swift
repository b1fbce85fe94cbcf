import AnalysisFindings
import ScientificFigures
import StudyExports

/// How a figure is made from what a results folder holds.
///
/// A new figure is one recipe and one line in `table`: the manifest, the command, the file of changes and the report know
/// it from there.
package struct FigureRecipe: Sendable {
  /// The figure's name.
  package let name: StudyFigureName
  /// What it shows, in a few words.
  let summary: String
  /// The technique whose specimens it shows; `nil` for all.
  var technique: Technique?
  /// The kind of the curves that it shows, where it shows one kind only.
  var curveKind: Curve.Kind?
  /// The page that it is drawn for where nothing else is asked.
  var theme = FigureTheme.nature183
  /// The labels of the groups of bars, where it has any.
  package var measures: [String] = []
  /// What can be changed beside what can be changed in every figure.
  package let changes: [FigureChangeKey]
  /// The figures, none where the results do not hold what they show; several where one page does not hold them.
  ///
  /// Throws where the results hold something that cannot be shown.
  let figures: @Sendable (FigureMaterial) throws(InputProblem) -> [ScientificFigure]

  /// Every figure, in the order of the report.
  package static let table: [FigureRecipe] = [
    .summary, .xpsPanels, .xpsStacked, .xpsDepthProfiles, .simsProfiles, .simsThickness, .simsMaps,
    .simsOverlay, .simsVolumes, .simsThicknessMaps, .deposition, .eelsScan, .stemFFT, .adhesionDepth,
    .adhesion, .verdicts,
  ]

  /// Whether one specimen stands for each binder; figures of all techniques show bars beside it, which are of all cells.
  var showsOneSpecimenABinder: Bool { technique != nil && changes.contains(.samples) }

  /// The recipe of a name.
  package static func named(_ name: StudyFigureName) -> FigureRecipe? { table.first { $0.name == name } }
}

/// What a recipe works with: the study with the wanted binders and samples under the names to be shown.
struct FigureMaterial {
  /// The study; its binders are those to be shown, in that order.
  let study: RecordedStudy
  /// The binder that verdicts refer to.
  let reference: String?
  /// What is wanted otherwise than usual.
  let changes: FigureChanges
  /// The page.
  let theme: FigureTheme

  /// The results of the specimens of a binder by a technique; controls and blanks are not drawn beside samples.
  func results(_ technique: Technique, of binder: String) -> [RecordedStudy.Result] {
    study.results.filter {
      $0.technique == technique.rawValue && $0.binder == binder && $0.role == "sample"
    }
  }

  /// The same of all binders, in their order.
  func results(_ technique: Technique) -> [RecordedStudy.Result] {
    study.binders.flatMap { results(technique, of: $0) }
  }
}

extension RecordedStudy.Result {
  /// What a specimen is called beside its binder's name: `cell 2` for `PVDF-2`, its whole name where that says more.
  var detail: String {
    guard sample.hasPrefix(binder) else { return sample }
    let rest = sample.dropFirst(binder.count).drop { !$0.isLetter && !$0.isNumber }
    if rest.isEmpty { return "" }
    return rest.allSatisfy(\.isNumber) ? "cell \(rest)" : String(rest)
  }
}
