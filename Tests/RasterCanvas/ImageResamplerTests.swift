import RasterCanvas
import Testing

@Suite struct ImageResamplerTests {
  private static let all: [ImageResampling] = [.nearest, .cells, .bicubic, .lanczos]

  private func ramp(_ width: Int, _ height: Int) throws -> RasterImage {
    try RasterImage(
      width: width, height: height,
      colors: (0..<width * height).map {
        CanvasColor(
          red: UInt8($0 % width * 200 / width), green: UInt8($0 / width * 200 / height), blue: 77)
      })
  }

  @Test(arguments: all) func imageOfItsOwnSizeIsCopied(resampling: ImageResampling) throws {
    let image = try ramp(16, 12)
    var surface = try RasterSurface(width: 20, height: 20)
    surface.draw(image, in: CanvasRectangle(x: 2, y: 3, width: 16, height: 12), resampling: resampling)
    for y in 0..<12 { for x in 0..<16 { #expect(surface[x + 2, y + 3] == image[x, y]) } }
    #expect(surface[1, 3] == .white && surface[18, 3] == .white && surface[2, 15] == .white)
  }

  @Test(arguments: all) func evenColourStaysEven(resampling: ImageResampling) throws {
    let color = CanvasColor(red: 13, green: 130, blue: 255)
    let image = try RasterImage(width: 7, height: 5, colors: Array(repeating: color, count: 35))
    for (width, height) in [(3, 2), (19, 23), (1, 1), (7, 40)] {
      var surface = try RasterSurface(width: 40, height: 40)
      surface.draw(
        image, in: CanvasRectangle(x: 0, y: 0, width: Double(width), height: Double(height)),
        resampling: resampling)
      for y in 0..<height { for x in 0..<width { #expect(surface[x, y] == color) } }
    }
  }

  @Test func nearestPixelsBecomeBlocks() throws {
    let image = try ramp(4, 4)
    var surface = try RasterSurface(width: 40, height: 40)
    surface.draw(image, in: CanvasRectangle(x: 0, y: 0, width: 40, height: 40))
    for y in 0..<40 { for x in 0..<40 { #expect(surface[x, y] == image[x / 10, y / 10]) } }
  }

  @Test func cellsThatShrinkGiveTheirMean() throws {
    // A checkerboard of single pixels: any other rule than the mean gives a pattern.
    let image = try RasterImage(
      width: 40, height: 40, colors: (0..<1600).map { ($0 % 40 + $0 / 40) % 2 == 0 ? .black : .white })
    var surface = try RasterSurface(width: 10, height: 10)
    surface.draw(image, in: CanvasRectangle(x: 0, y: 0, width: 10, height: 10), resampling: .cells)
    for y in 0..<10 {
      for x in 0..<10 { #expect([127, 128].contains(surface[x, y]?.red ?? 0)) }
    }
  }

  @Test func cellsThatGrowKeepTheirColours() throws {
    let image = try ramp(10, 10)
    var surface = try RasterSurface(width: 17, height: 23)
    surface.draw(image, in: CanvasRectangle(x: 0, y: 0, width: 17, height: 23), resampling: .cells)
    for y in 0..<23 {
      for x in 0..<17 { #expect(surface[x, y] == image[(2 * x + 1) * 10 / 34, (2 * y + 1) * 10 / 46]) }
    }
  }

  @Test func smoothRulesFollowARamp() throws {
    let image = try ramp(20, 20)
    for rule in [ImageResampling.bicubic, .lanczos] {
      var surface = try RasterSurface(width: 60, height: 60)
      surface.draw(image, in: CanvasRectangle(x: 0, y: 0, width: 60, height: 60), resampling: rule)
      for x in 12..<48 {
        let expected = ((Double(x) + 0.5) / 3 - 0.5) * 10
        #expect(abs(Double(surface[x, 30]?.red ?? 0) - expected) <= 2)
      }
    }
  }

  @Test func imagesThatShareAnEdgeMeetWithoutASeam() throws {
    let image = try RasterImage(width: 1, height: 1, colors: [.black])
    var surface = try RasterSurface(width: 30, height: 10)
    for cell in 0..<9 {
      surface.draw(image, in: CanvasRectangle(x: 1.3 + Double(cell) * 3.1, y: 0, width: 3.1, height: 10))
    }
    for x in 1..<29 { #expect(surface[x, 5] == .black) }
  }

  @Test func partOfAnImageUnderAClipIsThatOfTheWhole() throws {
    let image = try ramp(17, 13)
    let frame = CanvasRectangle(x: -5, y: -7, width: 50, height: 60)
    var whole = try RasterSurface(width: 40, height: 40)
    whole.draw(image, in: frame, resampling: .lanczos, opacity: 0.7)
    var cut = try RasterSurface(width: 40, height: 40)
    cut.pushClip(.rectangle(CanvasRectangle(x: 11, y: 13, width: 9, height: 8)))
    cut.draw(image, in: frame, resampling: .lanczos, opacity: 0.7)
    for y in 13..<21 { for x in 11..<20 { #expect(cut[x, y] == whole[x, y]) } }
    #expect(cut[10, 14] == .white)
  }

  @Test func anEnlargedImageHasSquaresForPixels() throws {
    let image = try RasterImage(width: 2, height: 1, colors: [.black, .white])
    let large = image.enlarged(by: 3)
    #expect([large.width, large.height] == [6, 3])
    for y in 0..<3 {
      for x in 0..<6 { #expect(large[x, y] == (x < 3 ? .black : .white)) }
    }
    #expect(image.enlarged(by: 1) == image)
    #expect(image.enlarged(by: .max) == image)
  }

  @Test func indicesBeyondTheTableAreClear() throws {
    let image = try RasterImage(width: 2, height: 1, indices: [0, 9], table: [.black])
    #expect(image[0, 0] == .black && image[1, 0] == .clear)
  }

  @Test func refusesACountThatDoesNotFit() {
    #expect { try RasterImage(width: 3, height: 3, colors: [.black]) } throws: {
      ($0 as? RasterProblem)?.code == .pixelCount
    }
    #expect { try RasterImage(width: 0, height: 3, colors: []) } throws: {
      ($0 as? RasterProblem)?.code == .sizeRefused
    }
  }

  @Test func framesWithoutMeaningDrawNothing() throws {
    let image = try ramp(3, 3)
    for value in [Double.nan, .infinity, 1e300, -5, 0] {
      var surface = try RasterSurface(width: 8, height: 8)
      surface.draw(image, in: CanvasRectangle(x: 0, y: 0, width: value, height: 8))
      #expect(surface[1, 1] == .white)
    }
  }
}
