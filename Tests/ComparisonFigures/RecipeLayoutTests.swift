import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct RecipeLayoutTests {
  @Test(arguments: Recipe.allCases)
  func noTextOverlapsOrLeavesThePageUnderAnyTheme(recipe: Recipe) throws {
    let typeface = try FigureTypeface()
    for theme in FigureTheme.presets {
      let figure = recipe.figure(theme: theme)
      let faults = SceneOverlaps(figure.scene(typeface: typeface))
      #expect(faults.words == "", "\(theme.name)")
    }
  }

  @Test(arguments: Recipe.allCases)
  func anyNumberOfBindersFits(recipe: Recipe) throws {
    let typeface = try FigureTypeface()
    let names = [
      "PVDF", "PAA", "CMC", "ISP50", "PVDF-A-N5", "SBR", "PEO", "PAN", "CMC/SBR", "alginate", "PI", "LA133",
    ]
    for count in [1, 3, 6, 12] {
      let binders = Array(names.prefix(count))
      let faults = SceneOverlaps(
        recipe.figure(binders: binders).scene(typeface: typeface))
      #expect(faults.words == "", "\(count) binders")
    }
  }

  @Test(arguments: Recipe.allCases)
  func noBinderAtAllIsDrawnToo(recipe: Recipe) throws {
    let typeface = try FigureTypeface()
    let scene = recipe.figure(binders: []).scene(typeface: typeface)
    #expect(SceneOverlaps(scene).words == "")
    #expect(!(try scene.png(typeface: typeface, resolution: 72)).isEmpty)
  }

  private static let hostile = [
    String(repeating: "PVDF-graft-", count: 20), "<b>&\"_^{\\bar{", "مرحبا 🔋 binder", "",
  ]

  @Test(arguments: Recipe.allCases, hostile)
  func longAndHostileNamesOfBindersStayOnThePage(recipe: Recipe, name: String) throws {
    let typeface = try FigureTypeface()
    for theme in [FigureTheme.nature183, .nature89] {
      let figure = recipe.figure(theme: theme, binders: [name, "PVDF"])
      #expect(SceneOverlaps(figure.scene(typeface: typeface)).words == "", "\(theme.name)")
    }
  }

  @Test(arguments: Recipe.allCases, hostile)
  func longAndHostileNamesOfAllElseStayOnThePage(recipe: Recipe, name: String) throws {
    let typeface = try FigureTypeface()
    var input = recipe.input()
    input.rename(name)
    for theme in [FigureTheme.nature183, .nature89] {
      let scene = input.figure(theme: theme).scene(typeface: typeface)
      #expect(SceneOverlaps(scene).words == "", "\(theme.name)")
      #expect(scene.height < 3000)
    }
  }

  @Test(arguments: Recipe.allCases)
  func aCleanFigureHasNothingThatItsJournalRefuses(recipe: Recipe) throws {
    let typeface = try FigureTypeface()
    for theme in [FigureTheme.nature183, .rsc171, .acs178, .elsevier190, .wiley178] {
      let scene = recipe.figure(theme: theme).scene(typeface: typeface)
      let found = JournalCheck(scene, rules: theme.rules).breaches.map(\.found).joined(separator: "; ")
      #expect(found == "", "\(theme.name)")
    }
  }

  @Test(arguments: Recipe.allCases)
  func alternativeTextHasNumbersAndTheNamesOfBinders(recipe: Recipe) {
    let text = recipe.figure().altText
    #expect(text.contains("PVDF-A-N5"))
    let hasNumber = text.contains { $0.isNumber }
    #expect(hasNumber)
    #expect(text.count > 60)
  }
}
