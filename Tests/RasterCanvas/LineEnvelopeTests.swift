import Foundation
import RasterCanvas
import Testing

@Suite struct LineEnvelopeTests {
  /// A random walk with 100 points a pixel over 40 pixels.
  private static func walk(seed: UInt64, step: Double) -> [CanvasPoint] {
    var random = TestRandom(state: seed)
    var height = 0.0
    return (0..<4000).map { index in
      height += (random.next() - 0.5) * step - height * 0.002
      return CanvasPoint(5 + Double(index) / 100, 25 + height)
    }
  }

  private func differences(
    _ points: [CanvasPoint], width: Double, transform: CanvasTransform = .identity
  ) throws -> [Double] {
    let placed = points.map { transform.apply(to: $0) }
    let style = StrokeStyle(width: width, cap: .round, join: .round)
    let probe = try CoverageProbe(width: 50, height: 50) {
      $0.stroke(.polyline(placed), style: style, color: .black)
    }
    let sampled = SampledStroke(points: placed, width: width, samples: 8)
    return (0..<2500).map { abs(probe.coverage($0 % 50, $0 / 50) - sampled.coverage($0 % 50, $0 / 50)) }
  }

  @Test(arguments: [0.3, 2], [1, 2.5]) func coversWhatIsNearTheLine(step: Double, width: Double) throws {
    let seen = try differences(Self.walk(seed: 3, step: step), width: width)
    // 64 sample points a pixel know the coverage to about a fortieth.
    #expect((seen.max() ?? 1) < 0.08)
    #expect(seen.reduce(0, +) / Double(seen.count { $0 > 0 }) < 0.02)
  }

  /// Two points a pixel, each far from the last: the picture of a noisy depth profile.
  @Test(arguments: [1, 2.5]) func coversSteepZigzagsOfFewPoints(width: Double) throws {
    var random = TestRandom(state: 12)
    try expectTheStrokeOf(
      (0..<520).map { CanvasPoint(5 + Double($0) / 2, 25 + (random.next() - 0.5) * 30) }, width: width)
  }

  /// Points three pixels apart, each far from the last: the residuals of a fitted spectrum.
  @Test(arguments: [1, 2.5]) func coversZigzagsWhosePointsLieApart(width: Double) throws {
    var random = TestRandom(state: 21)
    try expectTheStrokeOf(
      (0..<84).map { CanvasPoint(5 + Double($0) * 3, 25 + (random.next() - 0.5) * 30) }, width: width)
  }

  private func expectTheStrokeOf(_ points: [CanvasPoint], width: Double) throws {
    let style = StrokeStyle(width: width, cap: .round, join: .round)
    let probe = try CoverageProbe(width: 270, height: 50) {
      $0.stroke(.polyline(points), style: style, color: .black)
    }
    let sampled = SampledStroke(points: points, width: width, samples: 12)
    var sum = 0.0
    for y in 0..<50 {
      for x in 0..<270 {
        let difference = abs(probe.coverage(x, y) - sampled.coverage(x, y))
        #expect(difference < 0.08)
        sum += difference
      }
    }
    #expect(sum / (270 * 50) < 0.01)
  }

  @Test func mappingTheLineWhileDrawingIsDrawingTheMappedLine() throws {
    let points = Self.walk(seed: 8, step: 0.6)
    let maps: [CanvasTransform] = [
      .scale(x: 1.3, y: 0.7), CanvasTransform(a: 0, b: 1, c: 1, d: 0, tx: 2, ty: -3),
    ]
    for map in maps {
      for dashes in [[], [7.0, 3]] {
        let style = StrokeStyle(width: 2, join: .round, dashes: dashes)
        let mapped = try CoverageProbe(width: 60, height: 60) {
          $0.stroke(.polyline(points), mappedBy: map, style: style, color: .black)
        }
        let placed = try CoverageProbe(width: 60, height: 60) {
          $0.stroke(.polyline(points.map(map.apply(to:))), style: style, color: .black)
        }
        #expect(mapped.levels == placed.levels)
        #expect(mapped.levels.contains { $0 > 200 })
      }
    }
  }

  /// The dashes of a line with many points against those of the same line with few, whose outlines are drawn.
  @Test func dashesLieWhereThoseOfTheOutlineLie() throws {
    let style = StrokeStyle(width: 2, join: .round, dashes: [9, 4])
    func levels(step: Double) throws -> [Int] {
      let points = stride(from: 5.0, through: 105, by: step).map { CanvasPoint($0, 20 + $0 / 8) }
      return try CoverageProbe(width: 110, height: 40) {
        $0.stroke(.polyline(points), style: style, color: .black)
      }.levels
    }
    let (dense, sparse) = (try levels(step: 0.125), try levels(step: 50))
    // The ends of dashes are cut along the pixels instead of across the line, which leans by an eighth.
    let different = zip(dense, sparse).count { abs($0 - $1) > 40 }
    #expect(different == 0)
    let (denseInk, sparseInk) = (dense.reduce(0, +), sparse.reduce(0, +))
    #expect(abs(denseInk - sparseInk) < sparseInk / 100)
  }

