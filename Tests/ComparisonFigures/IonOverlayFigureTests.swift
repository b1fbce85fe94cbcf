import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct IonOverlayFigureTests {
  private static func field(_ counts: [(String, [Double])]) -> IonOverlayFigure {
    IonOverlayFigure(fields: [
      .init(
        binder: "PVDF",
        maps: counts.map { IonMapFigure.Map(ion: $0, columns: 2, rows: 2, counts: $1, fieldWidth: 10) })
    ])
  }

  private static func images(_ input: IonOverlayFigure) throws -> [RasterImage] {
    let scene = input.figure().scene(typeface: try FigureTypeface())
    return (0..<4).compactMap { index -> RasterImage? in
      for case .image(let image) in scene.group(named: "marks \(index)")?.items ?? [] { return image.image }
      return nil
    }
  }

  @Test func theOverlayIsTheSumOfTheLights() throws {
    let images = try Self.images(
      Self.field([("LiF2-", [10, 0, 10, 0]), ("PO2-", [4, 4, 0, 0])]))
    let (one, other) = (IonOverlayFigure.lights[0], IonOverlayFigure.lights[1])
    #expect(images[0][0, 0] == one)
    #expect(images[1][0, 0] == other)
    let both = try #require(images[2][0, 0])
    #expect(both.red == UInt8(min(Int(one.red) + Int(other.red), 255)))
    #expect(both.green == UInt8(min(Int(one.green) + Int(other.green), 255)))
    #expect(images[2][1, 1] == .black)
  }

  @Test func theLightsStayApartForAllEyes() {
    #expect(ColourVision.worstDistance(Array(IonOverlayFigure.lights.prefix(3))) >= 10)
  }

  @Test func pixelsAreSquare() throws {
    let scene = RecipeSamples.overlays(side: 8).figure().scene(typeface: try FigureTypeface())
    let frame = try #require(scene.group(named: "marks 0")?.clip)
    #expect(abs(frame.width - frame.height) < 0.01)
  }

  @Test func wordsSayWhichIonsShareTheirPlaces() {
    let text = Self.field([("LiF2-", [1, 2, 3, 4]), ("Ni-", [4, 3, 2, 1])]).figure().altText
    #expect(text.contains("correlation over pixels LiF2- with Ni- −1.0"))
  }

  @Test func aMapOfAnotherSizeIsNotLaidOverTheFirst() throws {
    var input = Self.field([("LiF2-", [1, 2, 3, 4]), ("Ni-", [4, 3, 2, 1])])
    input.fields[0].maps[1].columns = 1
    let overlay = try #require(input.figure().cells.last?.panel.marks.first as? ImageOverlayMark)
    #expect(overlay.channels.count == 1)
  }
}
