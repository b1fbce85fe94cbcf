import InterphaseCKernels

/// The coverage of a line that runs one way along an axis, from its upper and lower envelope.
///
/// The axis is cut into bins much narrower than a pixel, and each bin keeps the least and the greatest height of the line
/// in it. The stroke is the line widened by a disc, so its upper edge at a place is the least of all (least height −
/// √(r² − d²)) at distances d up to r, and its lower edge the mirror image. Between the two edges the stroke has no hole,
/// since the line is connected. The cost hardly depends on the number of points, no point of a picture is left out, and
/// where the line turns back on itself nothing is counted twice.
struct LineEnvelope {
  /// One contour's stroke: where each bin's stroke begins and ends, and where the whole is cut.
  struct Strip {
    var firstBin: Int
    var upper: ContiguousArray<Float>
    var lower: ContiguousArray<Float>
    var start: Double
    var end: Double

    /// The first bin behind the stroke.
    var endBin: Int { firstBin + upper.count }
  }

  private let radius: Double
  private let cap: LineCap
  /// Whether the line runs along y, so that rows and columns change their parts.
  let isTransposed: Bool
  /// The pixels that are kept along the line, and across it.
  let along: Range<Int>
  let across: Range<Int>
  private(set) var strips: [Strip] = []

  /// The envelope of the stroke of a path, as `place` maps it to a page of which some pixels are kept; `nil` where the
  /// outline is the better way, be it that the path turns back or that its points lie far apart.
  ///
  /// The points are mapped as they are looked at: those of a long line are too many to be held twice.
  init?(
    of path: CanvasPath, mappedBy place: CanvasTransform, style: StrokeStyle, dashes: DashPattern?,
    page: CanvasRectangle, kept: PixelBounds
  ) {
    // Beyond this width the outline is the quicker way.
    guard style.width <= 16, path.verbs.allSatisfy({ $0 == .move || $0 == .line }) else { return nil }
    guard
      let course = LineCourse(
        of: path.points, mappedBy: place, hasRoundJoins: style.join == .round, page: page)
    else { return nil }
    radius = style.width / 2
    cap = style.cap
    isTransposed = course.isTransposed
    let (columns, rows) = (kept.left..<kept.right, kept.top..<kept.bottom)
    along = isTransposed ? rows : columns
    across = isTransposed ? columns : rows
    let turn = isTransposed ? CanvasTransform(a: 0, b: 1, c: 1, d: 0, tx: 0, ty: 0) : .identity
    if let dashes {
      CurveFlattening(tolerance: 1).forEachContour(of: path.transformed(by: place)) { contour in
        dashes.forEachDash(of: contour) { dash in
          add(dash.points.span, mappedBy: turn, isForward: course.isForward)
        }
      }
    } else {
      let map = place.followed(by: turn)
      Self.forEachContour(of: path) { add($0, mappedBy: map, isForward: course.isForward) }
    }
  }

  /// Calls `body` with the points of each contour of a path of straight lines; a point that is not finite ends one.
  private static func forEachContour(of path: CanvasPath, _ body: (Span<CanvasPoint>) -> Void) {
    let points = path.points.span
    var start = 0
    for index in points.indices {
      let isGap = !points[index].isFinite
      guard isGap || path.verbs[index] == .move else { continue }
      if start < index { body(points.extracting(start..<index)) }
      start = isGap ? index + 1 : index
    }
    if start < points.count { body(points.extracting(start..<points.count)) }
  }

  /// How many bins a pixel has: fewer for wide lines, whose edges are smooth.
  var binsInPixel: Int { radius <= 2 ? 64 : radius <= 4 ? 32 : 16 }

  /// Adds a contour whose points run, as they are mapped, along the first coordinate.
  private mutating func add(
    _ points: Span<CanvasPoint>, mappedBy map: CanvasTransform, isForward: Bool
  ) {
    // Like any contour, a single point that was only moved to has no stroke.
    guard points.count > 1 else { return }
    let bins = Double(binsInPixel)
    let reach = Int((radius * bins).rounded(.down))
    let ends = (map.reached(points[0]), map.reached(points[points.count - 1]))
    let (start, end) = (min(ends.0.x, ends.1.x), max(ends.0.x, ends.1.x))
    // Only what can be seen is put into bins.
    let left = max(start, Double(along.lowerBound) - radius - 1)
    let right = min(end, Double(along.upperBound) + radius + 1)
    guard left <= right else { return }
    let firstBin = Int((left * bins).rounded(.down)) - reach - 1
    let count = Int((right * bins).rounded(.down)) + reach + 2 - firstBin
    // Each place has as many neighbours on either side as the disc reaches, the first and the last as well.
    var least = ContiguousArray<Float>(repeating: .infinity, count: count + 2 * reach)
    var most = least
    fill(
      points, mappedBy: map, left: left, right: right, firstBin: firstBin - reach,
      least: least.mutableSpan, most: most.mutableSpan)
    let profile = (0...reach).map { offset in
      Float(max(radius * radius - Double(offset * offset) / (bins * bins), 0).squareRoot())
    }
    var strip = Strip(
      firstBin: firstBin, upper: Self.widened(least, profile: profile),
      lower: Self.widened(most, profile: profile), start: start - radius, end: end + radius)
    if cap == .butt {
      let directions = [true, false].map { outward(from: points, mappedBy: map, atStart: $0) }
      cut(&strip, at: ends.0, outward: directions[0], isStart: isForward)
      cut(&strip, at: ends.1, outward: directions[1], isStart: !isForward)
    }
    strips.append(strip)
  }