  @Test func runsBackwardsAndDownwardsToo() throws {
    let points = Self.walk(seed: 8, step: 0.5)
    let backwards = Array(points.reversed())
    #expect(try differences(backwards, width: 2.5).max() ?? 1 < 0.08)
    let swap = CanvasTransform(a: 0, b: 1, c: 1, d: 0, tx: 0, ty: 0)
    #expect(try differences(points, width: 2.5, transform: swap).max() ?? 1 < 0.08)
  }

  /// The same line with 100 points a pixel and with so few that its outline is drawn.
  @Test func agreesWithTheOutlineOfTheSameLine() throws {
    let points = (0...4000).map { index in
      let x = 5 + Double(index) / 100
      return CanvasPoint(x, 25 + 10 * sin(x * 0.25))
    }
    let style = StrokeStyle(width: 2.5, join: .round)
    let dense = try CoverageProbe(width: 50, height: 50) {
      $0.stroke(.polyline(points), style: style, color: .black)
    }
    let thin = points.enumerated().filter { $0.offset % 40 == 0 }.map(\.element)
    let sparse = try CoverageProbe(width: 50, height: 50) {
      $0.stroke(.polyline(thin), style: style, color: .black)
    }
    // The cut of a slanted end may differ within the line's width.
    for y in 0..<50 {
      for x in 8..<42 { #expect(abs(dense.levels[y * 50 + x] - sparse.levels[y * 50 + x]) <= 4) }
    }
  }

  /// 30 000 points over 60 pixels against every point drawn, pixel by pixel.
  @Test func denseLineIsThePictureOfAllItsPoints() throws {
    var random = TestRandom(state: 21)
    var height = 0.0
    let points = (0..<30_000).map { index in
      height += (random.next() - 0.5) * 0.6
      let x = Double(index) / 500
      return CanvasPoint(x, 100 + 30 * sin(x / 30) + height * 0.3)
    }
    let style = StrokeStyle(width: 2, cap: .round, join: .round)
    let dense = try CoverageProbe(width: 60, height: 200) {
      $0.stroke(.polyline(points), style: style, color: .black)
    }
    let sampled = DenseSample(points: points, radius: 1)
    var different = 0
    for y in 0..<200 {
      for x in 2..<58 {
        let expected = sampled.coverage(x, y) * 255
        if abs(Double(dense.levels[y * 60 + x]) - expected) > 1.5 { different += 1 }
      }
    }
    #expect(Double(different) / Double(56 * 200) <= 0.001)
  }

  @Test func buttEndsStopWhereTheLineStops() throws {
    let points = (0...2000).map { CanvasPoint(10 + Double($0) / 100, 25) }
    let probe = try CoverageProbe(width: 50, height: 50) {
      $0.stroke(.polyline(points), style: StrokeStyle(width: 4, join: .round), color: .black)
    }
    #expect(abs(probe.ink - 80) < 0.5)
    #expect(probe.coverage(9, 25) == 0 && probe.coverage(30, 25) == 0)
  }

  @Test func partsOutOfSightAreHarmless() throws {
    let points = (0...100_000).map { CanvasPoint(Double($0) * 1e4 - 5e8, $0 % 2 == 0 ? -1e9 : 1e9) }
    let probe = try CoverageProbe(width: 20, height: 20) {
      $0.stroke(.polyline(points), style: StrokeStyle(width: 1, join: .round), color: .black)
    }
    #expect(probe.ink <= 400)
    let level = (0...100_000).map { CanvasPoint(Double($0) * 1e-3 - 50, 10) }
    let seen = try CoverageProbe(width: 20, height: 20) {
      $0.stroke(.polyline(level), style: StrokeStyle(width: 1, join: .round), color: .black)
    }
    #expect(abs(seen.ink - 20) < 0.1)
  }

  @Test func gapsInTheDataStayGaps() throws {
    let points = (0...4000).map { index in
      CanvasPoint(5 + Double(index) / 100, (1900...2100).contains(index) ? .nan : 25)
    }
    let probe = try CoverageProbe(width: 50, height: 50) {
      $0.stroke(.polyline(points), style: StrokeStyle(width: 2, join: .round), color: .black)
    }
    #expect(probe.coverage(25, 25) == 0)
    #expect(probe.coverage(20, 25) == 1)
  }
}

/// The area near a dense line, by columns 1/256 pixel wide with every point looked at.
private struct DenseSample {
  private var upper: [Double]
  private var lower: [Double]
  private static let columns = 256

  init(points: [CanvasPoint], radius: Double) {
    let columns = Double(Self.columns)
    let count = Int((points.last?.x ?? 0) + 2) * Self.columns
    upper = Array(repeating: .infinity, count: count)
    lower = Array(repeating: -.infinity, count: count)
    for point in points {
      let first = max(Int((point.x - radius) * columns), 0)
      let last = min(Int((point.x + radius) * columns), count - 1)
      for place in first...max(first, last) {
        let distance = (Double(place) + 0.5) / columns - point.x
        let rest = radius * radius - distance * distance
        guard rest > 0 else { continue }
        upper[place] = min(upper[place], point.y - rest.squareRoot())
        lower[place] = max(lower[place], point.y + rest.squareRoot())
      }
    }
  }

  func coverage(_ column: Int, _ row: Int) -> Double {
    let places = column * Self.columns..<(column + 1) * Self.columns
    let sum = places.reduce(0.0) { sum, place in
      sum + max(min(lower[place], Double(row + 1)) - max(upper[place], Double(row)), 0)
    }
    return sum / Double(Self.columns)
  }
}
