/// The outline of a stroked line, as edges that wind around every stroked point at least once and always one way round.
///
/// A line's outline is its left side forwards and its right side backwards. On the inner side of a corner the two offset
/// lines meet in one point where the segments are long enough; otherwise the outline passes through the corner itself,
/// which is the same as adding up the two segments' rectangles. Thus no part winds the wrong way, and a stroke that
/// crosses itself has one coverage everywhere under the non-zero rule.
struct StrokeOutline {
  let half: Double
  let cap: LineCap
  let join: LineJoin
  /// The least (1 + cos θ)/2 of a turn by θ that still gets a miter: 1 / limit².
  let miterBound: Double
  /// The cosine of the angle between neighbouring points of an arc.
  let arcCosine: Double

  private var outline: ContiguousArray<CanvasPoint> = []
  private var corners: ContiguousArray<CanvasPoint> = []
  private var directions: ContiguousArray<CanvasPoint> = []
  private var lengths: ContiguousArray<Double> = []

  init(style: StrokeStyle) {
    half = style.width / 2
    cap = style.cap
    join = style.join
    let limit = max(1, style.miterLimit.isFinite ? style.miterLimit : 1)
    miterBound = 1 / (limit * limit)
    // The height of an arc's piece over its chord is r(1 − cos(α/2)) for an angle α; 0.004 px cannot be seen.
    let sagitta = min(0.004 / max(half, 0.004), 0.2)
    let halfAngleCosine = 1 - sagitta
    arcCosine = 2 * halfAngleCosine * halfAngleCosine - 1
  }

  /// Adds the outline of one contour.
  mutating func add(
    _ points: borrowing ContiguousArray<CanvasPoint>, closed: Bool, to list: inout CoverageEdgeList
  ) {
    prepare(points, closed: closed)
    guard corners.count > 1 else {
      if let point = corners.first { addDot(at: point, to: &list) }
      return
    }
    let segments = directions.count
    outline.removeAll(keepingCapacity: true)
    if closed && corners.count > 2 {
      for index in 0..<segments {
        addCorner(at: index, after: index == 0 ? segments - 1 : index - 1, side: 1)
      }
      list.add(polygon: outline)
      outline.removeAll(keepingCapacity: true)
      for index in (0..<segments).reversed() {
        addCorner(at: index, after: index == 0 ? segments - 1 : index - 1, side: -1)
      }
      list.add(polygon: outline)
      return
    }
    outline.append(corners[0] + normal(0) * half)
    for index in 1..<segments { addCorner(at: index, after: index - 1, side: 1) }
    addCap(at: corners[segments], direction: directions[segments - 1])
    for index in (1..<segments).reversed() { addCorner(at: index, after: index - 1, side: -1) }
    addCap(at: corners[0], direction: directions[0] * -1)
    list.add(polygon: outline)
  }

  /// Drops points that repeat their predecessor and works out the segments between the rest.
  private mutating func prepare(_ points: borrowing ContiguousArray<CanvasPoint>, closed: Bool) {
    corners.removeAll(keepingCapacity: true)
    directions.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    let shortest = points.count > Self.manyPoints ? Self.shortestOfMany : Self.shortest
    for index in 0..<points.count {
      add(corner: points[index], shortest: shortest)
    }
    guard closed, corners.count > 1, let first = corners.first, let last = corners.last else { return }
    let gap = first - last
    let length = gap.length
    if length > Self.shortest {
      directions.append(gap * (1 / length))
      lengths.append(length)
    } else if corners.count > 2 {
      // The last segment already ends at the beginning.
      corners.removeLast()
    }
    // There and back: two segments need their end named, as in an open line.
    if corners.count == 2, directions.count == 2 { corners.append(first) }
  }

  /// Below this length, in pixels, a segment has no direction worth keeping.
  private static let shortest = 1e-6
  /// A contour with more points than this is a scribble, in which steps below `shortestOfMany` cannot be seen.
  private static let manyPoints = 50_000
  private static let shortestOfMany = 1.0 / 16

  private mutating func add(corner point: CanvasPoint, shortest: Double) {
    guard let last = corners.last else {
      corners.append(point)
      return
    }
    let step = point - last
    let length = step.length
    guard length > shortest else { return }
    directions.append(step * (1 / length))
    lengths.append(length)
    corners.append(point)
  }

