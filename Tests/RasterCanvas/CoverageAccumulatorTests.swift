import Foundation
import RasterCanvas
import Testing

@Suite struct CoverageAccumulatorTests {
  @Test(arguments: [3.0, 5, 10, 20, 50, 100], [0, 0.25, 0.37])
  func circleHasItsArea(radius: Double, offset: Double) throws {
    let probe = try CoverageProbe(width: 256, height: 256) {
      $0.fill(.circle(center: CanvasPoint(128 + offset, 128 + offset), radius: radius), color: .black)
    }
    // With 8 bits a pixel the rim of the smallest circle alone may be off by 7 parts in 10 000.
    #expect(abs(probe.ink / (.pi * radius * radius) - 1) <= (radius < 5 ? 0.001 : 0.0005))
  }

  @Test func edgeBetweenPixelsCoversItsShare() throws {
    var last = [-1.0, -1.0]
    for step in 0...100 {
      let share = Double(step) / 100
      let probe = try CoverageProbe(width: 24, height: 24) {
        $0.fill(.rectangle(CanvasRectangle(x: 2, y: 2, width: 10 + share, height: 10 + share)), color: .black)
      }
      let seen = [probe.coverage(12, 5), probe.coverage(5, 12)]
      for (place, value) in seen.enumerated() {
        #expect(abs(value - share) <= 0.006)
        #expect(value >= last[place])
      }
      last = seen
    }
  }

  @Test func trianglesOfOnePathLeaveNoSeam() throws {
    var random = TestRandom(state: 5)
    let outer = CanvasRectangle(x: 3.3, y: 4.7, width: 60.1, height: 40.9)
    var triangles = CanvasPath()
    var corners: [[CanvasPoint]] = []
    for row in 0...5 {
      corners.append([])
      for column in 0...10 {
        let inner = (1..<5).contains(row) && (1..<10).contains(column)
        let dx = inner ? (random.next() - 0.5) * 3 : 0
        let dy = inner ? (random.next() - 0.5) * 3 : 0
        corners[row].append(
          CanvasPoint(
            outer.x + outer.width * Double(column) / 10 + dx, outer.y + outer.height * Double(row) / 5 + dy))
      }
    }
    for row in 0..<5 {
      for column in 0..<10 {
        let (a, b) = (corners[row][column], corners[row][column + 1])
        let (c, d) = (corners[row + 1][column + 1], corners[row + 1][column])
        triangles.append(.polygon([a, b, c]))
        triangles.append(.polygon([a, c, d]))
      }
    }
    let many = try CoverageProbe(width: 70, height: 50) { $0.fill(triangles, color: .black) }
    let one = try CoverageProbe(width: 70, height: 50) { $0.fill(.rectangle(outer), color: .black) }
    for (first, second) in zip(many.levels, one.levels) { #expect(abs(first - second) <= 1) }
  }

  static let star = (0..<5).map { index in
    let angle = Double(index) * 4 * .pi / 5
    return CanvasPoint(20.3 + 17 * sin(angle), 20.1 - 17 * cos(angle))
  }
  static let ring = [
    [CanvasPoint(4.2, 5.1), CanvasPoint(35.7, 6.3), CanvasPoint(33.1, 36.2), CanvasPoint(6.6, 33.8)],
    [CanvasPoint(12.2, 13.1), CanvasPoint(13.6, 25.8), CanvasPoint(27.1, 27.2), CanvasPoint(28.7, 14.3)],
  ]
  static let figureEight = [
    CanvasPoint(5.3, 6.4), CanvasPoint(34.2, 33.3), CanvasPoint(34.8, 7.1), CanvasPoint(6.1, 32.9),
  ]
  static let twins = [
    [CanvasPoint(5.5, 5.5), CanvasPoint(25.5, 5.5), CanvasPoint(25.5, 25.5), CanvasPoint(5.5, 25.5)],
    [CanvasPoint(5.5, 5.5), CanvasPoint(25.5, 5.5), CanvasPoint(25.5, 25.5), CanvasPoint(5.5, 25.5)],
  ]

  @Test(arguments: [[star], ring, [figureEight], twins], [FillRule.nonZero, .evenOdd])
  func fillFollowsItsRule(polygons: [[CanvasPoint]], rule: FillRule) throws {
    var path = CanvasPath()
    for polygon in polygons { path.append(.polygon(polygon)) }
    let probe = try CoverageProbe(width: 41, height: 41) { $0.fill(path, color: .black, rule: rule) }
    let sampled = SampledPolygons(polygons: polygons, rule: rule)
    for y in 0..<41 {
      for x in 0..<41 { #expect(abs(probe.coverage(x, y) - sampled.coverage(x, y)) <= 0.04, "\(x) \(y)") }
    }
  }

  @Test func hugeAndBrokenCoordinatesAreHarmless() throws {
    let wide = CanvasPath.polygon([
      CanvasPoint(-1e9, 10), CanvasPoint(1e9, 10), CanvasPoint(1e9, 1e300), CanvasPoint(-1e9, 1e300),
    ])
    let probe = try CoverageProbe(width: 32, height: 32) { $0.fill(wide, color: .black) }
    #expect(probe.ink == 32 * 22)
    for value in [Double.nan, .infinity, -.infinity] {
      let broken = CanvasPath.polygon([
        CanvasPoint(1, 1), CanvasPoint(9, 1), CanvasPoint(value, 5), CanvasPoint(9, 9), CanvasPoint(1, 9),
      ])
      let probe = try CoverageProbe(width: 10, height: 10) { $0.fill(broken, color: .black) }
      #expect(probe.ink < 65)
    }
  }

  @Test func slopesBeyondTheReachKeepTheirPlace() throws {
    // A diagonal through (16, 16) whose ends lie far outside of fixed point.
    let half = CanvasPath.polygon([
      CanvasPoint(16 - 4e6, 16 - 4e6), CanvasPoint(16 + 4e6, 16 + 4e6), CanvasPoint(16 - 4e6, 16 + 4e6),
    ])
    let probe = try CoverageProbe(width: 32, height: 32) { $0.fill(half, color: .black) }
    #expect(abs(probe.ink - 512) < 1)
  }
}
