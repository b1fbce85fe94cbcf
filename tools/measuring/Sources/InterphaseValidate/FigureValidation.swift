import Foundation
import Interphase
import MeasuringHarness

/// Whether ticks, colours and layouts of figures are right.
enum FigureValidation {
  static let area = MeasuredArea("figures", measure: measure)

  private static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let typeface = try FigureTypeface()
    return [ticks, colours, maps, layout(typeface, seed: context.seed), journal(typeface)]
      + [try RecipeValidation.drawn(context)]
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
  ) -> MeasuredRow {
    MeasuredRow(area: "figures", id: id, value: value, unit: unit, n: n, goal: goal)
  }

  /// The share of ranges for which our tick positions are those of the reference.
  private static var ticks: MeasuredRow {
    let agreeing = TalbotReference.cases.count { known in
      let ours = TalbotTicks(lower: known.lower, upper: known.upper, target: known.target, reach: .free)
      let wanted = (0..<known.count).map { known.first + Double($0) * known.step }
      return ours.values.count == wanted.count
        && zip(ours.values, wanted).allSatisfy { abs($0 - $1) <= 1e-6 * known.step }
    }
    let n = TalbotReference.cases.count
    return row("ticks.talbot.agree", Double(agreeing) / Double(n), "share", n, .atLeast(0.98))
  }

  /// The smallest distance of any two colours of series, over all eyes; and of any two binders' lines.
  private static var colours: MeasuredRow {
    let colours = SeriesPalette.colours
    return row(
      "cvd.distance.worst", ColourVision.worstDistance(colours), "CAM02-UCS", colours.count, .atLeast(10))
  }

  /// The largest fall of lightness anywhere in a map, as a share of its range.
  private static var maps: MeasuredRow {
    var worst = 0.0
    let maps: [ColourMap] = [.viridis, .cividis, .grey]
    for map in maps {
      let lightness = (0...255).map { map.colour(Double($0) / 255).perceivedLightness }
      let range = (lightness.max() ?? 1) - (lightness.min() ?? 0)
      for (before, after) in zip(lightness, lightness.dropFirst()) {
        worst = max(worst, (before - after) / range)
      }
    }
    return row("maps.lightness.fall.worst", worst, "share", maps.count, .atMost(0.01))
  }

  /// Texts that cover one another or leave the page, over random labels, themes and numbers of panels, and over the pages
  /// of all recipes under all themes.
  private static func layout(_ typeface: FigureTypeface, seed: UInt64) -> MeasuredRow {
    var draws = LabelDraws(seed: seed)
    var (faults, pages) = RecipeValidation.overlaps(typeface)
    for theme in FigureTheme.presets {
      for _ in 0..<12 {
        let figure = draws.figure(theme: theme)
        faults += SceneOverlaps(figure.scene(typeface: typeface)).count
        pages += 1
      }
    }
    return row("layout.overlaps", Double(faults), "texts", pages, .equal(0))
  }

  /// The share of planted breaches that the check of journals reports, a clean page counting as one more.
  private static func journal(_ typeface: FigureTypeface) -> MeasuredRow {
    var clean = PlantedFigures.clean
    func breaches(_ figure: ScientificFigure, _ rules: JournalRules) -> [JournalCheck.Rule] {
      JournalCheck(figure.scene(typeface: typeface), rules: rules).breaches.map(\.rule)
    }
    var found = breaches(clean, .nature).isEmpty ? 1 : 0
    found += breaches(PlantedFigures.smallText, .nature).contains(.smallText) ? 1 : 0
    found += breaches(PlantedFigures.thinLine, .nature).contains(.thinLine) ? 1 : 0
    clean.theme.width = 92 * pointsPerMillimetre
    found += breaches(clean, .nature).contains(.width) ? 1 : 0
    return row("journal.planted.found", Double(found) / 4, "share", 4, .equal(1))
  }
}
