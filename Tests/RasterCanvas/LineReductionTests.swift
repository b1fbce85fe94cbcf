import RasterCanvas
import Testing

@Suite struct LineReductionTests {
  @Test func keepsFirstLeastMostAndLastOfEachColumn() {
    let points = [(0.1, 5.0), (0.2, 9), (0.3, 1), (0.4, 4), (0.9, 6), (1.1, 2), (1.5, 2), (1.9, 2)]
      .map { CanvasPoint($0.0, $0.1) }
    let kept = LineReduction.reduced(points, columnWidth: 1)
    #expect(Array(kept) == [points[0], points[1], points[2], points[4], points[5], points[7]])
  }

  @Test func sparseLinesAreKeptWhole() {
    let points = (0..<50).map { CanvasPoint(Double($0) * 3, Double($0 % 7)) }
    #expect(Array(LineReduction.reduced(points, columnWidth: 1)) == points)
  }

  @Test func gapsStayGaps() {
    let gap = CanvasPoint(.nan, 0)
    let points = [CanvasPoint(0.1, 1), gap, gap, CanvasPoint(0.2, 2), CanvasPoint(0.3, 3)]
    let kept = LineReduction.reduced(points, columnWidth: 1)
    #expect(kept.count == 4)
    #expect(kept[1].x.isNaN)
  }

  @Test func reducedLineHasNearlyThePictureOfTheWhole() throws {
    var random = TestRandom(state: 4)
    let points = (0..<20_000).map { CanvasPoint(5 + Double($0) / 200, 50 + 40 * (random.next() - 0.5)) }
    let style = StrokeStyle(width: 2, cap: .round, join: .round)
    func levels(_ points: [CanvasPoint]) throws -> [Int] {
      try CoverageProbe(width: 110, height: 100) {
        $0.stroke(.polyline(points), style: style, color: .black)
      }.levels
    }
    let kept = Array(LineReduction.reduced(points, columnWidth: 0.125))
    #expect(kept.count < points.count / 5)
    let pairs = zip(try levels(points), try levels(kept))
    #expect(pairs.allSatisfy { abs($0 - $1) < 40 })
  }

  @Test func widthWithoutMeaningKeepsAll() {
    let points = [CanvasPoint(0, 1), CanvasPoint(0, 2), CanvasPoint(0, 3)]
    for width in [0, -1, .nan] as [Double] {
      #expect(Array(LineReduction.reduced(points, columnWidth: width)) == points)
    }
  }
}
