import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct CellBarsTests {
  private static var points: [PointsMark] {
    RecipeSamples.bars(binders: ["PVDF"]).figure().cells[0].panel.marks.compactMap { $0 as? PointsMark }
  }

  @Test func whiskersAreDrawnOverThePoints() throws {
    let cells = try #require(Self.points.firstIndex { $0.verticalBars.isEmpty })
    let whiskers = try #require(Self.points.firstIndex { !$0.verticalBars.isEmpty })
    #expect(whiskers > cells)
  }

  @Test func pointsStandBesideTheWhisker() throws {
    let cells = try #require(Self.points.first { $0.verticalBars.isEmpty })
    let centres = try #require(Self.points.first { !$0.verticalBars.isEmpty }).x
    for x in cells.x {
      let nearest = centres.map { abs($0 - x) }.min() ?? 0
      #expect(nearest > 0.08)
    }
  }
}
