import RasterCanvas
import Testing

@Suite struct RasterSurfaceTests {
  private static let shape: CanvasPath = {
    var path = CanvasPath.circle(center: CanvasPoint(20.3, 22.7), radius: 11.4)
    path.append(.polygon([CanvasPoint(3.1, 5.2), CanvasPoint(36.4, 17.9), CanvasPoint(9.7, 37.3)]))
    return path
  }()

  @Test(arguments: [(0, 5), (5, 0), (-1, 5), (30_000, 10), (10, 30_000), (20_000, 20_000), (Int.max, 2)])
  func refusesSizesThatMakeNoSense(width: Int, height: Int) {
    #expect(throws: RasterProblem.self) { try RasterSurface(width: width, height: height) }
  }

  @Test func smallestSurfaceCanBeDrawnOn() throws {
    var surface = try RasterSurface(width: 1, height: 1)
    surface.fill(Self.shape, color: .black)
    surface.stroke(Self.shape, style: StrokeStyle(width: 3), color: .black)
    #expect(surface.pixels.count == 1)
  }

  @Test func pathsWithoutExtentDrawNothing() throws {
    let empty = [
      CanvasPath(), .polyline([CanvasPoint(2, 2)]), .polygon([CanvasPoint(2, 2)]),
      .rectangle(CanvasRectangle(x: 2, y: 2, width: 0, height: 0)),
      .polyline([CanvasPoint(.nan, .nan), CanvasPoint(.nan, 3)]),
    ]
    for path in empty {
      let probe = try CoverageProbe(width: 8, height: 8) {
        $0.fill(path, color: .black)
        $0.stroke(path, style: StrokeStyle(width: 1), color: .black)
      }
      #expect(probe.ink == 0)
    }
  }

