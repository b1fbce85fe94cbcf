import FigurePages
import Foundation
import Interphase
import MeasuringHarness

/// Whether all recipes of the library are among the pages that are judged, and what their layouts do under every theme.
enum RecipeValidation {
  /// The share of the recipes, one a file `NAMEFigure.swift`, that have a page.
  static func drawn(_ context: MeasuringContext) throws -> MeasuredRow {
    let sources = context.root.appendingPathComponent("Sources/ComparisonFigures")
    guard let files = try? FileManager.default.subpathsOfDirectory(atPath: sources.path) else {
      throw InputAbsent("the sources of the recipes, \(sources.path)")
    }
    let recipes = files.compactMap { $0.split(separator: "/").last?.split(separator: ".").first }
      .filter { $0.hasSuffix("Figure") }.map(String.init)
    let pages = Set(FigurePage.all.map(\.recipe))
    for recipe in recipes.sorted() where !pages.contains(recipe) {
      FileHandle.standardError.write(Data("\(recipe) has no page in FigurePages\n".utf8))
    }
    let share = Double(recipes.count { pages.contains($0) }) / Double(max(recipes.count, 1))
    return MeasuredRow(
      area: "figures", id: "recipes.drawn", value: share, unit: "share", n: recipes.count, goal: .equal(1))
  }

  /// Texts of the pages that cover one another or leave the page, and the number of pages, over all themes.
  static func overlaps(_ typeface: FigureTypeface) -> (faults: Int, pages: Int) {
    var faults = 0
    for page in FigurePage.all {
      for theme in FigureTheme.presets {
        let found = SceneOverlaps(page.figure(theme: theme).scene(typeface: typeface)).count
        if found > 0 {
          FileHandle.standardError.write(Data("\(page.name), \(theme.name): \(found) texts overlap\n".utf8))
        }
        faults += found
      }
    }
    return (faults, FigurePage.all.count * FigureTheme.presets.count)
  }
}
