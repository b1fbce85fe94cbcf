import Foundation
import RasterCanvas
import ScientificFigures
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whatever a label says and whatever numbers come, a sane page is drawn.
@Suite struct HostileFiguresTests {
  private static let labels = [
    "<b>&\"'_^{\\bar{", String(repeating: "PVDF-graft-", count: 19), "مرحبا بالعالم", "🔋🧪👩‍🔬",
    "a\u{0}b\r\nc\u{202E}d",
    "é\u{301}\u{301}\u{301}", "中文标签", String(repeating: "_", count: 200),
  ]

  @Test(arguments: labels) func anyLabelIsDrawnAndStaysOnThePage(label: String) throws {
    let typeface = try FigureTypeface()
    for text in [FigureText(markup: label), FigureText(plain: label)] {
      let panel = FigurePanel(
        title: text, corner: text, x: FigureAxis(text, unit: text), y: FigureAxis(text),
        marks: [SampleFigures.line([1, 3, 2], name: text)], legend: .inside, legendTitle: text, notes: [text])
      var figure = SampleFigures.grid([panel, panel], columns: 2)
      (figure.title, figure.altText, figure.notes) = (label, label, [text])
      let scene = figure.scene(typeface: typeface)
      #expect(SampleFigures.faults(scene) == "")
      #expect(try !scene.png(typeface: typeface, resolution: 72).isEmpty)
      #expect(!figure.pdf(typeface: typeface).isEmpty)
      let parser = XMLParser(data: Data(figure.svg(typeface: typeface).utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
  }

  private static let numbers: [[Double]] = [
    [], [2], [3, 3, 3], [.nan, .nan], [1e-300, 1e300], [-1e300, 1e300], [-.infinity, 1, .infinity],
    [0, -5, -2], [.leastNonzeroMagnitude, 1], [.greatestFiniteMagnitude, -.greatestFiniteMagnitude],
  ]

  private static func marks(_ values: [Double]) -> [any PanelMark] {
    let stroke = SceneStroke(SeriesPalette.blue, width: 0.5)
    let places = values.indices.map { Double($0) }
    return [
      LineMark(x: values, y: values, stroke: stroke, marker: MarkerStyle(.cross, size: 2), name: "line"),
      PointsMark(x: places, y: values, marker: MarkerStyle(.circle, size: 2, stroke: stroke), name: "points"),
      BandMark(x: places, lower: values.map { $0 / 2 }, upper: values, fill: SeriesPalette.green),
      BarsMark(positions: places, values: values, width: 0.5, fill: SeriesPalette.orange),
      GuidesMark(values.map { GuidesMark.Guide($0, "guide") }, stroke: stroke),
      NoteMark("note", x: values.first ?? .nan, y: values.last ?? 0, size: 6),
      ImageMark(
        columns: values.count, rows: 2, values: values, horizontal: AxisLimits(0, 1),
        vertical: AxisLimits(0, 1), name: "image"),
    ]
  }

  @Test(arguments: numbers.indices) func anyNumbersAreDrawnByEveryMark(index: Int) throws {
    let typeface = try FigureTypeface()
    for scale in [AxisScale.linear, .logarithmic, .symmetricLogarithmic(threshold: 1)] {
      for mark in Self.marks(Self.numbers[index]) {
        let panel = FigurePanel(
          x: FigureAxis("x", scale: scale), y: FigureAxis("y", scale: scale), marks: [mark], legend: .inside)
        let figure = SampleFigures.grid([panel], theme: .nature89)
        let scene = figure.scene(typeface: typeface)
        #expect(scene.width.isFinite && scene.height.isFinite)
        #expect(scene.height < 2000)
        #expect(SceneOverlaps(scene).outside.isEmpty)
        #expect(try !scene.png(typeface: typeface, resolution: 72).isEmpty)
        #expect(!scene.svg().contains("nan") && !scene.svg().contains("inf"))
      }
    }
  }

  @Test func tooManyPixelsAreRefusedWithAMessage() throws {
    let typeface = try FigureTypeface()
    var figure = SampleFigures.panel([])
    figure.theme.width = 30_000 * 0.24
    let problem = #expect(throws: RasterProblem.self) { try figure.png(typeface: typeface) }
    #expect(problem?.code == .sizeRefused)
    #expect(problem?.description.contains("30000") == true)
  }
}
