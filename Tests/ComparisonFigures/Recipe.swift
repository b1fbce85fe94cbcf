import ComparisonFigures
import ScientificFigures

/// Every recipe with a small input, and those with different layouts in more than one way.
enum Recipe: String, CaseIterable, Sendable {
  case fits, levels, stacked, composition
  case profiles, unanswered, enlarged
  case maps, overlay, thickness, volumes
  case bars, broken
  case scans, longScans, micrograph
  case adhesion, strengths
  case verdicts, columns, robustness, doses, summary

  /// The input of a recipe.
  func input(binders: [String] = ["PVDF", "PVDF-A-N5"]) -> any SpoiltRecipe {
    switch self {
    case .fits: RecipeSamples.fittedSpectra(binders: binders)
    case .levels: StackedSpectraFigure.depthLevels(of: RecipeSamples.levels(binders: binders))
    case .stacked: StackedSpectraFigure.binders(RecipeSamples.levels(binders: binders))
    case .composition: RecipeSamples.composition(binders: binders)
    case .profiles: RecipeSamples.profiles(binders: binders)
    case .unanswered: RecipeSamples.profiles(binders: binders, answered: false)
    case .enlarged: RecipeSamples.enlargedProfiles(binders: binders)
    case .maps: RecipeSamples.ionMaps(binders: binders)
    case .overlay: RecipeSamples.overlays(binders: binders, side: 8)
    case .thickness: RecipeSamples.thicknessMaps(binders: binders, side: 12)
    case .volumes: RecipeSamples.volumes(binders: binders, side: 4)
    case .bars: RecipeSamples.bars(binders: binders)
    case .broken: RecipeSamples.lithiumBars(binders: binders)
    case .scans: RecipeSamples.lineScans(binders: binders)
    case .longScans: RecipeSamples.lineScans(binders: binders, depths: 60)
    case .micrograph: RecipeSamples.micrograph(specimen: binders.last ?? "")
    case .adhesion: RecipeSamples.adhesionProfiles(binders: binders)
    case .strengths: RecipeSamples.adhesionBars(binders: binders)
    case .verdicts:
      RecipeSamples.verdicts(binder: binders.last ?? "A", reference: binders.first ?? "B")
    case .columns:
      VerdictColumnsFigure(
        forests: binders.map { RecipeSamples.verdicts(binder: $0, reference: binders.first ?? "B") })
    case .robustness:
      RecipeSamples.robustness(binder: binders.last ?? "A", reference: binders.first ?? "B")
    case .doses: RecipeSamples.doses(binders: binders)
    case .summary: RecipeSamples.summary(binders: binders)
    }
  }

  func figure(
    theme: FigureTheme = .nature183, binders: [String] = ["PVDF", "PVDF-A-N5"]
  ) -> ScientificFigure {
    input(binders: binders).figure(theme: theme)
  }
}
