import RasterCanvas

/// The pixels on which axes, ticks, bars and images lie, so that their edges are sharp and lines of one kind alike.
struct PixelGrid {
  /// Pixels a point.
  let scale: Double

  /// The grid of a resolution in dots per inch.
  init(resolution: Double) { scale = resolution / 72 }

  /// The grid of the resolution of print, which vector files share: they then show what the PNG of 300 dpi shows, and
  /// nothing is moved by more than half of 1/300 inch.
  static let print = PixelGrid(resolution: 300)

  /// A line's width as a whole number of pixels, one at least.
  func lineWidth(_ points: Double) -> Double { max((points * scale + 0.05).rounded(), 1) }

  /// A path of straight lines in pixels, such that lines of a whole width, or the edges of fills (width 0), cover whole
  /// pixels.
  func snapped(_ path: CanvasPath, lineWidth: Double) -> CanvasPath {
    let isOdd = Int(lineWidth) % 2 == 1
    func snap(_ value: Double) -> Double { isOdd ? value.rounded(.down) + 0.5 : value.rounded() }
    func snap(_ point: CanvasPoint) -> CanvasPoint { CanvasPoint(snap(point.x), snap(point.y)) }
    return CanvasPath(
      path.transformed(by: .scale(x: scale, y: scale)).elements.map { element in
        switch element {
        case .move(let point): .move(snap(point))
        case .line(let point): .line(snap(point))
        default: element
        }
      })
  }

  /// A rectangle in pixels whose edges are those of pixels; one pixel wide and high at least.
  func snapped(_ area: CanvasRectangle) -> CanvasRectangle {
    let left = (area.minX * scale).rounded()
    let top = (area.minY * scale).rounded()
    return CanvasRectangle(
      x: left, y: top, width: max((area.maxX * scale).rounded() - left, 1),
      height: max((area.maxY * scale).rounded() - top, 1))
  }
}
