/// The stroke of a line with many points a pixel, from its upper and lower envelope.
///
/// Such a line runs forwards (or backwards) along one axis. That axis is cut into bins much narrower than a pixel, and
/// each bin keeps the least and the greatest height of the line in it. The stroke is the line widened by a disc, so its
/// upper edge at a place is the least of all (least height − √(r² − d²)) at distances d up to r, and its lower edge the
/// mirror image. Between the two edges the stroke has no hole, since the line is connected. The cost hardly depends on
/// the number of points, no bin of a picture is left out, and no part is counted twice.
struct LineEnvelope {
  private let radius: Double
  private let cap: LineCap
  private let join: LineJoin
  private let width: Double
  private let height: Double

  /// Envelopes for strokes on a surface of a given size.
  init(style: StrokeStyle, width: Int, height: Int) {
    radius = style.width / 2
    cap = style.cap
    join = style.join
    self.width = Double(width)
    self.height = Double(height)
  }

  /// Adds the stroke's outline where the contour is dense enough; returns whether it was.
  func add(_ contour: borrowing FlatContour, to list: inout CoverageEdgeList) -> Bool {
    // A corner other than a round one shows only where points lie apart.
    let density = join == .round ? 3.0 : 16
    guard !contour.isClosed, contour.points.count >= 256, let first = contour.points.first,
      let last = contour.points.last
    else { return false }
    let count = Double(contour.points.count)
    if count >= density * min(abs(last.x - first.x), width), runsOneWay(contour, transposed: false) {
      return add(contour, transposed: false, to: &list)
    }
    if count >= density * min(abs(last.y - first.y), height), runsOneWay(contour, transposed: true) {
      return add(contour, transposed: true, to: &list)
    }
    return false
  }

  private func runsOneWay(_ contour: borrowing FlatContour, transposed: Bool) -> Bool {
    var goesUp = true
    var goesDown = true
    var previous = contour.points[0]
    for index in 1..<contour.points.count {
      let point = contour.points[index]
      let step = transposed ? point.y - previous.y : point.x - previous.x
      if step < 0 { goesUp = false }
      if step > 0 { goesDown = false }
      if !goesUp && !goesDown { return false }
      previous = point
    }
    return true
  }

  /// How many bins a pixel has: fewer for wide lines, whose edges are smooth.
  private var binsInPixel: Int { radius <= 2 ? 64 : radius <= 4 ? 32 : 16 }

  private func add(_ contour: borrowing FlatContour, transposed: Bool, to list: inout CoverageEdgeList)
    -> Bool
  {
    let bins = Double(binsInPixel)
    let reach = Int((radius * bins).rounded(.down))
    let extent = transposed ? height : width
    // Beyond this width the outline is the quicker way.
    guard reach <= 512 else { return false }
    let ends = [contour.points[0], contour.points[contour.points.count - 1]].map { transposed ? $0.y : $0.x }
    let (start, end) = (min(ends[0], ends[1]), max(ends[0], ends[1]))
    // Only what can be seen is put into bins.
    let left = max(start, -radius - 1)
    let right = min(end, extent + radius + 1)
    guard left <= right else { return true }
    let firstBin = Int((left * bins).rounded(.down)) - reach - 1
    let count = Int((right * bins).rounded(.down)) + reach + 2 - firstBin
    var least = ContiguousArray<Float>(repeating: .infinity, count: count)
    var most = ContiguousArray<Float>(repeating: -.infinity, count: count)
    fill(
      contour, transposed: transposed, left: left, right: right, firstBin: firstBin,
      least: least.mutableSpan, most: most.mutableSpan)
    let profile = (0...reach).map { offset in
      Float(max(radius * radius - Double(offset * offset) / (bins * bins), 0).squareRoot())
    }
    let upper = Self.widened(least, profile: profile)
    let lower = Self.widened(ContiguousArray(most.map { -$0 }), profile: profile)
    let overhangs = [overhang(of: contour, atStart: true), overhang(of: contour, atStart: false)]
      .map { transposed ? $0.y : $0.x }
    let isForward = ends[0] <= ends[1]
    emit(
      upper: upper, lower: lower, firstBin: firstBin, from: start - overhangs[isForward ? 0 : 1],
      to: end + overhangs[isForward ? 1 : 0], transposed: transposed, into: &list)
    return true
  }