  /// The normal to the left of a segment, as seen with y down.
  private func normal(_ segment: Int) -> CanvasPoint {
    CanvasPoint(directions[segment].y, -directions[segment].x)
  }

  /// Adds one side of the corner where segment `before` ends and segment `index` begins.
  ///
  /// `side` is 1 for the left side, passed forwards, and −1 for the right side, passed backwards.
  private mutating func addCorner(at index: Int, after before: Int, side: Double) {
    let corner = corners[index]
    let incoming = directions[before]
    let outgoing = directions[index]
    let dot = incoming.dot(outgoing)
    let reach = half * side
    let normalIn = CanvasPoint(incoming.y, -incoming.x)
    let normalOut = CanvasPoint(outgoing.y, -outgoing.x)
    let first = side > 0 ? normalIn : normalOut
    let second = side > 0 ? normalOut : normalIn
    // Almost straight on: one point does for both segments.
    if dot > 0.999_9 {
      outline.append(corner + (first + second) * (reach / (1 + dot)))
      return
    }
    let turnsAway = incoming.cross(outgoing) * side > 0
    if turnsAway || (dot < 0 && incoming.cross(outgoing) == 0) {
      addOuterJoin(at: corner, from: first * reach, to: second * reach, dot: dot, away: incoming - outgoing)
      return
    }
    // tan(θ/2) of the turn, from cos θ: what the offset lines lose on the inner side.
    let loss = half * ((1 - dot) / max(1 + dot, 1e-12)).squareRoot()
    if dot > -0.99, loss <= min(lengths[before], lengths[index]) / 2 {
      outline.append(corner + (first + second) * (reach / (1 + dot)))
    } else {
      outline.append(corner + first * reach)
      outline.append(corner)
      outline.append(corner + second * reach)
    }
  }

  private mutating func addOuterJoin(
    at corner: CanvasPoint, from first: CanvasPoint, to second: CanvasPoint, dot: Double, away: CanvasPoint
  ) {
    if join == .miter, (1 + dot) / 2 >= miterBound, dot > -0.999_999 {
      // The ends of both segments lie on the lines to this point.
      outline.append(corner + (first + second) * (1 / (1 + dot)))
      return
    }
    outline.append(corner + first)
    let length = away.length
    if join == .round, length > 0 {
      addArc(around: corner, from: first, to: second, middle: away * (half / length), depth: 0)
    }
    outline.append(corner + second)
  }

  private mutating func addCap(at end: CanvasPoint, direction: CanvasPoint) {
    let forward = direction * half
    let left = CanvasPoint(direction.y, -direction.x) * half
    outline.append(end + left)
    switch cap {
    case .butt: break
    case .square:
      outline.append(end + left + forward)
      outline.append(end - left + forward)
    case .round: addArc(around: end, from: left, to: left * -1, middle: forward, depth: 0)
    }
    outline.append(end - left)
  }

  /// Adds the points of an arc between two points of a circle, without the two, by halving.
  private mutating func addArc(
    around center: CanvasPoint, from first: CanvasPoint, to second: CanvasPoint, middle: CanvasPoint,
    depth: Int
  ) {
    let square = half * half
    let isFine = first.dot(middle) >= square * arcCosine || depth == 12
    if !isFine {
      addArc(
        around: center, from: first, to: middle, middle: onCircle(first + middle), depth: depth + 1)
    }
    outline.append(center + middle)
    if !isFine {
      addArc(
        around: center, from: middle, to: second, middle: onCircle(middle + second), depth: depth + 1)
    }
  }

  private func onCircle(_ vector: CanvasPoint) -> CanvasPoint {
    let length = vector.length
    return length > 0 ? vector * (half / length) : vector
  }

  /// A contour without length: a dot under a round cap, a square under a square one.
  private mutating func addDot(at point: CanvasPoint, to list: inout CoverageEdgeList) {
    guard cap != .butt else { return }
    outline.removeAll(keepingCapacity: true)
    addCap(at: point, direction: CanvasPoint(1, 0))
    addCap(at: point, direction: CanvasPoint(-1, 0))
    list.add(polygon: outline)
  }
}
