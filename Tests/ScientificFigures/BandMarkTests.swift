import RasterCanvas
import ScientificFigures
import Testing

@Suite struct BandMarkTests {
  @Test func aBandMayRunAlongTheVerticalAxis() throws {
    let band = BandMark(x: [0, 100], lower: [2, 3], upper: [5, 6], fill: SeriesPalette.blue, along: .y)
    #expect(band.horizontalLimits(scale: .linear) == AxisLimits(2, 6))
    #expect(band.verticalLimits(scale: .linear) == AxisLimits(0, 100))
  }

  @Test func anUnknownPlaceBreaksABand() throws {
    let whole = BandMark(x: [0, 1, 2, 3, 4], lower: [0, 0, 0, 0, 0], upper: [1, 1, 1, 1, 1], fill: .ink)
    var broken = whole
    broken.upper[2] = .nan
    #expect(try Self.parts(of: whole) == 1)
    #expect(try Self.parts(of: broken) == 2)
  }

  private static func parts(of band: BandMark) throws -> Int {
    let scene = SampleFigures.panel([band]).scene(typeface: try FigureTypeface())
    let group = try #require(scene.group(named: "marks 0"))
    guard case .shape(let shape)? = group.items.first else { return 0 }
    return shape.path.elements.count { if case .move = $0 { true } else { false } }
  }
}
