import RasterCanvas
import Testing

@Suite struct StampTests {
  private static let ring = CanvasPath.circle(center: .zero, radius: 4.3)
  private static let style = StrokeStyle(width: 1.4)

  @Test func stampsLookLikeTheShapesDrawnOneByOne() throws {
    let places = [CanvasPoint(10.25, 11.5), CanvasPoint(20.75, 12), CanvasPoint(23, 14.125)]
    let gold = CanvasColor(red: 230, green: 159, blue: 0, alpha: 200)
    var stamped = try RasterSurface(width: 40, height: 30)
    stamped.stamp(Self.ring, at: places, fill: gold, stroke: (Self.style, .black))
    var drawn = try RasterSurface(width: 40, height: 30)
    for place in places {
      let path = Self.ring.transformed(by: .translation(x: place.x, y: place.y))
      drawn.fill(path, color: gold)
      drawn.stroke(path, style: Self.style, color: .black)
    }
    for y in 0..<30 {
      for x in 0..<40 {
        let (one, other) = (stamped[x, y] ?? .clear, drawn[x, y] ?? .clear)
        // Edges are rounded to 1/1024 pixel once here, and after moving there.
        #expect(abs(Int(one.red) - Int(other.red)) <= 1 && abs(Int(one.blue) - Int(other.blue)) <= 1)
      }
    }
  }

  @Test func wholePixelsBetweenStampsMakeThemEqual() throws {
    var surface = try RasterSurface(width: 60, height: 30)
    surface.stamp(
      Self.ring, at: [CanvasPoint(10.3, 12.7), CanvasPoint(40.3, 14.7)], fill: nil,
      stroke: (Self.style, .black))
    for y in 0..<26 { for x in 0..<25 { #expect(surface[x, y] == surface[x + 30, y + 2]) } }
  }

  @Test func placesBeyondEveryPageAreLeftOut() throws {
    var surface = try RasterSurface(width: 8, height: 8)
    let far = [
      CanvasPoint(.nan, 2), CanvasPoint(.infinity, 2), CanvasPoint(1e300, -1e300), CanvasPoint(-1e9, 4),
      CanvasPoint(524_288, 524_288),
    ]
    surface.stamp(Self.ring, at: far, fill: .black, stroke: (Self.style, .black))
    surface.stamp(
      .circle(center: .zero, radius: 1e8), at: [CanvasPoint(4, 4)], fill: nil, stroke: (Self.style, .black))
    #expect(surface.pixels.allSatisfy { $0 == .max })
  }

  @Test func hugeShapesStillFillThePage() throws {
    var surface = try RasterSurface(width: 8, height: 8)
    surface.stamp(
      .circle(center: .zero, radius: 1e8), at: [CanvasPoint(4, 4)], fill: .black, stroke: nil)
    #expect(surface[3, 3] == .black)
  }
}
