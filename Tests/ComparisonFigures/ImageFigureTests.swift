import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct ImageFigureTests {
  private static let map = IonMapFigure.Map(
    ion: "LiF2-", columns: 8, rows: 8, counts: (0..<64).map { Double($0) }, fieldWidth: 50)

  @Test func scaleBarsHaveRoundLengths() {
    #expect(ScaleBarMark.length(for: 50) == 10)
    #expect(ScaleBarMark.length(for: 12) == 2)
    #expect(ScaleBarMark.length(for: 0.7) == 0.2)
    #expect(ScaleBarMark.length(for: .nan) == 1)
  }

  @Test func theColourBarHasTheColoursOfTheMap() throws {
    let scene = IonMapFigure(maps: [Self.map]).figure().scene(typeface: try FigureTypeface())
    let group = try #require(scene.group(named: "panel 0"))
    let bars = group.items.compactMap { item -> SceneImage? in
      if case .image(let image) = item, image.name == "colour bar" { return image }
      return nil
    }
    let bar = try #require(bars.first).image
    #expect(bar[0, 0] == ColourMap.cividis.colour(1))
    #expect(bar[0, 255] == ColourMap.cividis.colour(0))
  }

  @Test func pixelsAreSquare() throws {
    let scene = IonMapFigure(maps: [Self.map]).figure().scene(typeface: try FigureTypeface())
    let frame = try #require(scene.group(named: "marks 0")?.clip)
    #expect(abs(frame.width / frame.height - 1) < 0.05)
  }

  @Test func aGapInAMapIsClear() {
    #expect(ColourMap.viridis.colour(.nan) == .clear)
  }

  @Test func fewerValuesThanPixelsAreDrawnNotRefused() throws {
    let short = IonMapFigure.Map(ion: "Ni-", columns: 9, rows: 9, counts: [1, 2], fieldWidth: 0)
    let typeface = try FigureTypeface()
    #expect(!(try IonMapFigure(maps: [short]).figure().png(typeface: typeface, resolution: 72)).isEmpty)
  }

  @Test func micrographsLabelTheirRegions() throws {
    let grey = MicrographFigure.GreyImage(columns: 16, rows: 16, values: (0..<256).map { Double($0 % 16) })
    let figure = MicrographFigure(
      specimen: "NCM811", image: grey, pixelSize: 0.1,
      regions: [.init(label: "layered \\it{R}\\bar{3}\\it{m}", x: 2, y: 2, side: 6, transform: grey)]
    ).figure()
    let texts = figure.scene(typeface: try FigureTypeface()).texts.map(\.source.plainText)
    #expect(texts.contains("layered R3m"))
    #expect(texts.contains("0.2 nm") || texts.contains("0.5 nm"))
  }

  private static func micrograph(_ corners: [(x: Double, y: Double)]) -> MicrographFigure {
    let grey = MicrographFigure.GreyImage(columns: 16, rows: 16, values: (0..<256).map { Double($0 % 16) })
    return MicrographFigure(
      specimen: "NCM811", image: grey, pixelSize: 0.1,
      regions: corners.map { .init(label: "layered", x: $0.x, y: $0.y, side: 6, transform: grey) })
  }

  @Test func theScaleBarKeepsClearOfRegions() throws {
    for (regions, corner) in [
      ([(x: 5.0, y: 1.0)], ImageCorner.bottomLeft), ([(1, 9)], .bottomRight), ([(1, 9), (9, 9)], .topRight),
    ] {
      let marks = Self.micrograph(regions).figure().cells[0].panel.marks
      let bar = try #require(marks.compactMap { $0 as? ScaleBarMark }.first)
      #expect(bar.corner == corner)
    }
  }

  @Test func lettersOnAMicrographHaveADarkGround() {
    for cell in Self.micrograph([(5, 1)]).figure().cells {
      let labels = cell.panel.marks.compactMap { $0 as? ImageLabelMark }
      #expect(!labels.isEmpty && labels.allSatisfy { $0.plate != nil })
    }
  }
}
