import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct RecipeLayoutTests {
  private static let names = [
    "fits", "profiles", "unanswered", "enlarged", "bars", "broken", "scans", "composition", "verdicts",
    "volumes", "overlay", "thickness", "levels", "stacked", "adhesion", "strengths", "columns", "summary",
  ]

  private static func figure(_ name: String, _ theme: FigureTheme, binders: [String]) -> ScientificFigure {
    switch name {
    case "fits": RecipeSamples.fittedSpectra(binders: binders).figure(theme: theme)
    case "profiles": RecipeSamples.profiles(binders: binders).figure(theme: theme)
    case "unanswered": RecipeSamples.profiles(binders: binders, answered: false).figure(theme: theme)
    case "bars": RecipeSamples.bars(binders: binders).figure(theme: theme)
    case "scans": RecipeSamples.lineScans(binders: binders).figure(theme: theme)
    case "composition": RecipeSamples.composition(binders: binders).figure(theme: theme)
    case "enlarged": RecipeSamples.enlargedProfiles(binders: binders).figure(theme: theme)
    case "broken": RecipeSamples.lithiumBars(binders: binders).figure(theme: theme)
    // Boxes without voxels have the same layout, and need no rays.
    case "volumes": RecipeSamples.volumes(binders: binders, side: 0).figure(theme: theme)
    case "overlay": RecipeSamples.overlays(binders: binders, side: 8).figure(theme: theme)
    case "thickness": RecipeSamples.thicknessMaps(binders: binders, side: 12).figure(theme: theme)
    case "levels":
      StackedSpectraFigure.depthLevels(of: RecipeSamples.levels(binders: binders)).figure(theme: theme)
    case "stacked":
      StackedSpectraFigure.binders(RecipeSamples.levels(binders: binders)).figure(theme: theme)
    case "adhesion": RecipeSamples.adhesionProfiles(binders: binders).figure(theme: theme)
    case "strengths": RecipeSamples.adhesionBars(binders: binders).figure(theme: theme)
    case "columns":
      VerdictColumnsFigure(
        forests: binders.map { RecipeSamples.verdicts(binder: $0, reference: binders.first ?? "B") }
      ).figure(theme: theme)
    case "summary": RecipeSamples.summary(binders: binders).figure(theme: theme)
    default:
      RecipeSamples.verdicts(binder: binders.last ?? "A", reference: binders.first ?? "B").figure(
        theme: theme)
    }
  }

  /// The faults in words, so that a failing test names them.
  private static func words(_ faults: SceneOverlaps) -> String {
    let pairs = faults.pairs.map { "“\($0.first.source.plainText)” covers “\($0.second.source.plainText)”" }
    let outside = faults.outside.map { "“\($0.source.plainText)” leaves the page" }
    return (pairs + outside).joined(separator: "; ")
  }

  @Test(arguments: names)
  func noTextOverlapsOrLeavesAPageOfTwoColumns(name: String) throws {
    let typeface = try FigureTypeface()
    for theme in FigureTheme.presets where theme.width > 350 {
      let figure = Self.figure(name, theme, binders: ["PVDF", "PVDF-A-N5"])
      let faults = SceneOverlaps(figure.scene(typeface: typeface))
      #expect(Self.words(faults) == "", "\(theme.name)")
    }
  }

  @Test(arguments: names)
  func anyNumberOfBindersFits(name: String) throws {
    let typeface = try FigureTypeface()
    for count in [1, 3, 6] {
      let binders = Array(["PVDF", "PAA", "CMC", "ISP50", "PVDF-A-N5", "SBR"].prefix(count))
      let faults = SceneOverlaps(
        Self.figure(name, .nature183, binders: binders).scene(typeface: typeface))
      #expect(Self.words(faults) == "", "\(count) binders")
    }
  }

  @Test(arguments: names)
  func noBinderAtAllIsDrawnToo(name: String) throws {
    let typeface = try FigureTypeface()
    let scene = Self.figure(name, .nature183, binders: []).scene(typeface: typeface)
    #expect(Self.words(SceneOverlaps(scene)) == "")
    #expect(!(try scene.png(typeface: typeface, resolution: 72)).isEmpty)
  }

  @Test func barsFitOneColumn() throws {
    let typeface = try FigureTypeface()
    for theme in FigureTheme.presets where theme.width < 350 {
      let faults = SceneOverlaps(RecipeSamples.bars().figure(theme: theme).scene(typeface: typeface))
      #expect(Self.words(faults) == "", "\(theme.name)")
    }
  }

  @Test(arguments: names)
  func longAndHostileNamesStayOnThePage(name: String) throws {
    let typeface = try FigureTypeface()
    let hostile = [
      String(repeating: "PVDF-graft-", count: 20), "<b>&\"_^{\\bar{", "مرحبا 🔋 binder", "",
    ]
    for binder in hostile {
      let figure = Self.figure(name, .nature183, binders: [binder, "PVDF"])
      let faults = SceneOverlaps(figure.scene(typeface: typeface))
      #expect(Self.words(faults) == "")
    }
  }

  @Test(arguments: names)
  func aCleanFigureHasNothingThatItsJournalRefuses(name: String) throws {
    let typeface = try FigureTypeface()
    for theme in [FigureTheme.nature183, .rsc171, .acs178, .elsevier190, .wiley178] {
      let scene = Self.figure(name, theme, binders: ["PVDF", "PVDF-A-N5"]).scene(typeface: typeface)
      let found = JournalCheck(scene, rules: theme.rules).breaches.map(\.found).joined(separator: "; ")
      #expect(found == "", "\(theme.name)")
    }
  }

  @Test(arguments: names)
  func alternativeTextHasNumbersAndTheNamesOfBinders(name: String) {
    let text = Self.figure(name, .nature183, binders: ["PVDF", "PVDF-A-N5"]).altText
    #expect(text.contains("PVDF-A-N5"))
    let hasNumber = text.contains { $0.isNumber }
    #expect(hasNumber)
    #expect(text.count > 60)
  }
}
