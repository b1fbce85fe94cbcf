import RasterCanvas

/// Slanted lines that fill the area between two curves, for fills that must be told apart without colour.
enum HatchLines {
  /// The distance between lines along x, in points.
  private static let spacing = 4.0
  /// The distance at which the curves are compared with a line, in points.
  private static let step = 0.5

  /// Lines that rise at 45° between an upper and a lower curve with the same places along x, in points of the page.
  static func path(between top: [CanvasPoint], and bottom: [CanvasPoint]) -> CanvasPath {
    var path = CanvasPath()
    let pairs = zip(top, bottom).sorted { $0.0.x < $1.0.x }
    guard let first = pairs.first?.0.x, let last = pairs.last?.0.x, last - first < 5_000 else { return path }
    var edges: [(x: Double, top: Double, bottom: Double)] = []
    var index = 0
    var x = first
    while x <= last {
      while index + 2 < pairs.count, pairs[index + 1].0.x < x { index += 1 }
      let (from, to) = (pairs[index], pairs[min(index + 1, pairs.count - 1)])
      let span = to.0.x - from.0.x
      let share = span > 0 ? (x - from.0.x) / span : 0
      let (one, other) = (from.0.y + (to.0.y - from.0.y) * share, from.1.y + (to.1.y - from.1.y) * share)
      edges.append((x, min(one, other), max(one, other)))
      x += step
    }
    guard let highest = edges.map(\.top).min(), let lowest = edges.map(\.bottom).max(),
      lowest - highest < 5_000
    else { return path }
    // Lines lie where x + y is a multiple of the spacing, so that neighbouring areas have one pattern.
    var sum = ((first + highest) / spacing).rounded(.up) * spacing
    while sum <= last + lowest {
      var start: CanvasPoint?
      var end = CanvasPoint.zero
      for edge in edges {
        let y = sum - edge.x
        if y > edge.top, y < edge.bottom {
          end = CanvasPoint(edge.x, y)
          if start == nil { start = end }
        } else if let begun = start {
          path.append(.segment(from: begun, to: end))
          start = nil
        }
      }
      if let begun = start { path.append(.segment(from: begun, to: end)) }
      sum += spacing
    }
    return path
  }
}
