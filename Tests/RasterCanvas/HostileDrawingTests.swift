import RasterCanvas
import Testing

/// Paths of arbitrary numbers: whatever comes, drawing ends and nothing traps.
@Suite struct HostileDrawingTests {
  private static let numbers: [Double] = [
    0, 1, 7.3, 31.999, 32, -5, 1e-300, -1e-300, 1e6, 1_048_576, -1_048_577, 1e9, -1e9, 1e12, -1e15, 1e300,
    -1e300, .greatestFiniteMagnitude, .nan, .infinity, -.infinity,
  ]

  private func path(_ random: inout TestRandom) -> CanvasPath {
    func number() -> Double {
      random.next() < 0.5
        ? random.next() * 40 - 4 : Self.numbers[Int(random.next() * Double(Self.numbers.count))]
    }
    func point() -> CanvasPoint { CanvasPoint(number(), number()) }
    var path = CanvasPath()
    for _ in 0..<Int(random.next() * 12) {
      switch Int(random.next() * 6) {
      case 0: path.move(to: point())
      case 1, 2: path.line(to: point())
      case 3: path.curve(to: point(), control: point())
      case 4: path.curve(to: point(), control1: point(), control2: point())
      default: path.close()
      }
    }
    return path
  }

  @Test func everyPathEnds() throws {
    var random = TestRandom(state: 99)
    var surface = try RasterSurface(width: 33, height: 31)
    let widths = [0.1, 1, 7, 1e3, 1e9, 1e300]
    let patterns: [[Double]] = [[], [3, 2], [0, 4], [1e-5], [1e9, 1e-9], [1e300, 1e300]]
    for turn in 0..<400 {
      let path = path(&random)
      surface.fill(path, color: .black.withOpacity(0.5), rule: turn % 2 == 0 ? .nonZero : .evenOdd)
      surface.stroke(
        path,
        style: StrokeStyle(
          width: widths[turn % widths.count], cap: [.butt, .round, .square][turn % 3],
          join: [.miter, .round, .bevel][turn / 3 % 3], miterLimit: [4, 1e300, .nan, -1][turn % 4],
          dashes: patterns[turn / 5 % patterns.count], dashPhase: [0, 1.5, -1e300, .nan][turn / 7 % 4]),
        color: .black.withOpacity(0.1))
      if turn % 10 == 0 {
        surface.pushClip(path)
        surface.fill(.rectangle(surface.bounds), color: .white)
        surface.popClip()
      }
    }
    #expect(surface.pixels.count == 33 * 31)
  }

  @Test func manyFineDashesEnd() throws {
    let fine = Array(repeating: 1e-5, count: 200)
    let line = CanvasPath.segment(from: CanvasPoint(-1e12, 5), to: CanvasPoint(1e12, 5))
    let probe = try CoverageProbe(width: 20, height: 10) {
      $0.stroke(line, style: StrokeStyle(width: 1, dashes: fine), color: .black)
    }
    #expect(probe.ink <= 20)
  }

  @Test func scribblesOfManyPointsAreDrawn() throws {
    var random = TestRandom(state: 17)
    var place = CanvasPoint(50, 50)
    var line = CanvasPath()
    for _ in 0..<200_000 {
      place = CanvasPoint(
        min(max(place.x + random.next() - 0.5, 5), 95), min(max(place.y + random.next() - 0.5, 5), 95))
      line.line(to: place)
    }
    let probe = try CoverageProbe(width: 100, height: 100) {
      $0.stroke(line, style: StrokeStyle(width: 1, join: .round), color: .black)
    }
    #expect(probe.ink > 3000)
    #expect(probe.coverage(1, 1) == 0)
  }
}
