/// The coverage of a line that runs one way along an axis, from its upper and lower envelope.
///
/// The axis is cut into bins much narrower than a pixel, and each bin keeps the least and the greatest height of the line
/// in it. The stroke is the line widened by a disc, so its upper edge at a place is the least of all (least height −
/// √(r² − d²)) at distances d up to r, and its lower edge the mirror image. Between the two edges the stroke has no hole,
/// since the line is connected. The cost hardly depends on the number of points, no point of a picture is left out, and
/// where the line turns back on itself nothing is counted twice.
struct LineEnvelope {
  /// One contour's stroke: where each bin's stroke begins and ends, and where the whole is cut.
  private struct Strip {
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
  private let isTransposed: Bool
  /// The pixels that are kept along the line, and across it.
  private let along: Range<Int>
  private let across: Range<Int>
  private var strips: [Strip] = []

  /// The envelope of a path's stroke on a page of which some pixels are kept; `nil` where the outline is the better way,
  /// be it that the path turns back or that its points lie far apart.
  init?(
    of path: CanvasPath, style: StrokeStyle, dashes: DashPattern?, page: CanvasRectangle, kept: PixelBounds
  ) {
    // Beyond this width the outline is the quicker way.
    guard style.width <= 16, path.verbs.allSatisfy({ $0 == .move || $0 == .line }) else { return nil }
    // A corner other than a round one shows where points lie apart.
    let density = style.join == .round ? 1.0 : 16
    guard let course = Self.course(of: path.points, density: density, page: page) else {
      return nil
    }
    radius = style.width / 2
    cap = style.cap
    isTransposed = course.isTransposed
    let (columns, rows) = (kept.left..<kept.right, kept.top..<kept.bottom)
    along = isTransposed ? rows : columns
    across = isTransposed ? columns : rows
    CurveFlattening(tolerance: 1).forEachContour(of: path) { contour in
      if let dashes {
        dashes.forEachDash(of: contour) { add($0.points, isForward: course.isForward) }
      } else {
        add(contour.points, isForward: course.isForward)
      }
    }
  }

  /// Which way all points run one after the other, if they do, with enough of them for the pixels they pass.
  private static func course(
    of points: ContiguousArray<CanvasPoint>, density: Double, page: CanvasRectangle
  ) -> (isTransposed: Bool, isForward: Bool)? {
    guard points.count >= 256 else { return nil }
    var rises = (x: true, y: true)
    var falls = (x: true, y: true)
    var first: CanvasPoint?
    var previous = CanvasPoint.zero
    for point in points where point.isFinite {
      if first == nil {
        first = point
      } else {
        if point.x < previous.x { rises.x = false }
        if point.x > previous.x { falls.x = false }
        if point.y < previous.y { rises.y = false }
        if point.y > previous.y { falls.y = false }
        guard rises.x || falls.x || rises.y || falls.y else { return nil }
      }
      previous = point
    }
    guard let first else { return nil }
    let count = Double(points.count)
    if rises.x || falls.x, count >= density * min(abs(previous.x - first.x), page.width) {
      return (false, rises.x)
    }
    if rises.y || falls.y, count >= density * min(abs(previous.y - first.y), page.height) {
      return (true, rises.y)
    }
    return nil
  }

  /// How many bins a pixel has: fewer for wide lines, whose edges are smooth.
  private var binsInPixel: Int { radius <= 2 ? 64 : radius <= 4 ? 32 : 16 }

  private mutating func add(_ points: borrowing ContiguousArray<CanvasPoint>, isForward: Bool) {
    // Like any contour, a single point that was only moved to has no stroke.
    guard points.count > 1 else { return }
    if isTransposed {
      var turned = ContiguousArray<CanvasPoint>()
      turned.reserveCapacity(points.count)
      for index in 0..<points.count { turned.append(CanvasPoint(points[index].y, points[index].x)) }
      addAlong(turned, isForward: isForward)
    } else {
      addAlong(points, isForward: isForward)
    }
  }

  /// Adds a contour that runs along the first coordinate.
  private mutating func addAlong(_ contour: borrowing ContiguousArray<CanvasPoint>, isForward: Bool) {
    let bins = Double(binsInPixel)
    let reach = Int((radius * bins).rounded(.down))
    let ends = (contour[0].x, contour[contour.count - 1].x)
    let (start, end) = (min(ends.0, ends.1), max(ends.0, ends.1))
    // Only what can be seen is put into bins.
    let left = max(start, Double(along.lowerBound) - radius - 1)
    let right = min(end, Double(along.upperBound) + radius + 1)
    guard left <= right else { return }
    let firstBin = Int((left * bins).rounded(.down)) - reach - 1
    let count = Int((right * bins).rounded(.down)) + reach + 2 - firstBin
    var least = ContiguousArray<Float>(repeating: .infinity, count: count)
    var most = ContiguousArray<Float>(repeating: .infinity, count: count)
    fill(contour, left: left, right: right, firstBin: firstBin, least: &least, most: &most)
    let profile = (0...reach).map { offset in
      Float(max(radius * radius - Double(offset * offset) / (bins * bins), 0).squareRoot())
    }
    var strip = Strip(
      firstBin: firstBin, upper: Self.widened(least, profile: profile),
      lower: Self.widened(most, profile: profile), start: start - radius, end: end + radius)
    if cap == .butt {
      cut(&strip, at: contour[0], outward: outward(from: contour, atStart: true), isStart: isForward)
      cut(
        &strip, at: contour[contour.count - 1], outward: outward(from: contour, atStart: false),
        isStart: !isForward)
    }
    strips.append(strip)
  }

