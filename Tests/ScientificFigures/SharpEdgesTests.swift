import RasterCanvas
import ScientificFigures
import Testing

/// Axes, bars and cells of maps end at the edges of pixels, so that neighbours leave no seam.
@Suite struct SharpEdgesTests {
  private static func surface(_ marks: [any PanelMark]) throws -> (RasterSurface, CanvasRectangle) {
    let typeface = try FigureTypeface()
    let scene = SampleFigures.panel(marks).scene(typeface: typeface)
    return (try scene.surface(typeface: typeface), try #require(SampleFigures.frames(scene).first))
  }

  private static func colours(_ surface: RasterSurface, row: Int, _ columns: Range<Int>) -> Set<CanvasColor> {
    Set(columns.compactMap { surface[$0, row] })
  }

  @Test func barsThatTouchLeaveNoSeam() throws {
    let bars = BarsMark(
      positions: (0..<7).map { Double($0) }, values: Array(repeating: 1, count: 7), width: 1,
      fill: SeriesPalette.blue)
    let (surface, frame) = try Self.surface([bars])
    let row = Int((frame.maxY - 10) / 0.24)
    let inside = Int(frame.minX / 0.24) + 60..<Int(frame.maxX / 0.24) - 60
    #expect(Self.colours(surface, row: row, inside) == [SeriesPalette.blue])
  }

  @Test func cellsOfAMapHaveNoSeam() throws {
    let map = ImageMark(
      columns: 7, rows: 5, values: Array(repeating: 1, count: 35), horizontal: AxisLimits(0, 7),
      vertical: AxisLimits(0, 5), map: .viridis, range: AxisLimits(0, 2), name: "map")
    let (surface, frame) = try Self.surface([map])
    let row = Int(frame.center.y / 0.24)
    let inside = Int(frame.minX / 0.24) + 60..<Int(frame.maxX / 0.24) - 60
    #expect(Self.colours(surface, row: row, inside).count == 1)
  }

  @Test func framesAreSharp() throws {
    let (surface, frame) = try Self.surface([SampleFigures.line([1, 1])])
    let row = Int((frame.minY + 3) / 0.24)
    let left = Int((frame.minX / 0.24).rounded())
    let seen = (left - 8..<left + 8).compactMap { surface[$0, row] }
    #expect(Set(seen) == [.white, .ink])
  }
}
