import RasterCanvas
import ScientificFigures
import Testing

@Suite struct ZoneMarkTests {
  private func labels(_ limits: AxisLimits) throws -> [SceneText] {
    let zone = ZoneMark(.y, limits, fill: CanvasColor(red: 240, green: 220, blue: 200), label: "rock salt")
    return SampleFigures.panel([zone, SampleFigures.line([0, 4, 10])]).scene(typeface: try FigureTypeface())
      .texts.filter { $0.source.plainText == "rock salt" }
  }

  @Test func aZoneHasItsNameAtItsRightEnd() throws {
    let label = try #require(try labels(AxisLimits(2, 8)).first)
    let frame = try #require(
      SampleFigures.frames(
        SampleFigures.panel([SampleFigures.line([0, 4, 10])]).scene(typeface: try FigureTypeface())
      )
      .first)
    #expect(abs(label.bounds.maxX - (frame.maxX - 3)) < 0.01)
    #expect(abs(label.bounds.center.y - frame.center.y) < 4)
  }

  @Test func aZoneThatIsLowerThanItsNameHasNone() throws {
    #expect(try labels(AxisLimits(4, 4.5)).isEmpty)
  }
}