  /// Enters the least height of the line, and the least of its negative, into each bin: the heights of its points, and
  /// of the straight lines between them at the middle of every bin that they pass.
  private func fill(
    _ contour: borrowing ContiguousArray<CanvasPoint>, left: Double, right: Double, firstBin: Int,
    least: inout ContiguousArray<Float>, most: inout ContiguousArray<Float>
  ) {
    let bins = Double(binsInPixel)
    var previous = contour[0]
    for index in 1..<contour.count {
      let point = contour[index]
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
    _ height: Double, at place: Int, _ least: inout ContiguousArray<Float>,
    _ most: inout ContiguousArray<Float>
  ) {
    let place = min(max(place, 0), least.count - 1)
    let value = Float(height)
    if value < least[place] { least[place] = value }
    if -value < most[place] { most[place] = -value }
  }

  /// The least of all neighbours' heights less the profile at their distance.
  private static func widened(
    _ heights: ContiguousArray<Float>, profile: [Float]
  ) -> ContiguousArray<Float> {
    let count = heights.count
    let reach = profile.count - 1
    var result = ContiguousArray<Float>(repeating: .infinity, count: count)
    // Both buffers are only passed inside of the ranges below; unchecked access lets the inner loop be vectorised.
    heights.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        // In blocks that stay in the nearest cache while all neighbours are looked at.
        for start in stride(from: 0, to: count, by: 2048) {
          let end = min(start + 2048, count)
          for offset in -reach...reach {
            let drop = profile[abs(offset)]
            let from = max(start, -offset)
            let to = min(end, count - offset)
            guard from < to else { continue }
            for place in from..<to {
              let value = source[place &+ offset] - drop
              let known = target[place]
              target[place] = value < known ? value : known
            }
          }
        }
      }
    }
    return result
  }

