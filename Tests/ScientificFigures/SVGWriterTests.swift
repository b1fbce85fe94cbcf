import Foundation
import ScientificFigures
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct SVGWriterTests {
  private static func svg(label: FigureText) throws -> String {
    let panel = FigurePanel(
      title: label, x: FigureAxis(label, unit: "eV"), y: FigureAxis("y"),
      marks: [
        LineMark(x: [0, 1], y: [0, 1], stroke: SceneStroke(SeriesPalette.blue, width: 1), name: label)
      ], legend: .inside)
    let figure = ScientificFigure(
      name: "f", title: "A <title> & more", altText: "Says \"what\" it shows", columnWeights: [1],
      rowHeights: [80],
      cells: [FigureCell(row: 0, column: 0, panel: panel)])
    return figure.svg(typeface: try FigureTypeface())
  }

  @Test(arguments: ["<&>\"'", "a\u{1}b", "🔋 مرحبا", "PO_2^-"])
  func anyLabelGivesWellFormedXML(label: String) throws {
    let parser = XMLParser(data: Data(try Self.svg(label: FigureText(markup: label)).utf8))
    #expect(parser.parse())
    #expect(parser.parserError == nil)
  }

  @Test func textStaysText() throws {
    let svg = try Self.svg(label: "Binding energy")
    #expect(svg.contains("<text "))
    #expect(svg.contains(">Binding energy</tspan>"))
  }

  @Test func titleAndDescriptionAreThere() throws {
    let svg = try Self.svg(label: "x")
    #expect(svg.contains("<title id=\"title\">A &lt;title&gt; &amp; more</title>"))
    #expect(svg.contains("<desc id=\"description\">Says &quot;what&quot; it shows</desc>"))
    #expect(svg.contains("role=\"img\""))
  }

  @Test func aRunOfTextHasOnePlaceAndItsLength() throws {
    let svg = try Self.svg(label: "Binding energy")
    // The label of the axis; tick labels stand before it, and the title is bold.
    let run = try #require(
      svg.firstMatch(of: /<tspan x="0" y="0" font-size="([^"]*)" textLength="([^"]*)">Binding energy</))
    let size = try #require(Double(run.output.1))
    let length = try #require(Double(run.output.2))
    let expected = try FigureTypeface().advance(of: "Binding energy", face: .regular, size: size)
    #expect(abs(length - expected) < 0.001)
  }

  @Test func axesLieOnThePixelsOfThePrintedPage() throws {
    let svg = try Self.svg(label: "x")
    let paths = svg.matches(of: /<path d="([^"]*)"[^>]*shape-rendering="crispEdges"/)
    #expect(!paths.isEmpty)
    for path in paths {
      for number in path.output.1.split(whereSeparator: { !$0.isNumber && $0 != "." }) {
        // Half pixels of 0.24 pt.
        let steps = try #require(Double(number)) / 0.12
        #expect(abs(steps - steps.rounded()) < 0.01)
      }
    }
  }

  @Test func cellsOfMapsStayCellsInProgramsThatSmoothImages() throws {
    let map = ImageMark(
      columns: 4, rows: 4, values: (0..<16).map { Double($0) }, horizontal: AxisLimits(0, 1),
      vertical: AxisLimits(0, 1), name: "map")
    let svg = SampleFigures.panel([map]).svg(typeface: try FigureTypeface())
    let start = try #require(svg.firstRange(of: "base64,")).upperBound
    let end = try #require(svg[start...].firstIndex(of: "\""))
    let png = try #require(Data(base64Encoded: String(svg[start..<end])))
    // The width stands in bytes 16 to 19 of a PNG file.
    let width = png[16..<20].reduce(0) { $0 * 256 + Int($1) }
    #expect(width > 500)
    #expect(width % 4 == 0)
  }
}
