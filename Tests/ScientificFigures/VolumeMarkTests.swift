import Foundation
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct VolumeMarkTests {
  private static let red = CanvasColor(hex: 0xC00000 as UInt32)

  private static func cube(_ side: Int, _ value: (Int, Int, Int) -> Float) -> VoxelGrid {
    var values: [Float] = []
    for layer in 0..<side {
      for row in 0..<side {
        for column in 0..<side { values.append(value(column, row, layer)) }
      }
    }
    return VoxelGrid(columns: side, rows: side, layers: side, values: values)
  }

  private static func items(_ mark: VolumeMark, theme: FigureTheme = .nature89) throws -> [SceneItem] {
    let axis = FigureAxis(
      FigureText(runs: []), limits: AxisLimits(0, 1), showsTicks: false, showsTickLabels: false,
      showsLabel: false)
    let figure = ScientificFigure(
      name: "f", title: "f", altText: "f", theme: theme, columnWeights: [1], rowHeights: [120],
      cells: [
        FigureCell(row: 0, column: 0, panel: FigurePanel(x: axis, y: axis, marks: [mark], frame: .none))
      ])
    let scene = figure.scene(typeface: try FigureTypeface())
    return try #require(scene.group(named: "marks 0")).items
  }

  private static func image(_ mark: VolumeMark) throws -> RasterImage {
    let images = try items(mark).compactMap { item -> RasterImage? in
      if case .image(let image) = item { return image.image }
      return nil
    }
    return try #require(images.first)
  }

  private static func mark(_ grid: VoxelGrid, gain: Double = 18, threshold: Double = 0) -> VolumeMark {
    VolumeMark(
      [VolumeMark.Channel(grid, colour: red, range: AxisLimits(0, 1))], threshold: threshold, gain: gain,
      name: "fog")
  }

  /// The opacity over the rows of a picture at its middle column.
  private static func profile(_ image: RasterImage) -> [Double] {
    (0..<image.height).map { Double(image[image.width / 2, $0]?.alpha ?? 0) / 255 }
  }

  @Test func theBoxHasNineSeenEdgesAndThreeDashedOnes() throws {
    let shapes = try Self.items(Self.mark(Self.cube(2) { _, _, _ in 0 })).compactMap { item -> SceneShape? in
      if case .shape(let shape) = item { return shape }
      return nil
    }
    func segments(_ shape: SceneShape) -> Int { shape.path.elements.count / 2 }
    let hidden = try #require(shapes.first { $0.stroke?.dashes.isEmpty == false })
    let seen = try #require(shapes.first { $0.stroke?.dashes.isEmpty == true })
    #expect(segments(hidden) == 3)
    #expect(segments(seen) == 9)
  }

  @Test func uniformFogHasTheOpacityOfItsThickness() throws {
    // Seen from straight above but for 5°, the ray through the middle is as long as the box is high over cos 5°.
    var mark = Self.mark(Self.cube(8) { _, _, _ in 0.5 }, gain: 2)
    mark.view = VolumeView(azimuth: 0, elevation: 85)
    let image = try Self.image(mark)
    let middle = Double(try #require(image[image.width / 2, image.height / 2]).alpha) / 255
    let expected = 1 - exp(-2 * 0.5 / cos(5 * Double.pi / 180))
    #expect(abs(middle - expected) < 0.01)
  }

  @Test func emptySpaceIsClear() throws {
    let image = try Self.image(Self.mark(Self.cube(4) { _, _, _ in 0.07 }, threshold: 0.08))
    let isClear = (0..<image.height).allSatisfy { image[image.width / 2, $0]?.alpha == 0 }
    #expect(isClear)
  }

  @Test func layersLieAtTheTopAndTheBottomInOrder() throws {
    let top = Self.profile(try Self.image(Self.mark(Self.cube(24) { _, _, layer in layer < 4 ? 1 : 0 })))
    let bottom = Self.profile(try Self.image(Self.mark(Self.cube(24) { _, _, layer in layer > 19 ? 1 : 0 })))
    func centre(_ profile: [Double]) -> Double {
      profile.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / profile.reduce(0, +)
    }
    #expect(centre(top) < Double(top.count) * 0.45)
    #expect(centre(bottom) > Double(bottom.count) * 0.55)
  }

  @Test func whatIsInFrontHidesWhatIsBehind() throws {
    let blue = CanvasColor(hex: 0x0000C0 as UInt32)
    // The viewer stands at the side of the last rows of the map.
    let front = VolumeMark.Channel(
      Self.cube(32) { _, row, _ in row > 15 ? 1 : 0 }, colour: Self.red, range: AxisLimits(0, 1))
    let back = VolumeMark.Channel(
      Self.cube(32) { _, row, _ in row > 15 ? 0 : 1 }, colour: blue, range: AxisLimits(0, 1))
    var mark = VolumeMark([front, back], gain: 60, name: "halves")
    mark.view = VolumeView(azimuth: 0, elevation: 5)
    let image = try Self.image(mark)
    let pixel = try #require(image[image.width / 2, image.height * 3 / 4])
    #expect(pixel.alpha > 250)
    #expect(pixel.red > 180)
    #expect(pixel.blue < 10)
  }

  @Test func coloursMixByTheirDensities() throws {
    let blue = CanvasColor(hex: 0x0000C0 as UInt32)
    let channels = [(Self.red, Float(0.75)), (blue, Float(0.25))].map { colour, value in
      VolumeMark.Channel(Self.cube(4) { _, _, _ in value }, colour: colour, range: AxisLimits(0, 1))
    }
    let image = try Self.image(VolumeMark(channels, threshold: 0, name: "mixture"))
    let pixel = try #require(image[image.width / 2, image.height / 2])
    #expect(abs(Int(pixel.red) - 144) <= 2)
    #expect(abs(Int(pixel.blue) - 48) <= 2)
  }

  @Test func theSameVolumeGivesTheSamePixels() throws {
    let grid = Self.cube(20) { Float(($0 * 7 + $1 * 3 + $2 * 5) % 11) / 11 }
    #expect(try Self.image(Self.mark(grid)) == Self.image(Self.mark(grid)))
  }

  @Test func degenerateVolumesAreDrawn() throws {
    for grid in [
      VoxelGrid(columns: 0, rows: 0, layers: 0, values: []),
      VoxelGrid(columns: 1, rows: 1, layers: 1, values: [3]),
      VoxelGrid(columns: .max, rows: .max, layers: 2, values: [1]),
      VoxelGrid(columns: -3, rows: 2, layers: 2, values: [1, 2]),
      VoxelGrid(columns: 2, rows: 2, layers: 2, values: Array(repeating: .nan, count: 8)),
    ] {
      var mark = Self.mark(grid)
      mark.proportions = (.nan, 1e300)
      mark.view = VolumeView(azimuth: .infinity, elevation: .nan)
      #expect(try Self.items(mark).count >= 2)
    }
  }

  @Test func aFlatRangeShowsNothing() throws {
    var mark = Self.mark(Self.cube(4) { _, _, _ in 5 })
    mark.channels[0].range = AxisLimits(5, 5)
    #expect(try Self.image(mark)[10, 10]?.alpha == 0)
  }
}
