import Foundation
import RasterCanvas
import ScientificFigures
import Testing

/// Lines of a million points look as if every point were drawn.
@Suite struct LongLineTests {
  /// A line that leaves no point out.
  private struct WholeLine: PanelMark {
    var line: LineMark

    func horizontalLimits(scale: AxisScale) -> AxisLimits? { line.horizontalLimits(scale: scale) }
    func verticalLimits(scale: AxisScale) -> AxisLimits? { line.verticalLimits(scale: scale) }
    func draw(in plot: PlotContext) -> [SceneItem] {
      var stroke = line.stroke
      stroke.isRound = true
      let points = zip(line.x, line.y).compactMap { plot.point($0, $1) }
      return [.shape(SceneShape(.polyline(points), stroke: stroke, role: .data))]
    }
  }

  /// A random walk on a slow wave: SplitMix64 (Steele, Lea and Flood, 2014).
  private static func walk(count: Int) -> LineMark {
    var state: UInt64 = 3
    var height = 0.0
    let y = (0..<count).map { index -> Double in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      height += Double((mixed ^ mixed >> 31) >> 11) / 9_007_199_254_740_992 - 0.5
      return height / 80 + 2 * sin(Double(index) / Double(count) * 25)
    }
    return LineMark(
      x: y.indices.map { Double($0) }, y: y, stroke: SceneStroke(SeriesPalette.blue, width: 0.5))
  }

  @Test func aMillionPointsArePixelByPixelTheWholeLine() throws {
    let typeface = try FigureTypeface()
    let line = Self.walk(count: 1_000_000)
    let reduced = try SampleFigures.panel([line]).scene(typeface: typeface).surface(typeface: typeface)
    let whole = try SampleFigures.panel([WholeLine(line: line)]).scene(typeface: typeface)
      .surface(typeface: typeface)
    try #require(reduced.rgbBytes.count == whole.rgbBytes.count)
    var different = 0
    let pairs = zip(reduced.rgbBytes, whole.rgbBytes)
    for (one, other) in pairs where abs(Int(one) - Int(other)) > 1 { different += 1 }
    #expect(Double(different) <= 0.001 * Double(whole.rgbBytes.count))
  }

  @Test func vectorFilesOfAMillionPointsStaySmall() throws {
    let svg = SampleFigures.panel([Self.walk(count: 1_000_000)]).svg(typeface: try FigureTypeface())
    #expect(svg.utf8.count < 600_000)
  }

  @Test func countsOfZeroBreakALineOnALogarithmicAxis() throws {
    let scene = SampleFigures.panel([SampleFigures.line([5, 8, 0, -3, 9, 7])], scale: .logarithmic)
      .scene(typeface: try FigureTypeface())
    let group = try #require(scene.group(named: "marks 0"))
    let moves = group.items.flatMap { item -> [CanvasPathElement] in
      guard case .shape(let shape) = item, shape.role == .data else { return [] }
      return shape.path.elements.filter { if case .move = $0 { true } else { false } }
    }
    #expect(moves.count == 2)
  }
}
