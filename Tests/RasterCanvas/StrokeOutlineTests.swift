import Foundation
import RasterCanvas
import Testing

@Suite struct StrokeOutlineTests {
  @Test(arguments: [0.5, 1, 2.5]) func lineHasTheSameInkAtEverySlope(width: Double) throws {
    var inks: [Double] = []
    for step in 0...36 {
      let angle = Double(step) * 2.5 * .pi / 180
      let arm = CanvasPoint(cos(angle) * 90, sin(angle) * 90)
      let center = CanvasPoint(128.23, 127.61)
      let probe = try CoverageProbe(width: 256, height: 256) {
        $0.stroke(
          .segment(from: center - arm, to: center + arm), style: StrokeStyle(width: width), color: .black)
      }
      inks.append(probe.ink / (180 * width))
    }
    let (least, most) = (inks.min() ?? 0, inks.max() ?? 0)
    #expect(most - least <= 0.01)
    #expect(abs(least - 1) <= 0.01 && abs(most - 1) <= 0.01)
  }

  static let crossing = [
    CanvasPoint(5.2, 6.1), CanvasPoint(34.7, 33.4), CanvasPoint(33.9, 7.2), CanvasPoint(6.3, 34.8),
  ]
  static let zigzag = (0..<30).map { CanvasPoint(5 + Double($0), $0 % 2 == 0 ? 8.3 : 30.7) }
  static let retraced = [CanvasPoint(6.3, 20.4), CanvasPoint(33.2, 21.7), CanvasPoint(6.3, 20.4)]
  static let curl = (0..<40).map { index in
    let angle = Double(index) * 0.35
    return CanvasPoint(
      20.3 + (3 + Double(index) * 0.3) * cos(angle), 20.2 + (3 + Double(index) * 0.3) * sin(angle))
  }
  static let noise = {
    var random = TestRandom(state: 11)
    return (0..<60).map { CanvasPoint(5 + Double($0) / 2, 20 + 12 * (random.next() - 0.5)) }
  }()

  @Test(arguments: [crossing, zigzag, retraced, curl, noise], [1.0, 2.5, 5])
  func roundStrokeCoversWhatIsNearTheLine(points: [CanvasPoint], width: Double) throws {
    let style = StrokeStyle(width: width, cap: .round, join: .round)
    let probe = try CoverageProbe(width: 41, height: 41) {
      $0.stroke(.polyline(points), style: style, color: .black)
    }
    let sampled = SampledStroke(points: points, width: width)
    var worst = 0.0
    for y in 0..<41 {
      for x in 0..<41 { worst = max(worst, abs(probe.coverage(x, y) - sampled.coverage(x, y))) }
    }
    #expect(worst <= 0.08)
  }

  @Test func translucentStrokeIsEvenWhereItCrossesItself() throws {
    let color = CanvasColor.black.withOpacity(0.5)
    let probe = try CoverageProbe(width: 41, height: 41) {
      $0.stroke(
        .polyline(Self.crossing), style: StrokeStyle(width: 5, cap: .round, join: .round), color: color)
    }
    #expect(probe.levels.max() == 128)
  }

  @Test func miterEndsAtItsLimit() throws {
    // A right angle has a miter of √2 widths.
    let corner = CanvasPath.polyline([CanvasPoint(4, 4), CanvasPoint(24, 4), CanvasPoint(24, 24)])
    func tip(_ limit: Double) throws -> Double {
      try CoverageProbe(width: 32, height: 32) {
        $0.stroke(corner, style: StrokeStyle(width: 4, join: .miter, miterLimit: limit), color: .black)
      }.coverage(25, 2)
    }
    #expect(try tip(1.5) == 1)
    #expect(try tip(1.3) < 0.6)
  }

  @Test func closedStrokeIsARing() throws {
    let probe = try CoverageProbe(width: 64, height: 64) {
      $0.stroke(
        .circle(center: CanvasPoint(32, 32), radius: 20), style: StrokeStyle(width: 4), color: .black)
    }
    #expect(abs(probe.ink / (2 * .pi * 20 * 4) - 1) < 0.001)
    #expect(probe.coverage(32, 32) == 0)
  }

  @Test func pointWithoutLengthIsADotUnderARoundCap() throws {
    let point = CanvasPath.segment(from: CanvasPoint(16, 16), to: CanvasPoint(16, 16))
    func ink(_ cap: LineCap) throws -> Double {
      try CoverageProbe(width: 32, height: 32) {
        $0.stroke(point, style: StrokeStyle(width: 10, cap: cap), color: .black)
      }.ink
    }
    #expect(abs(try ink(.round) - .pi * 25) < 0.2)
    #expect(try ink(.square) == 100)
    #expect(try ink(.butt) == 0)
  }

  @Test func numbersThatAreNotFiniteBreakTheLine() throws {
    for value in [Double.nan, .infinity, -.infinity] {
      let line = CanvasPath.polyline([
        CanvasPoint(2, 5), CanvasPoint(8, 5), CanvasPoint(value, 5), CanvasPoint(20, 5), CanvasPoint(28, 5),
      ])
      let probe = try CoverageProbe(width: 32, height: 10) {
        $0.stroke(line, style: StrokeStyle(width: 2), color: .black)
      }
      #expect(probe.ink == 28)
      #expect(probe.coverage(14, 5) == 0)
    }
  }

  @Test func distantEndsDoNotOverflow() throws {
    let line = CanvasPath.polyline([CanvasPoint(-1e9, 16), CanvasPoint(1e9, 16), CanvasPoint(16, 1e300)])
    let probe = try CoverageProbe(width: 32, height: 32) {
      $0.stroke(line, style: StrokeStyle(width: 2), color: .black)
    }
    #expect(probe.coverage(3, 15) == 1)
  }

  @Test func widthWithoutMeaningDrawsNothing() throws {
    for width in [0, -1, .nan, .infinity] as [Double] {
      let probe = try CoverageProbe(width: 8, height: 8) {
        $0.stroke(
          .segment(from: CanvasPoint(1, 4), to: CanvasPoint(7, 4)), style: StrokeStyle(width: width),
          color: .black)
      }
      #expect(probe.ink == 0)
    }
  }
}
