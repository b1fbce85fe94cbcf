import Foundation
import Interphase
import MeasuringHarness

/// Whether what is drawn has the area, the ink and the width that geometry and the font file say.
enum RasterValidation {
  /// The rows of the raster layer in the area `figures`.
  static func measure(_: MeasuringContext) throws -> [MeasuredRow] {
    var rows = [try circleArea(), try lineSpread(), try edge(), try equalPixels()]
    if FileManager.default.fileExists(atPath: PinnedTypeface.regular.path) { rows.append(try textWidth()) }
    return rows
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, n: Int, _ goal: MeasuredRow.Goal
  ) -> MeasuredRow {
    MeasuredRow(area: "figures", id: id, value: value, unit: unit, n: n, goal: goal)
  }

  private static func ink(of surface: RasterSurface) -> Double {
    surface.pixels.reduce(0) { $0 + Double(255 - Int($1 & 255)) / 255 }
  }

  /// Covered area against π r², the worst of radii 3 to 100 at three offsets.
  private static func circleArea() throws -> MeasuredRow {
    var worst = 0.0
    let radii = Array(3...20) + [25, 30, 40, 50, 70, 100]
    for radius in radii.map(Double.init) {
      for offset in [0, 0.25, 0.37] {
        var surface = try RasterSurface(width: 256, height: 256)
        surface.fill(.circle(center: CanvasPoint(128 + offset, 128 + offset), radius: radius), color: .black)
        worst = max(worst, abs(ink(of: surface) / (.pi * radius * radius) - 1))
      }
    }
    return row("circle.area.worst", worst * 100, "%", n: radii.count * 3, .atMost(0.1))
  }

  /// Greatest less least ink of a line turned from 0° to 90°, the worst of three widths.
  private static func lineSpread() throws -> MeasuredRow {
    var worst = 0.0
    for width in [0.5, 1, 2.5] {
      var inks: [Double] = []
      for step in 0...36 {
        let angle = Double(step) * 2.5 * .pi / 180
        let arm = CanvasPoint(cos(angle) * 90, sin(angle) * 90)
        let center = CanvasPoint(128.23, 127.61)
        var surface = try RasterSurface(width: 256, height: 256)
        surface.stroke(
          .segment(from: center - arm, to: center + arm), style: StrokeStyle(width: width), color: .black)
        inks.append(ink(of: surface) / (180 * width))
      }
      worst = max(worst, (inks.max() ?? .infinity) - (inks.min() ?? 0))
    }
    return row("line.spread", worst * 100, "%", n: 111, .atMost(1))
  }

  /// The coverage of a pixel that an edge cuts, against its share.
  private static func edge() throws -> MeasuredRow {
    var worst = 0.0
    for step in 0...100 {
      let share = Double(step) / 100
      var surface = try RasterSurface(width: 24, height: 24)
      surface.fill(
        .rectangle(CanvasRectangle(x: 2, y: 2, width: 10 + share, height: 10 + share)), color: .black)
      for (x, y) in [(12, 5), (5, 12)] {
        let coverage = Double(255 - (surface[x, y]?.green ?? 0)) / 255
        worst = max(worst, abs(coverage - share))
      }
    }
    return row("edge.worst", worst, "1", n: 202, .atMost(0.006))
  }

  /// The share of drawings, eight of them made at the same time, that equal the first in every pixel.
  private static func equalPixels() throws -> MeasuredRow {
    let first = try RasterProbePage.draw().pixels
    let count = 16
    let equal = EqualCount()
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      if let pixels = try? RasterProbePage.draw().pixels, pixels == first { equal.add() }
    }
    return row("pixels.equal.runs", Double(equal.count) / Double(count), "1", n: count, .equal(1))
  }

  /// Widths of texts against the tables of the font file, read without FreeType.
  private static func textWidth() throws -> MeasuredRow {
    let texts = [
      "Binding energy (eV)", "Intensity (arb. units)", "Sputter time (s)", "AVATAR To We", "Ni 2p",
      "−1.5 × 10",
      "Metal deposit (µg cm)", "LiF PVDF CMC PAA 0123456789",
    ]
    var worst = 0.0
    for pinned in PinnedTypeface.allCases {
      let tables = try FontTables(path: pinned.path)
      let font = try OutlineFont(pinned)
      for text in texts {
        let expected = tables.width(of: text) * 29.17
        worst = max(worst, abs(font.width(of: text, size: 29.17) / expected - 1))
      }
    }
    let n = texts.count * PinnedTypeface.allCases.count
    return row("text.width.worst", worst * 100, "%", n: n, .atMost(0.5))
  }
}

/// Counts from several threads.
private final class EqualCount: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  /// The count so far.
  var count: Int { lock.withLock { value } }

  /// Adds one.
  func add() { lock.withLock { value += 1 } }
}
