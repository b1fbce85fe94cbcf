import AnalysisFindings
import ComparisonFigures
import Foundation
import RasterCanvas
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
    let index = try #require(figure.cells[0].findings.firstIndex { $0.key.rawValue == "icpms.deposit.Co" })
    figure.cells[0].findings[index].outcome = .estimate(
      Estimate(value: -0.1, unit: "µg/cm²", standardUncertainty: 0.2))
    #expect(figure.figure().cells[0].panel.y.scale == .logarithmic)
    #expect(figure.figure().caption.contains("PVDF, Co: 1 of 3 cells not above zero"))
  }

  @Test func limitsOfDetectionAreDrawnAndNamedOnce() throws {
    let cells = RecipeSamples.bars().cells
    let figure = CellBarsFigure.metalDeposition(
      binders: ["PVDF", "ISP50"], cells: cells, detectionLimits: ["Co": 0.5, "Mn": 0.4])
    let lines = figure.figure().cells[0].panel.marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.y) == [[0.5, 0.5], [0.4, 0.4]])
    #expect(lines.compactMap(\.name?.plainText) == ["limit of detection"])
  }

  @Test func aLimitThatLiesOnTheAxisIsSaidInWords() {
    let figure = CellBarsFigure.metalDeposition(
      binders: ["PVDF", "ISP50"], cells: RecipeSamples.bars().cells, detectionLimits: ["Co": 0.5, "Mn": 0.02]
    ).figure()
    let panel = figure.cells[0].panel
    #expect(panel.marks.compactMap { $0 as? LineMark }.map(\.y) == [[0.5, 0.5]])
    #expect(panel.notes.map(\.plainText).contains("limit of detection: Mn 0.020 µg/cm²"))
    #expect(figure.caption.contains("Limit of detection: Mn 0.020 µg/cm². Dashes, the highest limit"))
  }

  @Test func bracketsStayClearOfTheGap() throws {
    var figure = RecipeSamples.lithiumBars()
    figure.comparisons = figure.measures.map {
      .init(key: $0.key, first: "PVDF", second: "ISP50", probability: 0.012)
    }
    let scene = figure.figure().scene(typeface: try FigureTypeface())
    var stripes: [CanvasRectangle] = []
    func collect(_ items: [SceneItem]) {
      for item in items {
        if case .group(let group) = item { collect(group.items) }
        if case .shape(let shape) = item, shape.role == .axis, shape.fill == .white, shape.snaps {
          stripes += [shape.path.controlBounds].compactMap { $0 }
        }
      }
    }
    collect(scene.items)
    let labels = scene.texts.filter { $0.source.plainText.hasPrefix("p = ") }
    #expect(labels.count == figure.measures.count)
    #expect(stripes.count == 1)
    #expect(!labels.contains { label in stripes.contains { $0.intersects(label.bounds) } })
  }

  @Test func logarithmicBarsSayWhereTheyStart() throws {
    let figure = RecipeSamples.lithiumBars(ordinate: .logarithmic).figure()
    let start = try #require(figure.cells[0].panel.y.anchor)
    #expect(log10(start) == log10(start).rounded())
    #expect(
      figure.cells[0].panel.notes.map(\.plainText).contains {
        $0 == "bars start at \(NumberText.significant(start, digits: 1)) µg/cm²"
      })
  }
}