  /// Enters the least height of the line, and the least of its negative, into each bin: the heights of its points, and
  /// of the straight lines between them at the middle of every bin that they pass.
  private func fill(
    _ points: Span<CanvasPoint>, mappedBy map: CanvasTransform, left: Double, right: Double, firstBin: Int,
    least: consuming MutableSpan<Float>, most: consuming MutableSpan<Float>
  ) {
    let bins = Double(binsInPixel)
    var previous = map.reached(points[0])
    for index in 1..<points.count {
      let point = map.reached(points[index])
      let (from, to) = previous.x <= point.x ? (previous, point) : (point, previous)
      previous = point
      guard to.x >= left, from.x <= right else { continue }
      let slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0
      let begin = from.x < left ? CanvasPoint(left, from.y + (left - from.x) * slope) : from
      let finish = to.x > right ? CanvasPoint(right, from.y + (right - from.x) * slope) : to
      let beginBin = Int(begin.x * bins + 1_048_576) &- 1_048_576
      let finishBin = Int(finish.x * bins + 1_048_576) &- 1_048_576
      Self.enter(begin.y, at: beginBin - firstBin, &least, &most)
      if beginBin + 1 < finishBin {
        for bin in beginBin + 1..<finishBin {
          let height = from.y + ((Double(bin) + 0.5) / bins - from.x) * slope
          Self.enter(height, at: bin - firstBin, &least, &most)
        }
      }
      Self.enter(finish.y, at: finishBin - firstBin, &least, &most)
    }
  }

  /// Enters one height of the line; places beyond the ends count as the ends.
  private static func enter(
    _ height: Double, at place: Int, _ least: inout MutableSpan<Float>, _ most: inout MutableSpan<Float>
  ) {
    let place = min(max(place, 0), least.count - 1)
    let value = Float(height)
    if value < least[place] { least[place] = value }
    if -value < most[place] { most[place] = -value }
  }

  /// The least of all neighbours' heights less the profile at their distance, for each height that has them all.
  private static func widened(
    _ heights: ContiguousArray<Float>, profile: [Float]
  ) -> ContiguousArray<Float> {
    let reach = profile.count - 1
    let count = heights.count - 2 * reach
    return ContiguousArray(unsafeUninitializedCapacity: count) { target, initializedCount in
      heights.withUnsafeBufferPointer { source in
        interphase_widen(
          interphase_kernel_level(), Int64(count), Int64(reach), profile, source.baseAddress,
          target.baseAddress)
      }
      initializedCount = count
    }
  }

  /// The direction in which an end of the line points, of length 1; zero where it has none.
  ///
  /// It is taken over one radius: single points of a dense line have no direction that could be seen.
  private func outward(
    from points: Span<CanvasPoint>, mappedBy map: CanvasTransform, atStart: Bool
  ) -> CanvasPoint {
    let last = points.count - 1
    let end = map.reached(points[atStart ? 0 : last])
    for index in 0...last {
      let step = end - map.reached(points[atStart ? index : last - index])
      let length = step.length
      if length >= radius, length > 0 { return step * (1 / length) }
    }
    return .zero
  }

  /// Cuts a strip across the direction of its end, as a butt end is.
  private func cut(_ strip: inout Strip, at end: CanvasPoint, outward: CanvasPoint, isStart: Bool) {
    let overhang = radius * abs(outward.y)
    if isStart { strip.start = end.x - overhang } else { strip.end = end.x + overhang }
    guard overhang > 0 else { return }
    let bins = Double(binsInPixel)
    let first = max(Int(((end.x - overhang) * bins).rounded(.down)) - strip.firstBin, 0)
    let last = min(Int(((end.x + overhang) * bins).rounded(.down)) - strip.firstBin, strip.upper.count - 1)
    guard first <= last else { return }
    for place in first...last {
      let x = (Double(place + strip.firstBin) + 0.5) / bins
      let limit = Float(end.y - (x - end.x) * outward.x / outward.y)
      if outward.y > 0 {
        strip.lower[place] = max(strip.lower[place], -limit)
      } else {
        strip.upper[place] = max(strip.upper[place], limit)
      }
    }
  }
}

extension CanvasTransform {
  /// The image of a point, within the reach of what can be calculated with.
  fileprivate func reached(_ point: CanvasPoint) -> CanvasPoint {
    let image = apply(to: point)
    let reach = CurveFlattening.reach
    return CanvasPoint(min(max(image.x, -reach), reach), min(max(image.y, -reach), reach))
  }
}
