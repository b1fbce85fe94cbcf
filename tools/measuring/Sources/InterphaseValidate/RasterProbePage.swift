import Foundation
import Interphase

/// A page like a fitted XPS figure: six panels with filled components, curves, ring markers and text.
enum RasterProbePage {
  /// Draws the page at 2019 × 1275 pixels.
  static func draw() throws -> RasterSurface {
    var surface = try RasterSurface(width: 2019, height: 1275)
    let font = try? OutlineFont(.regular)
    for panel in 0..<6 {
      let left = 90 + Double(panel % 3) * 650
      let base = 560 + Double(panel / 3) * 600
      surface.stroke(
        .rectangle(CanvasRectangle(x: left + 0.5, y: base - 499.5, width: 560, height: 500)),
        style: StrokeStyle(width: 3), color: .black)
      for component in 0..<5 {
        let curve = peak(left: left, base: base, at: 100 + Double(component) * 90)
        var area = curve
        area.line(to: CanvasPoint(left + 560, base))
        area.line(to: CanvasPoint(left, base))
        area.close()
        let color = colors[component]
        surface.fill(area, color: color.withOpacity(0.4))
        surface.stroke(curve, style: StrokeStyle(width: 3.75, join: .round), color: color)
      }
      for point in 0..<180 {
        let x = left + Double(point) * 3.1
        let ring = CanvasPath.circle(
          center: CanvasPoint(x, base - 120 - Double(point * 37 % 23)), radius: 5)
        surface.stroke(ring, style: StrokeStyle(width: 1.5), color: CanvasColor(hex: 0x606060))
      }
      for (line, text) in ["Binding energy (eV)", "C 1s", "LiF", "Intensity (arb. units)"].enumerated() {
        guard let path = font?.layout(text, size: 29.17).path else { continue }
        let place = CanvasTransform.translation(x: left + 120, y: base + 35 - Double(line) * 120)
        surface.fill(path.transformed(by: place), color: .black)
      }
    }
    return surface
  }

  private static let colors: [CanvasColor] = [0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00]
    .map { CanvasColor(hex: $0 as UInt32) }

  private static func peak(left: Double, base: Double, at center: Double) -> CanvasPath {
    CanvasPath.polyline(
      (0...240).map { index in
        let x = Double(index) * 560 / 240
        let distance = (x - center) / 40
        return CanvasPoint(left + x, base - 380 / (1 + distance * distance))
      })
  }
}