  /// The direction in which an end of the line points, of length 1; zero where it has none.
  ///
  /// It is taken over one radius: single points of a dense line have no direction that could be seen.
  private func outward(from contour: borrowing ContiguousArray<CanvasPoint>, atStart: Bool) -> CanvasPoint {
    let last = contour.count - 1
    let end = contour[atStart ? 0 : last]
    for index in 0...last {
      let step = end - contour[atStart ? index : last - index]
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

extension LineEnvelope {
  /// Calls `body` with the runs of each row that is not empty, from top to bottom.
  func forEachRow(_ body: (_ y: Int, _ runs: Span<CoverageRun>) -> Void) {
    let coverage = CoverageMap(self)
    var runs = ContiguousArray<CoverageRun>()
    for row in 0..<coverage.rows {
      runs.removeAll(keepingCapacity: true)
      coverage.collectRuns(row: row, into: &runs)
      if !runs.isEmpty { body(coverage.top + row, runs.span) }
    }
  }

  /// The covered area of each pixel of the box around a stroke, as a share of 255.
  private struct CoverageMap {
    private(set) var left = 0
    private(set) var top = 0
    private(set) var columns = 0
    private(set) var rows = 0
    private var shares: ContiguousArray<UInt8> = []

    init(_ envelope: LineEnvelope) {
      let bins = envelope.binsInPixel
      let visible = (Float(envelope.across.lowerBound), Float(envelope.across.upperBound))
      var (least, most) = (Float.infinity, -Float.infinity)
      var (first, last) = (Int.max, Int.min)
      for strip in envelope.strips {
        for place in strip.upper.indices where strip.upper[place] <= -strip.lower[place] {
          least = min(least, max(strip.upper[place], visible.0))
          most = max(most, min(-strip.lower[place], visible.1))
        }
        first = min(first, Int((Double(strip.firstBin) / Double(bins)).rounded(.down)))
        last = max(last, Int((Double(strip.endBin) / Double(bins)).rounded(.down)))
      }
      first = max(first, envelope.along.lowerBound)
      last = min(last, envelope.along.upperBound - 1)
      guard least < most, first <= last else { return }
      let (low, high) = (Int(least), min(Int(most), envelope.across.upperBound - 1))
      if envelope.isTransposed {
        (left, top, columns, rows) = (low, first, high - low + 1, last - first + 1)
      } else {
        (left, top, columns, rows) = (first, low, last - first + 1, high - low + 1)
      }
      shares = ContiguousArray(repeating: 0, count: columns * rows)
      var slice = PixelSlice(low: low, count: high - low + 1)
      // Contours follow one another, so those that end before a pixel need not be looked at again.
      let strips = envelope.strips.sorted { $0.firstBin < $1.firstBin }
      var live = 0
      for pixel in first...last {
        while live < strips.count, strips[live].endBin <= pixel * bins { live += 1 }
        var next = live
        while next < strips.count, strips[next].firstBin < (pixel + 1) * bins {
          slice.add(strips[next], pixel: pixel, bins: bins)
          next += 1
        }
        let place = pixel - first
        if envelope.isTransposed {
          slice.flush(to: &shares, from: place * columns, by: 1)
        } else {
          slice.flush(to: &shares, from: place, by: columns)
        }
      }
    }

    /// Adds the runs of a row of the box.
    func collectRuns(row: Int, into runs: inout ContiguousArray<CoverageRun>) {
      let shares = shares.span
      let start = row * columns
      var column = 0
      while column < columns {
        let share = shares[start + column]
        var end = column + 1
        while end < columns, shares[start + end] == share { end += 1 }
        if share > 0 {
          runs.append(
            CoverageRun(
              x: Int32(truncatingIfNeeded: left + column), length: Int32(truncatingIfNeeded: end - column),
              coverage: share))
        }
        column = end
      }
    }
  }

  /// One pixel's width of the stroke: how its covered area changes from each pixel to the next across the line.
  private struct PixelSlice {
    private let low: Int
    private var changes: ContiguousArray<Int32>
    private var touched: Range<Int>

    init(low: Int, count: Int) {
      self.low = low
      changes = ContiguousArray(repeating: 0, count: count + 2)
      touched = count..<count
    }

    /// Adds what a strip covers in one pixel's bins.
    mutating func add(_ strip: Strip, pixel: Int, bins: Int) {
      let added = Self.add(strip, pixel: pixel, bins: bins, low: low, to: changes.mutableSpan)
      touched = min(touched.lowerBound, added.lowerBound)..<max(touched.upperBound, added.upperBound)
    }

    /// Adds what a strip covers in one pixel's bins; which rows it touched.
    private static func add(
      _ strip: Strip, pixel: Int, bins: Int, low: Int, to changes: consuming MutableSpan<Int32>
    ) -> Range<Int> {
      let one = Int32(CoverageEdge.one)
      let begin = max(pixel * bins - strip.firstBin, 0)
      let end = min((pixel + 1) * bins - strip.firstBin, strip.upper.count)
      let upper = strip.upper.span
      let lower = strip.lower.span
      let pixels = changes.count - 2
      let highest = Float(pixels)
      var (first, last) = (pixels, pixels)
      guard begin < end else { return first..<last }
      for place in begin..<end {
        let (from, to) = (upper[place] - Float(low), -lower[place] - Float(low))
        guard from < to, to > 0, from < highest else { continue }
        var width = one / Int32(bins)
        let position = Double(place + strip.firstBin)
        if position < strip.start * Double(bins) || position + 1 > strip.end * Double(bins) {
          let share = min(position + 1, strip.end * Double(bins)) - max(position, strip.start * Double(bins))
          guard share > 0 else { continue }
          width = Int32((Double(width) * share).rounded())
        }
        let above = Int32(max(from, 0) * Float(one))
        let below = Int32(min(to, highest) * Float(one))
        let (row, endRow) = (Int(above / one), Int(below / one))
        changes[row] &+= (one - above % one) &* width
        changes[row + 1] &+= (above % one) &* width
        changes[endRow] &-= (one - below % one) &* width
        changes[endRow + 1] &-= (below % one) &* width
        first = min(first, row)
        last = max(last, endRow + 1)
      }
      return first..<last
    }

    /// Writes the coverage of the slice's pixels, `step` apart, and begins anew.
    mutating func flush(to shares: inout ContiguousArray<UInt8>, from start: Int, by step: Int) {
      let full = Int32(1) << Int32(2 * CoverageEdge.shift)
      let pixels = changes.count - 2
      var area: Int32 = 0
      for row in touched.lowerBound..<min(touched.upperBound + 1, changes.count) {
        area &+= changes[row]
        changes[row] = 0
        guard row < pixels else { continue }
        let covered = Int(min(max(area, 0), full)) * 255 + Int(full) / 2
        shares[start + row * step] = UInt8(truncatingIfNeeded: covered >> (2 * CoverageEdge.shift))
      }
      touched = pixels..<pixels
    }
  }
}
