import RasterCanvas
import ScientificFigures
import Testing

/// Pinned hashes of the pixels of small figures: a page may only change when somebody means it to.
@Suite struct FigurePictureHashTests {
  /// FNV-1a, after Fowler, Noll and Vo (1991), over the pixels' bytes at 150 dots per inch.
  private static func hash(_ figure: ScientificFigure) throws -> String {
    let typeface = try FigureTypeface()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in try figure.scene(typeface: typeface).surface(typeface: typeface, resolution: 150).rgbBytes {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }

  @Test func linesMarkersAndLegend() throws {
    let marker = MarkerStyle(.circle, size: 3, stroke: SceneStroke(SeriesPalette.orange, width: 0.7))
    let panel = FigurePanel(
      title: "PO_2^-", x: FigureAxis("Depth", unit: "nm", isReversed: true),
      y: FigureAxis("Counts", unit: "cm^-2"),
      marks: [
        SampleFigures.line([1, 4, 2, 5, 3], name: "PVDF"),
        LineMark(
          x: [0, 1, 2, 3, 4], y: [2, 2.5, 3.5, 3, 4],
          stroke: SceneStroke(SeriesPalette.orange, width: 0.9, dashes: [3, 2]), marker: marker, name: "PAA"),
      ], legend: .inside)
    let hash = try Self.hash(SampleFigures.grid([panel], theme: .nature89))
    #expect(hash == "ca4732df3a549b3a")
  }

  @Test func barsAndBands() throws {
    let panel = FigurePanel(
      x: FigureAxis("Cell"), y: FigureAxis("Deposit", unit: "µg cm^-2", anchor: 0),
      marks: [
        BandMark(
          x: [0, 1, 2, 3], lower: [0, 1, 1, 0], upper: [2, 4, 3, 1],
          fill: SeriesPalette.green.withOpacity(0.3)),
        BarsMark(positions: [1, 2], values: [3, 5], width: 0.6, fill: SeriesPalette.blue),
      ])
    let hash = try Self.hash(SampleFigures.grid([panel], theme: .rsc83))
    #expect(hash == "c636229afc9b025e")
  }

  @Test func heatMapAndColourBar() throws {
    let map = ImageMark(
      columns: 4, rows: 3, values: (0..<12).map { Double($0) }, horizontal: AxisLimits(0, 4),
      vertical: AxisLimits(0, 3), map: .viridis, range: AxisLimits(0, 11), name: "map")
    let panel = FigurePanel(
      x: FigureAxis("x", limits: AxisLimits(0, 4)), y: FigureAxis("y", limits: AxisLimits(0, 3)),
      marks: [map], colourBar: ColourBar(map: .viridis, axis: FigureAxis("Counts", limits: AxisLimits(0, 11)))
    )
    let hash = try Self.hash(SampleFigures.grid([panel], theme: .nature89))
    #expect(hash == "9b13cb0626561487")
  }
}
