public import AnalysisFindings
public import BinderComparison
import InstrumentMeasurements
public import ScientificFigures
public import StudyExports

/// How a figure is made from what a results folder holds.
///
/// A new figure is one recipe among the figures of its technique: the manifest, the command, the file of changes and the
/// report know it from the ``FigureCatalogue``.
public struct FigureRecipe: Sendable {
  /// The figure's name.
  public let name: StudyFigureName
  /// What it shows, in a few words.
  public let summary: String
  /// The technique whose specimens it shows; `nil` for all.
  var technique: Technique?
  /// The kind of the curves that it shows, where it shows one kind only.
  var curveKind: Curve.Kind?
  /// The page that it is drawn for where nothing else is asked.
  var theme = FigureTheme.nature183
  /// The labels of the groups of bars, where it has any.
  public var measures: [String] = []
  /// What can be changed beside what can be changed in every figure.
  public let changes: [FigureChangeKey]
  /// The figures, none where the results do not hold what they show; several where one page does not hold them.
  ///
  /// Throws where the results hold something that cannot be shown.
  let figures: @Sendable (FigureMaterial) throws(InputProblem) -> [ScientificFigure]

  /// Creates a recipe.
  ///
  /// - Parameters:
  ///   - name: The figure's name, which no other figure has: letters, digits and hyphens.
  ///   - summary: What it shows, in a few words.
  ///   - technique: The technique whose specimens it shows; `nil` for all.
  ///   - curveKind: The kind of the curves that it shows, where it shows one kind only.
  ///   - theme: The page that it is drawn for where nothing else is asked.
  ///   - measures: The labels of the groups of bars, where it has any.
  ///   - changes: What can be changed beside what can be changed in every figure.
  ///   - figures: Makes the figures: none where the results do not hold what they show.
  public init(
    name: StudyFigureName, summary: String, technique: Technique? = nil, curveKind: Curve.Kind? = nil,
    theme: FigureTheme = .nature183, measures: [String] = [], changes: [FigureChangeKey] = [],
    figures: @escaping @Sendable (FigureMaterial) throws(InputProblem) -> [ScientificFigure]
  ) {
    self.name = name
    self.summary = summary
    self.technique = technique
    self.curveKind = curveKind
    self.theme = theme
    self.measures = measures
    self.changes = changes
    self.figures = figures
  }

  /// Whether one specimen stands for each binder; figures of all techniques show bars beside it, which are of all cells.
  var showsOneSpecimenABinder: Bool { technique != nil && changes.contains(.samples) }
}

/// What a recipe works with: the study with the wanted binders and samples under the names to be shown.
public struct FigureMaterial {
  /// The study; its binders are those to be shown, in that order.
  public let study: RecordedStudy
  /// The binder that verdicts refer to.
  public let reference: String?
  /// What is wanted otherwise than usual.
  public let changes: FigureChanges
  /// The page.
  public let theme: FigureTheme

  /// The results of the specimens of a binder by a technique; controls and blanks are not drawn beside samples.
  public func results(_ technique: Technique, of binder: String) -> [SpecimenResult] {
    study.results.filter {
      $0.result.technique == technique.rawValue && $0.specimen.binder == binder && $0.specimen.role == .sample
    }
  }

  /// The same of all binders, in their order.
  public func results(_ technique: Technique) -> [SpecimenResult] {
    study.binders.flatMap { results(technique, of: $0) }
  }
}

extension SpecimenResult {
  /// What a specimen is called beside its binder's name: `cell 2` for `PVDF-2`, its whole name where that says more.
  public var detail: String {
    guard specimen.name.hasPrefix(specimen.binder) else { return specimen.name }
    let rest = specimen.name.dropFirst(specimen.binder.count).drop { !$0.isLetter && !$0.isNumber }
    if rest.isEmpty { return "" }
    return rest.allSatisfy(\.isNumber) ? "cell \(rest)" : String(rest)
  }
}
