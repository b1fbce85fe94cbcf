/// A contour of straight lines.
struct FlatContour {
  var points: ContiguousArray<CanvasPoint> = []
  var isClosed = false
}

/// Turns curves into straight lines that keep the area under the curve.
///
/// A curve is cut into n pieces of equal parameter length. Over one piece it differs from its chord by a parabola of
/// height v = −C″·h²/8 (h = 1/n), which encloses ⅔ of chord × v; so each inner cut point is moved by ⅔·v·n/(n−1) to the
/// outer side. Chords then lie as much outside of the curve as inside, and a circle of radius 3 is right in area to a
/// few parts in 1e5 with pieces whose height is `tolerance`.
struct CurveFlattening {
  /// The largest height of a piece over its chord, in pixels.
  var tolerance: Double
  /// Coordinates beyond this are moved onto it: far outside of any surface, and safe to calculate with.
  static let reach = 1e12
  /// The most pieces one curve is cut into.
  static let maximumPieces = 512

  /// Calls `body` with each contour of at least one point in turn.
  func forEachContour(of path: CanvasPath, _ body: (borrowing FlatContour) -> Void) {
    var contour = FlatContour()
    var start: CanvasPoint?
    var isBroken = false
    func finish(closed: Bool) {
      if !contour.points.isEmpty {
        contour.isClosed = closed
        body(contour)
      }
      contour.points.removeAll(keepingCapacity: true)
    }
    var next = 0
    for verb in path.verbs {
      switch verb {
      case .move:
        finish(closed: false)
        start = path.points[next]
        isBroken = !path.points[next].isFinite
        if !isBroken { contour.points.append(clamped(path.points[next])) }
      case .close:
        finish(closed: !isBroken)
        // What follows without a move begins where this contour began.
        if let start, start.isFinite { contour.points.append(clamped(start)) }
        isBroken = false
      case .line where path.points[next].isFinite:
        contour.points.append(clamped(path.points[next]))
      case .line, .quadratic, .cubic:
        let end = path.points[next + verb.pointCount - 1]
        let allFinite = (0..<verb.pointCount).allSatisfy { path.points[next + $0].isFinite }
        if !allFinite {
          finish(closed: false)
          isBroken = true
          if end.isFinite { contour.points.append(clamped(end)) }
        } else if contour.points.isEmpty {
          contour.points.append(clamped(end))
        } else if verb == .quadratic {
          addQuadratic(clamped(path.points[next]), clamped(end), to: &contour.points)
        } else {
          addCubic(
            clamped(path.points[next]), clamped(path.points[next + 1]), clamped(end), to: &contour.points)
        }
      }
      next += verb.pointCount
    }
    // A lone point that only a close left behind is no contour of its own.
    if path.verbs.last != .close { finish(closed: false) }
  }

  private func clamped(_ point: CanvasPoint) -> CanvasPoint {
    let reach = Self.reach
    return CanvasPoint(min(max(point.x, -reach), reach), min(max(point.y, -reach), reach))
  }

  /// How many pieces keep the height within the tolerance, from the largest second derivative.
  private func pieces(secondDerivative: Double) -> Int {
    let wanted = (secondDerivative / (8 * tolerance)).squareRoot().rounded(.up)
    return Int(min(max(wanted, 1), Double(Self.maximumPieces)))
  }

  private func addQuadratic(
    _ control: CanvasPoint, _ end: CanvasPoint, to points: inout ContiguousArray<CanvasPoint>
  ) {
    guard let start = points.last else { return }
    let second = (start - control * 2 + end) * 2
    let count = pieces(secondDerivative: second.length)
    let step = 1 / Double(count)
    if count > 1 {
      let shift = second * (-step * step / 12 * Double(count) / Double(count - 1))
      for index in 1..<count {
        let t = Double(index) * step
        let s = 1 - t
        points.append(start * (s * s) + control * (2 * s * t) + end * (t * t) + shift)
      }
    }
    points.append(end)
  }

  private func addCubic(
    _ control1: CanvasPoint, _ control2: CanvasPoint, _ end: CanvasPoint,
    to points: inout ContiguousArray<CanvasPoint>
  ) {
    guard let start = points.last else { return }
    let secondAtStart = (start - control1 * 2 + control2) * 6
    let secondAtEnd = (control1 - control2 * 2 + end) * 6
    let count = pieces(secondDerivative: max(secondAtStart.length, secondAtEnd.length))
    let step = 1 / Double(count)
    if count > 1 {
      let factor = -step * step / 12 * Double(count) / Double(count - 1)
      for index in 1..<count {
        let t = Double(index) * step
        let s = 1 - t
        let point =
          start * (s * s * s) + control1 * (3 * s * s * t) + control2 * (3 * s * t * t) + end * (t * t * t)
        points.append(point + (secondAtStart * s + secondAtEnd * t) * factor)
      }
    }
    points.append(end)
  }
}
