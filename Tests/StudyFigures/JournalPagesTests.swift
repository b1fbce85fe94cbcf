import InterphaseTestSupport
import ScientificFigures
import StudyFigures
import Testing

/// Every figure of a study, drawn for a journal's own page, keeps that journal's rules.
@Suite struct JournalPagesTests {
  static let presets = FigureTheme.presets.filter { $0.rules != .free }.map(\.name)

  @Test(arguments: presets) func everyFigureKeepsTheRulesOfTheJournalItIsDrawnFor(preset: String) throws {
    let theme = try #require(FigureTheme.named(preset))
    let typeface = try FigureTypeface()
    let study = RecordedSample.fullStudy
    #expect(study.availableFigures == FigureCatalogue.builtIn.names)
    var changes = FigureChanges()
    changes.theme = theme
    for name in study.availableFigures {
      for figure in try study.figures(name, changes: changes) {
        let page = figure.scene(typeface: typeface)
        let found = JournalCheck(page, rules: theme.rules, resolution: theme.rules.lowestResolution).breaches
        #expect(found.isEmpty, "\(figure.name): \(found.map(\.found))")
      }
    }
  }
}
