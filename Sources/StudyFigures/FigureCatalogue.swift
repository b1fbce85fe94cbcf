import AnalysisFindings

/// The figures that studies can draw, in the order of the report.
///
/// The manifest, the command, the file of changes and the report know figures from here; a technique of one's own brings
/// its figures beside those of Interphase.
public struct FigureCatalogue: Sendable {
  /// The recipes; each name stands once.
  public let recipes: [FigureRecipe]

  /// Creates a catalogue: the summary first, then what techniques show, then what any study may hold, verdicts last.
  ///
  /// - Parameter techniqueFigures: The figures of the techniques; of two with one name the first counts.
  public init(techniqueFigures: [FigureRecipe]) {
    var names: Set<StudyFigureName> = []
    recipes = ([.summary] + techniqueFigures + [.stemFFT, .doseResponse, .verdicts, .robustness])
      .filter { names.insert($0.name).inserted }
  }

  /// The figures of Interphase alone.
  public static let builtIn = FigureCatalogue(
    techniqueFigures: FigureRecipe.photoelectronFigures + FigureRecipe.depthProfileFigures
      + FigureRecipe.energyLossFigures + FigureRecipe.depositFigures + FigureRecipe.adhesionFigures
      + FigureRecipe.cellFigures)

  /// The names of the figures.
  public var names: [StudyFigureName] { recipes.map(\.name) }

  /// The recipe of a name.
  public func recipe(_ name: StudyFigureName) -> FigureRecipe? { recipes.first { $0.name == name } }

  /// The figure that a mistyped name most likely means.
  public func nearest(to word: String) -> StudyFigureName? {
    NearestWord.nearest(to: word, among: names.map(\.rawValue)).map(StudyFigureName.init(rawValue:))
  }
}

extension FigureRecipe {
  /// What photoelectron spectra show.
  public static let photoelectronFigures: [FigureRecipe] = [.xpsPanels, .xpsStacked, .xpsDepthProfiles]
  /// What depth profiles and ion images by secondary ions show.
  public static let depthProfileFigures: [FigureRecipe] = [
    .simsProfiles, .simsThickness, .simsMaps, .simsOverlay, .simsVolumes, .simsThicknessMaps,
  ]
  /// What energy-loss scans show.
  public static let energyLossFigures: [FigureRecipe] = [.eelsScan]
  /// What tables of deposits show.
  public static let depositFigures: [FigureRecipe] = [.deposition]
  /// What runs of cutting and peeling show.
  public static let adhesionFigures: [FigureRecipe] = [.adhesionDepth, .adhesion]
  /// What tables of single numbers of cells show.
  public static let cellFigures: [FigureRecipe] = [.cellMeasures]
}
