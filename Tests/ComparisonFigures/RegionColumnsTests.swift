import AnalysisFindings
import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct RegionColumnsTests {
  @Test(arguments: [("nature183", 4), ("nature89", 2), ("rsc83", 2)])
  func aRegionHasAboutThirtyMillimetres(name: String, columns: Int) throws {
    let theme = try #require(FigureTheme.named(name))
    let figure = RecipeSamples.fittedSpectra().figure(theme: theme)
    #expect(figure.columnWeights.count == columns)
    #expect(Set(figure.cells.map { [$0.row, $0.column] }).count == figure.cells.count)
  }

  @Test(arguments: ["nature89", "rsc83"])
  func namesOfComponentsStayInNarrowFrames(name: String) throws {
    let theme = try #require(FigureTheme.named(name))
    let scene = RecipeSamples.fittedSpectra().figure(theme: theme).scene(typeface: try FigureTypeface())
    let frame = try #require(scene.group(named: "marks 0")?.clip)
    let label = try #require(scene.texts.first { $0.source.plainText == "C–C / C–H" })
    #expect(label.bounds.minX >= frame.minX && label.bounds.maxX <= frame.maxX)
  }

  @Test func lettersFollowTheRowsOfThePage() throws {
    var levels = RecipeSamples.levels()
    for index in levels.indices {
      levels[index].curves += levels[index].curves.filter { $0.name.hasPrefix("F 1s") }.map { curve in
        var copy = curve
        copy.name = curve.name.replacing("F 1s", with: "P 2p")
        copy.place.region = "P 2p"
        return copy
      }
    }
    let figure = StackedSpectraFigure.depthLevels(of: levels).figure(theme: .nature89)
    #expect(figure.rowHeights.count == 4)
    let places = figure.cells.map { [$0.row, $0.column] }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
  }
}