  @Test func movedByWholePixelsIsAnExactCopy() throws {
    let first = try CoverageProbe(width: 50, height: 50) { $0.fill(Self.shape, color: .black) }
    let second = try CoverageProbe(width: 50, height: 50) {
      $0.fill(Self.shape.transformed(by: .translation(x: 7, y: 9)), color: .black)
    }
    for y in 0..<41 { for x in 0..<43 { #expect(first.surface[x, y] == second.surface[x + 7, y + 9]) } }
  }

  @Test func mirroredAndTransposedShapesGiveSuchPictures() throws {
    let plain = try CoverageProbe(width: 40, height: 40) { $0.fill(Self.shape, color: .black) }.levels
    let flip = CanvasTransform(a: -1, b: 0, c: 0, d: 1, tx: 40, ty: 0)
    let flipped = try CoverageProbe(width: 40, height: 40) {
      $0.fill(Self.shape.transformed(by: flip), color: .black)
    }.levels
    let swap = CanvasTransform(a: 0, b: 1, c: 1, d: 0, tx: 0, ty: 0)
    let transposed = try CoverageProbe(width: 40, height: 40) {
      $0.fill(Self.shape.transformed(by: swap), color: .black)
    }.levels
    for y in 0..<40 {
      for x in 0..<40 {
        #expect(abs(plain[y * 40 + x] - flipped[y * 40 + 39 - x]) <= 1)
        #expect(abs(plain[y * 40 + x] - transposed[x * 40 + y]) <= 1)
      }
    }
  }

  @Test func clippedToARectangleIsACropOfTheWhole() throws {
    let style = StrokeStyle(width: 3.3, join: .round)
    let whole = try CoverageProbe(width: 40, height: 40) {
      $0.fill(Self.shape, color: .black.withOpacity(0.4))
      $0.stroke(Self.shape, style: style, color: .black)
    }
    let window = CanvasRectangle(x: 12, y: 9, width: 17, height: 20)
    let cut = try CoverageProbe(width: 40, height: 40) {
      $0.pushClip(.rectangle(window))
      $0.fill(Self.shape, color: .black.withOpacity(0.4))
      $0.stroke(Self.shape, style: style, color: .black)
      $0.popClip()
    }
    for y in 0..<40 {
      for x in 0..<40 {
        let inside = (12..<29).contains(x) && (9..<29).contains(y)
        #expect(cut.surface[x, y] == (inside ? whole.surface[x, y] : .white))
      }
    }
  }

  @Test func clipByAPathLetsItsSharePass() throws {
    let page = CanvasPath.rectangle(CanvasRectangle(x: 0, y: 0, width: 40, height: 40))
    let direct = try CoverageProbe(width: 40, height: 40) { $0.fill(Self.shape, color: .black) }
    let clipped = try CoverageProbe(width: 40, height: 40) {
      $0.pushClip(Self.shape)
      $0.fill(page, color: .black)
    }
    #expect(direct.levels == clipped.levels)
  }

  @Test func clipsAddUpAndAreTakenBack() throws {
    let probe = try CoverageProbe(width: 20, height: 20) {
      $0.pushClip(.circle(center: CanvasPoint(10, 10), radius: 8))
      $0.pushClip(.rectangle(CanvasRectangle(x: 10, y: 0, width: 10, height: 20)))
      $0.pushClip(.circle(center: CanvasPoint(10, 4), radius: 8.5))
      $0.fill(.rectangle(CanvasRectangle(x: 0, y: 0, width: 20, height: 20)), color: .black)
      $0.popClip()
      $0.popClip()
      $0.popClip()
      $0.popClip()
      $0.fill(.rectangle(CanvasRectangle(x: 0, y: 0, width: 2, height: 2)), color: .black)
    }
    #expect(probe.coverage(9, 9) == 0)
    #expect(probe.coverage(11, 9) == 1)
    #expect(probe.coverage(11, 15) == 0)
    #expect(probe.coverage(1, 1) == 1)
  }

  @Test func clipBesideThePageHidesEverything() throws {
    let probe = try CoverageProbe(width: 20, height: 20) {
      $0.pushClip(.rectangle(CanvasRectangle(x: 50, y: 50, width: 9, height: 9)))
      $0.pushClip(.circle(center: CanvasPoint(10, 10), radius: 5))
      $0.fill(.rectangle(CanvasRectangle(x: 0, y: 0, width: 20, height: 20)), color: .black)
    }
    #expect(probe.ink == 0)
  }

  @Test func halfBlackOnWhiteIsMiddleGreyInSRGB() throws {
    var surface = try RasterSurface(width: 2, height: 2)
    let page = CanvasPath.rectangle(CanvasRectangle(x: 0, y: 0, width: 2, height: 2))
    surface.fill(page, color: CanvasColor.black.withOpacity(0.5))
    #expect(surface[0, 0] == CanvasColor(red: 127, green: 127, blue: 127))
    #expect(surface.rgbBytes == Array(repeating: 127, count: 12))
  }

  @Test func clearSurfaceKeepsTheColourLaidOnIt() throws {
    var surface = try RasterSurface(width: 2, height: 2, background: .clear)
    let color = CanvasColor(red: 200, green: 100, blue: 50, alpha: 128)
    surface.fill(.rectangle(CanvasRectangle(x: 0, y: 0, width: 1, height: 2)), color: color)
    let seen = try #require(surface[0, 0])
    #expect(seen.alpha == 128)
    #expect(abs(Int(seen.red) - 200) <= 1 && abs(Int(seen.green) - 100) <= 1 && abs(Int(seen.blue) - 50) <= 1)
    #expect(surface[1, 0] == .clear)
  }

  @Test func pixelsAreTheSameInEveryTask() async throws {
    @Sendable func picture() throws -> ContiguousArray<UInt32> {
      try CoverageProbe(width: 60, height: 60) {
        $0.fill(Self.shape, color: .black.withOpacity(0.3))
        $0.stroke(Self.shape, style: StrokeStyle(width: 1.7, join: .round, dashes: [3, 2]), color: .black)
      }.surface.pixels
    }
    let expected = try picture()
    try await withThrowingTaskGroup(of: ContiguousArray<UInt32>.self) { group in
      for _ in 0..<8 { group.addTask { try picture() } }
      for try await pixels in group { #expect(pixels == expected) }
    }
  }
}
