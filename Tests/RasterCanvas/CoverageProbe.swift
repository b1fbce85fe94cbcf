import RasterCanvas

/// Reads how much of each pixel a drawing covers, from black ink on white.
struct CoverageProbe {
  var surface: RasterSurface

  init(width: Int, height: Int, draw: (inout RasterSurface) -> Void) throws {
    surface = try RasterSurface(width: width, height: height)
    draw(&surface)
  }

  /// The coverage of one pixel, from 0 to 1.
  func coverage(_ x: Int, _ y: Int) -> Double { Double(255 - (surface[x, y]?.green ?? 255)) / 255 }

  /// The grey levels of all pixels, 255 for full ink.
  var levels: [Int] { surface.pixels.map { 255 - Int($0 & 255) } }

  /// The covered area in pixels.
  var ink: Double { Double(levels.reduce(0, +)) / 255 }
}

/// Counts how much of each pixel lies inside polygons, point by point: slow, and independent of the rasteriser.
struct SampledPolygons {
  /// The polygons; every one is closed.
  var polygons: [[CanvasPoint]]
  var rule = FillRule.nonZero
  /// Points along each side of a pixel.
  var samples = 32

  func coverage(_ column: Int, _ row: Int) -> Double {
    var inside = 0
    for j in 0..<samples {
      let y = Double(row) + (Double(j) + 0.5) / Double(samples)
      for i in 0..<samples {
        let x = Double(column) + (Double(i) + 0.5) / Double(samples)
        var winding = 0
        for polygon in polygons {
          for (index, start) in polygon.enumerated() {
            let end = polygon[(index + 1) % polygon.count]
            guard (start.y <= y) != (end.y <= y) else { continue }
            let crossing = start.x + (y - start.y) / (end.y - start.y) * (end.x - start.x)
            if crossing > x { winding += end.y > start.y ? 1 : -1 }
          }
        }
        if rule == .nonZero ? winding != 0 : winding % 2 != 0 { inside += 1 }
      }
    }
    return Double(inside) / Double(samples * samples)
  }
}

/// Whether a point lies within half a width of a polyline: a stroke with round joins and caps, without any outline.
struct SampledStroke {
  var points: [CanvasPoint]
  var width: Double
  var samples = 16

  func coverage(_ column: Int, _ row: Int) -> Double {
    let center = CanvasPoint(Double(column) + 0.5, Double(row) + 0.5)
    // Only segments near the pixel can reach it.
    let near = zip(points, points.dropFirst()).filter { distance(center, $0, $1) < width / 2 + 1 }
    guard !near.isEmpty else { return 0 }
    var inside = 0
    for j in 0..<samples {
      for i in 0..<samples {
        let point = CanvasPoint(
          Double(column) + (Double(i) + 0.5) / Double(samples),
          Double(row) + (Double(j) + 0.5) / Double(samples))
        if near.contains(where: { distance(point, $0, $1) <= width / 2 }) { inside += 1 }
      }
    }
    return Double(inside) / Double(samples * samples)
  }

  private func distance(_ point: CanvasPoint, _ start: CanvasPoint, _ end: CanvasPoint) -> Double {
    let step = end - start
    let square = step.x * step.x + step.y * step.y
    let offset = point - start
    let along = square > 0 ? min(max((offset.x * step.x + offset.y * step.y) / square, 0), 1) : 0
    let rest = offset - step * along
    return (rest.x * rest.x + rest.y * rest.y).squareRoot()
  }
}

/// A small seeded generator for test data (SplitMix64; Steele, Lea and Flood, 2014).
struct TestRandom {
  var state: UInt64

  mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ mixed >> 31) >> 11) / 9_007_199_254_740_992
  }
}
