/// Which way a line runs whose stroke is best drawn from its envelope.
struct LineCourse {
  /// Whether it runs along y.
  let isTransposed: Bool
  /// Whether the coordinate that it runs along grows.
  let isForward: Bool

  /// The course of a line on a page; `nil` where its points turn back along both axes, or are too few for the pixels
  /// that they pass.
  init?(
    of points: ContiguousArray<CanvasPoint>, mappedBy place: CanvasTransform, hasRoundJoins: Bool,
    page: CanvasRectangle
  ) {
    guard points.count >= 64 else { return nil }
    var (x, y) = (Steps(), Steps())
    var first: CanvasPoint?
    var last = CanvasPoint.zero
    for unmapped in points where unmapped.isFinite {
      let point = place.apply(to: unmapped)
      if first != nil {
        x.add(point.x - last.x)
        y.add(point.y - last.y)
        guard x.areOneWay || y.areOneWay else { return nil }
      } else {
        first = point
      }
      last = point
    }
    guard let first else { return nil }
    func suits(_ along: Steps, _ across: Steps, length: Double) -> Bool {
      guard along.areOneWay else { return false }
      let count = Double(points.count)
      // A corner other than a round one shows where points lie apart.
      guard hasRoundJoins else { return count >= max(16 * length, 256) }
      // The outline of a zigzag lies over itself at every corner, which costs more than points that are missing here.
      let isZigzag = 4 * across.turns >= points.count
      return count >= (isZigzag ? length / 8 : max(length, 256))
    }
    if suits(x, y, length: min(abs(last.x - first.x), page.width)) {
      (isTransposed, isForward) = (false, !x.fall)
    } else if suits(y, x, length: min(abs(last.y - first.y), page.height)) {
      (isTransposed, isForward) = (true, !y.fall)
    } else {
      return nil
    }
  }

  /// The steps of a line along one coordinate.
  private struct Steps {
    private(set) var rise = false
    private(set) var fall = false
    /// How often rising turns to falling or back.
    private(set) var turns = 0
    private var wereRising: Bool?

    var areOneWay: Bool { !(rise && fall) }

    mutating func add(_ step: Double) {
      guard step != 0 else { return }
      let isRising = step > 0
      if isRising { rise = true } else { fall = true }
      if let wereRising, wereRising != isRising { turns += 1 }
      wereRising = isRising
    }
  }
}
