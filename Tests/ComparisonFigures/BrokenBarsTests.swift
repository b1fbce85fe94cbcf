import AnalysisFindings
import ComparisonFigures
import ScientificFigures
import Testing

@Suite struct BrokenBarsTests {
  @Test func farHigherBarsBreakTheAxisBetweenTheValues() throws {
    let gap = try #require(RecipeSamples.lithiumBars().figure().cells[0].panel.y.gap)
    #expect(gap.lower > 42)
    #expect(gap.upper < 1_500)
    #expect(gap.upper > 10 * gap.lower)
  }

  @Test func likeBarsNeedNoBreak() {
    var figure = RecipeSamples.bars()
    figure.ordinate = .broken
    #expect(figure.figure().cells[0].panel.y.gap == nil)
  }

  @Test func aBreakIsSaidInTheCaption() {
    #expect(RecipeSamples.lithiumBars().figure().caption.contains("The axis is broken."))
    #expect(!RecipeSamples.lithiumBars(ordinate: .linear).figure().caption.contains("broken"))
  }

  @Test func logarithmicBarsSayWhatTheyCannotShow() throws {
    var figure = RecipeSamples.lithiumBars(ordinate: .logarithmic)
    let index = try #require(figure.cells[0].findings.firstIndex { $0.key == "icpms.deposit.Co" })
    figure.cells[0].findings[index].outcome = .estimate(
      Estimate(value: -0.1, unit: "µg/cm²", standardUncertainty: 0.2))
    #expect(figure.figure().cells[0].panel.y.scale == .logarithmic)
    #expect(figure.figure().caption.contains("PVDF, Co: 1 of 3 cells not above zero"))
  }

  @Test func limitsOfDetectionAreDrawnAndNamedOnce() throws {
    let cells = RecipeSamples.bars().cells
    let figure = CellBarsFigure.metalDeposition(
      binders: ["PVDF", "ISP50"], cells: cells, detectionLimits: ["Co": 0.5, "Mn": 0.2])
    let lines = figure.figure().cells[0].panel.marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.y) == [[0.5, 0.5], [0.2, 0.2]])
    #expect(lines.compactMap(\.name?.plainText) == ["limit of detection"])
  }
}
