/// One straight edge in fixed point, pointing down.
struct CoverageEdge {
  /// Positions in a pixel: 1024, so that a thin line's ink is right to a few parts in a thousand.
  static let shift = 10
  /// One pixel in fixed point.
  static let one = 1 << shift
  /// The largest coordinate in pixels; edges are cut there, far outside of any surface.
  static let reach = Double(1 << 20)

  var x0: Int32
  var y0: Int32
  var x1: Int32
  var y1: Int32
  /// 1 where the path runs down here, −1 where it runs up.
  var winding: Int32
}

/// The edges of a path with the rows and columns they reach.
struct CoverageEdgeList {
  var edges: ContiguousArray<CoverageEdge> = []
  private(set) var minX = Int32.max
  private(set) var maxX = Int32.min
  private(set) var minY = Int32.max
  private(set) var maxY = Int32.min

  mutating func removeAll() {
    edges.removeAll(keepingCapacity: true)
    minX = .max
    maxX = .min
    minY = .max
    maxY = .min
  }

  /// Takes over the edges of another list, all moved by the same whole numbers of fixed point.
  mutating func replace(with list: borrowing CoverageEdgeList, movedBy x: Int32, _ y: Int32) {
    edges.removeAll(keepingCapacity: true)
    for index in list.edges.indices {
      let edge = list.edges[index]
      edges.append(
        CoverageEdge(
          x0: edge.x0 &+ x, y0: edge.y0 &+ y, x1: edge.x1 &+ x, y1: edge.y1 &+ y, winding: edge.winding))
    }
    (minX, maxX, minY, maxY) = (list.minX &+ x, list.maxX &+ x, list.minY &+ y, list.maxY &+ y)
  }

  /// Whether every edge stays within what fixed point can hold if it is moved by no more than `CoverageEdge.reach` / 2.
  var isNearOrigin: Bool {
    let most = Int32(CoverageEdge.reach / 2) * Int32(CoverageEdge.one)
    return edges.isEmpty || (minX >= -most && maxX <= most && minY >= -most && maxY <= most)
  }

  /// Adds a contour; it is closed where it does not end at its beginning.
  mutating func add(polygon points: borrowing ContiguousArray<CanvasPoint>) {
    guard points.count > 1 else { return }
    var previous = points[points.count - 1]
    for index in 0..<points.count {
      let point = points[index]
      add(from: previous, to: point)
      previous = point
    }
  }

  /// Adds one edge, cut to what fixed point can hold.
  mutating func add(from start: CanvasPoint, to end: CanvasPoint) {
    let reach = CoverageEdge.reach
    if abs(start.x) <= reach, abs(start.y) <= reach, abs(end.x) <= reach, abs(end.y) <= reach {
      addInReach(start, end)
    } else {
      addCut(start, end)
    }
  }

  private mutating func addCut(_ start: CanvasPoint, _ end: CanvasPoint) {
    let reach = CoverageEdge.reach
    guard start.isFinite, end.isFinite, max(start.y, end.y) > -reach, min(start.y, end.y) < reach,
      start.y != end.y
    else { return }
    func atHeight(_ y: Double) -> CanvasPoint {
      CanvasPoint(start.x + (end.x - start.x) * ((y - start.y) / (end.y - start.y)), y)
    }
    let from = abs(start.y) <= reach ? start : atHeight(start.y < 0 ? -reach : reach)
    let to = abs(end.y) <= reach ? end : atHeight(end.y < 0 ? -reach : reach)
    // Parts beyond the left or right reach keep their winding and lie on the reach itself.
    var places: [Double] = []
    for limit in [-reach, reach] where (from.x < limit) != (to.x < limit) {
      places.append((limit - from.x) / (to.x - from.x))
    }
    var previous = from
    for place in places.sorted() + [1] {
      let next =
        place == 1 ? to : CanvasPoint(from.x + (to.x - from.x) * place, from.y + (to.y - from.y) * place)
      addInReach(
        CanvasPoint(min(max(previous.x, -reach), reach), previous.y),
        CanvasPoint(min(max(next.x, -reach), reach), next.y))
      previous = next
    }
  }

  private mutating func addInReach(_ start: CanvasPoint, _ end: CanvasPoint) {
    let y0 = Self.fixed(start.y)
    let y1 = Self.fixed(end.y)
    guard y0 != y1 else { return }
    let x0 = Self.fixed(start.x)
    let x1 = Self.fixed(end.x)
    minX = min(minX, min(x0, x1))
    maxX = max(maxX, max(x0, x1))
    minY = min(minY, min(y0, y1))
    maxY = max(maxY, max(y0, y1))
    // Always from top to bottom: an edge shared by two polygons is then cut at the very same places in both.
    edges.append(
      y0 < y1
        ? CoverageEdge(x0: x0, y0: y0, x1: x1, y1: y1, winding: 1)
        : CoverageEdge(x0: x1, y0: y1, x1: x0, y1: y0, winding: -1))
  }

  /// The nearest fixed-point number; the shift makes truncation round, which needs no library call.
  static func fixed(_ value: Double) -> Int32 {
    let shifted = value * Double(CoverageEdge.one) + 2_147_483_648.5
    return Int32(truncatingIfNeeded: Int(shifted) &- 2_147_483_648)
  }
}
