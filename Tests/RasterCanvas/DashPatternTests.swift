import RasterCanvas
import Testing

@Suite struct DashPatternTests {
  private func ink(_ path: CanvasPath, _ dashes: [Double], phase: Double = 0, width: Double = 1) throws
    -> Double
  {
    try CoverageProbe(width: 256, height: 256) {
      $0.stroke(path, style: StrokeStyle(width: width, dashes: dashes, dashPhase: phase), color: .black)
    }.ink / width
  }

  @Test func straightLineHasItsOnLength() throws {
    let line = CanvasPath.segment(from: CanvasPoint(10, 20.5), to: CanvasPoint(210, 20.5))
    // 200 px hold 13 periods of 15 and a rest of 5.
    #expect(abs(try ink(line, [10, 5]) - 135) < 0.5)
    #expect(abs(try ink(line, [10, 5], phase: 10) - 130) < 0.5)
    #expect(abs(try ink(line, [10, 5], phase: -5) - 130) < 0.5)
    #expect(abs(try ink(line, [7]) - 102) < 0.5)
  }

  @Test func dashesGoOnAroundCorners() throws {
    let line = CanvasPath.polyline([CanvasPoint(10, 20.5), CanvasPoint(100, 20.5), CanvasPoint(100, 130.5)])
    #expect(abs(try ink(line, [30, 10]) - 150) < 0.5)
  }

  @Test func closedPathHasItsOnLengthAndNoSeam() throws {
    let square = CanvasPath.rectangle(CanvasRectangle(x: 20.5, y: 20.5, width: 100, height: 100))
    #expect(abs(try ink(square, [10, 10]) - 200) < 0.5)
    // The phase puts the middle of a dash on the beginning of the contour.
    #expect(abs(try ink(square, [10, 10], phase: 5) - 200) < 0.5)
    let probe = try CoverageProbe(width: 140, height: 140) {
      $0.stroke(square, style: StrokeStyle(width: 4, dashes: [10, 10], dashPhase: 5), color: .black)
    }
    #expect(probe.coverage(19, 19) == 1)
  }

  @Test func longLinesOutOfSightCostNothingAndKeepTheirPhase() throws {
    let near = CanvasPath.segment(from: CanvasPoint(-3000, 20.5), to: CanvasPoint(256, 20.5))
    let far = CanvasPath.segment(from: CanvasPoint(-3000 - 15e8, 20.5), to: CanvasPoint(1e9, 20.5))
    let expected = try CoverageProbe(width: 256, height: 40) {
      $0.stroke(near, style: StrokeStyle(width: 1, dashes: [10, 5]), color: .black)
    }
    let seen = try CoverageProbe(width: 256, height: 40) {
      $0.stroke(far, style: StrokeStyle(width: 1, dashes: [10, 5]), color: .black)
    }
    for (first, second) in zip(expected.levels, seen.levels) { #expect(abs(first - second) <= 1) }
  }

  @Test func dotsAreDashesWithoutLength() throws {
    let line = CanvasPath.segment(from: CanvasPoint(20, 20), to: CanvasPoint(219, 20))
    let probe = try CoverageProbe(width: 256, height: 40) {
      $0.stroke(line, style: StrokeStyle(width: 6, cap: .round, dashes: [0, 20]), color: .black)
    }
    #expect(abs(probe.ink / (10 * .pi * 9) - 1) < 0.01)
  }

  @Test(arguments: [[], [0], [0, 0], [-1, 2], [.nan, 1], [.infinity, 1]] as [[Double]])
  func patternsWithoutMeaningAreSolid(dashes: [Double]) throws {
    let line = CanvasPath.segment(from: CanvasPoint(10, 20.5), to: CanvasPoint(210, 20.5))
    #expect(abs(try ink(line, dashes) - 200) < 0.01)
  }
}
