extension CanvasPath {
  /// A rectangle, clockwise from its upper left corner.
  public static func rectangle(_ rectangle: CanvasRectangle) -> CanvasPath {
    polygon([
      CanvasPoint(rectangle.minX, rectangle.minY), CanvasPoint(rectangle.maxX, rectangle.minY),
      CanvasPoint(rectangle.maxX, rectangle.maxY), CanvasPoint(rectangle.minX, rectangle.maxY),
    ])
  }

  /// A circle.
  public static func circle(center: CanvasPoint, radius: Double) -> CanvasPath {
    ellipse(
      in: CanvasRectangle(
        x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius))
  }

  /// The ellipse that touches the four edges of a rectangle.
  ///
  /// Eight cubic arcs; the radial error of each is below 5e-6 of the radius, so that it never shows in coverage.
  public static func ellipse(in rectangle: CanvasRectangle) -> CanvasPath {
    let center = rectangle.center
    let horizontal = rectangle.width / 2
    let vertical = rectangle.height / 2
    // Unit circle at multiples of 45°, and the length of a control arm for an arc of 45°: 4/3 · tan(π/16).
    let half = 0.5.squareRoot()
    let unit = [
      CanvasPoint(1, 0), CanvasPoint(half, half), CanvasPoint(0, 1), CanvasPoint(-half, half),
      CanvasPoint(-1, 0), CanvasPoint(-half, -half), CanvasPoint(0, -1), CanvasPoint(half, -half),
    ]
    let arm = 0.265_216_489_839_544
    func place(_ point: CanvasPoint) -> CanvasPoint {
      CanvasPoint(center.x + horizontal * point.x, center.y + vertical * point.y)
    }
    var path = CanvasPath()
    path.move(to: place(unit[0]))
    for index in 0..<8 {
      let start = unit[index]
      let end = unit[(index + 1) % 8]
      path.curve(
        to: place(end),
        control1: place(start + CanvasPoint(-start.y, start.x) * arm),
        control2: place(end - CanvasPoint(-end.y, end.x) * arm))
    }
    path.close()
    return path
  }

  /// A closed polygon.
  public static func polygon(_ corners: some Sequence<CanvasPoint>) -> CanvasPath {
    var path = polyline(corners)
    path.close()
    return path
  }

  /// An open line through points.
  public static func polyline(_ points: some Sequence<CanvasPoint>) -> CanvasPath {
    var path = CanvasPath()
    path.reserveCapacity(points.underestimatedCount + 1)
    for point in points { path.line(to: point) }
    return path
  }

  /// A straight line between two points.
  public static func segment(from start: CanvasPoint, to end: CanvasPoint) -> CanvasPath {
    polyline([start, end])
  }
}
