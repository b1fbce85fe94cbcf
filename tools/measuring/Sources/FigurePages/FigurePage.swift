public import Interphase

/// A page that a recipe of the field draws.
public struct FigurePage: Sendable {
  /// The page's name: `xps`.
  public var name: String
  /// The recipe's type: `FittedSpectraFigure`.
  public var recipe: String
  /// The theme for which the recipe was made.
  public var theme: FigureTheme
  private var draw: @Sendable (FigureTheme) -> ScientificFigure

  private init<Recipe>(
    _ name: String, theme: FigureTheme = .nature183,
    by figure: @escaping @Sendable (Recipe) -> (FigureTheme) -> ScientificFigure,
    of sample: @escaping @Sendable () -> Recipe
  ) {
    self.name = name
    recipe = String(describing: Recipe.self)
    self.theme = theme
    draw = { figure(sample())($0) }
  }

  /// Draws the page; without a theme, for the one that the recipe was made for.
  public func figure(theme: FigureTheme? = nil) -> ScientificFigure { draw(theme ?? self.theme) }

  /// One page at least of every recipe.
  public static let all: [FigurePage] = [
    FigurePage("xps", by: FittedSpectraFigure.figure) { FigureSamples.fittedSpectra() },
    FigurePage("composition", by: SputterCompositionFigure.figure) { FigureSamples.composition() },
    FigurePage("levels", by: StackedSpectraFigure.figure) { FigureSamples.levels() },
    FigurePage("stacked", by: StackedSpectraFigure.figure) { FigureSamples.stackedBinders() },
    FigurePage("sims", by: InterphaseProfileFigure.figure) { FigureSamples.profiles() },
    FigurePage("map", theme: .nature89, by: IonMapFigure.figure) { FigureSamples.ionMap() },
    FigurePage("overlay", by: IonOverlayFigure.figure) { FigureSamples.overlays() },
    FigurePage("thickness", by: ThicknessMapFigure.figure) { FigureSamples.thicknessMaps() },
    FigurePage("volumes", by: IonVolumeFigure.figure) { FigureSamples.volumes() },
    FigurePage("icp", theme: .nature89, by: CellBarsFigure.figure) { FigureSamples.deposition() },
    FigurePage("eels", by: EdgeWaterfallFigure.figure) { FigureSamples.lineScans() },
    FigurePage("eels-long", by: EdgeWaterfallFigure.figure) {
      FigureSamples.lineScans(depths: 80, step: 0.5)
    },
    FigurePage("stem", theme: .nature136, by: MicrographFigure.figure) { FigureSamples.micrograph() },
    FigurePage("adhesion", theme: .nature89, by: AdhesionProfileFigure.figure) {
      FigureSamples.adhesionProfiles()
    },
    FigurePage("strengths", theme: .nature89, by: AdhesionBarsFigure.figure) {
      FigureSamples.adhesionStrengths()
    },
    FigurePage("verdicts", by: VerdictForestFigure.figure) { FigureSamples.verdicts() },
    FigurePage("columns", by: VerdictColumnsFigure.figure) { FigureSamples.verdictColumns() },
    FigurePage("summary", by: BinderSummaryFigure.figure) { FigureSamples.summary() },
  ]
}
