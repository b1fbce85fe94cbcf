import RasterCanvas
import ScientificFigures
import Testing

@Suite struct PageFittingTests {
  private static let limit = 247 * pointsPerMillimetre

  /// A column of panels, each 70 points high.
  private static func column(_ count: Int, lowestRows: Double = 0.5) -> ScientificFigure {
    let panel = SampleFigures.panel([SampleFigures.line([1, 3, 2])]).cells[0].panel
    var figure = SampleFigures.grid(Array(repeating: panel, count: count), theme: .nature89)
    figure.lowestRows = lowestRows
    return figure
  }

  private static func plate(_ blocks: [ScientificFigure]) -> ScientificFigure {
    ScientificFigure(
      name: "plate", title: "Plate", altText: "What it shows", theme: .nature89, columnWeights: [],
      rowHeights: [], cells: [], blocks: blocks.map { [FigureBlock("Block", $0)] })
  }

  @Test func aPageThatFitsKeepsItsRows() throws {
    let page = Self.column(3).scene(typeface: try FigureTypeface())
    for frame in SampleFigures.frames(page) { #expect(abs(frame.height - 70) < 0.01) }
  }

  @Test func rowsAreLoweredUntilThePageIsNoHigherThanTheJournals() throws {
    let page = Self.column(8).scene(typeface: try FigureTypeface())
    #expect(page.height <= Self.limit)
    #expect(page.height > Self.limit - 20)
  }

  @Test func rowsOfAPageThatCannotFitStay() throws {
    let page = Self.column(40).scene(typeface: try FigureTypeface())
    for frame in SampleFigures.frames(page) { #expect(abs(frame.height - 70) < 0.01) }
  }

  @Test func rowsThatMustNotBecomeLowerStay() throws {
    let page = Self.column(8, lowestRows: 1).scene(typeface: try FigureTypeface())
    for frame in SampleFigures.frames(page) { #expect(abs(frame.height - 70) < 0.01) }
  }

  @Test func theBlocksOfAPlateAreLowered() throws {
    let page = Self.plate([Self.column(4), Self.column(4)]).scene(typeface: try FigureTypeface())
    #expect(page.height <= Self.limit)
  }

  @Test func aThemeWithoutAJournalIsAsHighAsItIs() throws {
    var figure = Self.column(12)
    figure.theme.rules = .free
    #expect(figure.scene(typeface: try FigureTypeface()).height > Self.limit)
  }
}