  /// Enters the least and greatest height of the line into each bin that it passes.
  private func fill(
    _ contour: borrowing FlatContour, transposed: Bool, left: Double, right: Double, firstBin: Int,
    least: consuming MutableSpan<Float>, most: consuming MutableSpan<Float>
  ) {
    let bins = Double(binsInPixel)
    let lastPlace = least.count - 1
    func enter(_ bin: Int, _ height: Double) {
      let place = min(max(bin - firstBin, 0), lastPlace)
      let value = Float(height)
      if value < least[place] { least[place] = value }
      if value > most[place] { most[place] = value }
    }
    var previous = contour.points[0]
    if transposed { previous = CanvasPoint(previous.y, previous.x) }
    for index in 1..<contour.points.count {
      var point = contour.points[index]
      if transposed { point = CanvasPoint(point.y, point.x) }
      let (from, to) = previous.x <= point.x ? (previous, point) : (point, previous)
      previous = point
      guard to.x >= left, from.x <= right else { continue }
      let slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0
      let begin = from.x < left ? CanvasPoint(left, from.y + (left - from.x) * slope) : from
      let finish = to.x > right ? CanvasPoint(right, from.y + (right - from.x) * slope) : to
      let beginBin = Int(begin.x * bins + 1_048_576) &- 1_048_576
      let finishBin = Int(finish.x * bins + 1_048_576) &- 1_048_576
      enter(beginBin, begin.y)
      if beginBin < finishBin {
        for bin in beginBin + 1...finishBin {
          let border = from.y + (Double(bin) / bins - from.x) * slope
          enter(bin - 1, border)
          enter(bin, border)
        }
      }
      enter(finishBin, finish.y)
    }
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

  /// How far the stroke reaches beyond an end of the line along x and along y.
  ///
  /// A butt end is as wide as the line across its direction, which is taken over one radius: single points of a dense
  /// line have no direction that could be seen.
  private func overhang(of contour: borrowing FlatContour, atStart: Bool) -> CanvasPoint {
    guard cap == .butt else { return CanvasPoint(radius, radius) }
    let last = contour.points.count - 1
    let end = contour.points[atStart ? 0 : last]
    for index in 0...last {
      let step = contour.points[atStart ? index : last - index] - end
      let length = step.length
      if length >= radius, length > 0 {
        return CanvasPoint(abs(step.y), abs(step.x)) * (radius / length)
      }
    }
    return .zero
  }

  /// Adds the polygon between the two envelopes, cut at both ends.
  private func emit(
    upper: ContiguousArray<Float>, lower: ContiguousArray<Float>, firstBin: Int, from start: Double,
    to end: Double, transposed: Bool, into list: inout CoverageEdgeList
  ) {
    let bins = Double(binsInPixel)
    func center(_ place: Int) -> Double { (Double(place + firstBin) + 0.5) / bins }
    let places = upper.indices.filter { upper[$0] <= -lower[$0] }
    guard let first = places.first, let last = places.last else { return }
    var outline = ContiguousArray<CanvasPoint>()
    outline.reserveCapacity(2 * (last - first + 3))
    func add(_ x: Double, _ y: Float) {
      let x = min(max(x, start), end)
      outline.append(transposed ? CanvasPoint(Double(y), x) : CanvasPoint(x, Double(y)))
    }
    // Half a bin beyond the outermost centres, for a line is not cut at the middle of its first bin.
    add(center(first) - 0.5 / bins, upper[first])
    for place in first...last { add(center(place), upper[place]) }
    add(center(last) + 0.5 / bins, upper[last])
    add(center(last) + 0.5 / bins, -lower[last])
    for place in (first...last).reversed() { add(center(place), -lower[place]) }
    add(center(first) - 0.5 / bins, -lower[first])
    list.add(polygon: outline)
  }
}
