/// Cuts contours into dashes.
struct DashPattern {
  /// Dash, gap, dash, gap …; an even count, all finite, none negative, the sum positive.
  private let lengths: [Double]
  private let period: Double
  private let phase: Double
  /// Outside of this nothing is seen, and dashes are only counted.
  private let visible: CanvasRectangle

  /// Reads the pattern of a style; `nil` for a solid line, which a pattern without a sensible length is, too.
  init?(style: StrokeStyle, visible: CanvasRectangle) {
    // A line as wide as a page has no dashes that could be told apart.
    guard style.width <= 500, !style.dashes.isEmpty, style.dashes.allSatisfy({ $0.isFinite && $0 >= 0 })
    else { return nil }
    let lengths = style.dashes.count % 2 == 0 ? style.dashes : style.dashes + style.dashes
    let period = lengths.reduce(0, +)
    // A pattern finer than a thousandth of a pixel is not one; it would only take time.
    guard period > 0.001, period.isFinite else { return nil }
    self.lengths = lengths
    self.period = period
    let phase = style.dashPhase.isFinite ? style.dashPhase.truncatingRemainder(dividingBy: period) : 0
    self.phase = phase < 0 ? phase + period : phase
    self.visible = visible
  }

  /// Patterns too fine for their contour end here, for no surface shows that many dashes of one line.
  private static let mostCuts = 50_000

  /// Where in the pattern one stands.
  private struct Place {
    var index = 0
    var left: Double
    var isOn: Bool { index % 2 == 0 }
  }

  private func place(at phase: Double) -> Place {
    var rest = phase.truncatingRemainder(dividingBy: period)
    var place = Place(left: lengths[0])
    // A dash without length that begins right here is still to come: it makes a dot.
    while rest >= lengths[place.index], rest > 0, place.index + 1 < lengths.count {
      rest -= lengths[place.index]
      place.index += 1
    }
    place.left = max(lengths[place.index] - rest, 0)
    return place
  }

  private func advance(_ place: inout Place) {
    place.index = (place.index + 1) % lengths.count
    place.left = lengths[place.index]
  }

  /// Calls `body` with each dash.
  ///
  /// The dash over a closed contour's seam is one piece.
  func forEachDash(of contour: borrowing FlatContour, _ body: (borrowing FlatContour) -> Void) {
    let count = contour.points.count
    var corners = contour.points
    if contour.isClosed, let first = corners.first { corners.append(first) }
    guard corners.count > 1, count > 0 else { return }
    var place = place(at: phase)
    var dash = FlatContour()
    var seam: FlatContour?
    var isFirst = true
    var cuts = 0
    if place.isOn { dash.points.append(corners[0]) }
    func finish() {
      if !dash.points.isEmpty {
        if isFirst && contour.isClosed && phaseStartsOn { seam = dash } else { body(dash) }
      }
      isFirst = false
      dash.points.removeAll(keepingCapacity: true)
    }
    for index in 1..<corners.count {
      let start = corners[index - 1]
      let step = corners[index] - start
      let length = step.length
      guard length > 0, length.isFinite else { continue }
      let (entry, exit) = visibleRange(from: start, step: step, length: length)
      var walked = 0.0
      while walked < length {
        cuts += 1
        guard cuts < Self.mostCuts else { break }
        if walked < entry || walked >= exit {
          // Out of sight: go on to the next place that is seen, or to the end, in one step.
          let target = walked < entry ? entry : length
          let skipped = target - walked
          if skipped >= place.left {
            if place.isOn {
              dash.points.append(start + step * ((walked + place.left) / length))
              finish()
            }
            isFirst = false
            let passed = lengths[place.index] - place.left + skipped
            place = self.place(at: lengths[..<place.index].reduce(0, +) + passed)
            if place.isOn { dash.points.append(start + step * (target / length)) }
          } else {
            place.left -= skipped
          }
          walked = target
          continue
        }
        let reach = walked + place.left
        let limit = min(length, exit)
        if reach > limit {
          place.left = reach - limit
          walked = limit
          continue
        }
        walked = reach
        let point = start + step * (walked / length)
        if place.isOn {
          dash.points.append(point)
          finish()
        }
        advance(&place)
        if place.isOn { dash.points.append(point) } else { isFirst = false }
      }
      if place.isOn, !dash.points.isEmpty { dash.points.append(corners[index]) }
    }
    if let seam {
      if place.isOn && !dash.points.isEmpty {
        dash.points.append(contentsOf: seam.points.dropFirst())
        body(dash)
      } else {
        body(seam)
        if !dash.points.isEmpty { body(dash) }
      }
    } else if dash.points.count > 1 {
      dash.isClosed = contour.isClosed && isFirst
      body(dash)
    }
  }

  private var phaseStartsOn: Bool { place(at: phase).isOn }

  /// The part of a segment, as lengths from its start, that may be seen.
  private func visibleRange(
    from start: CanvasPoint, step: CanvasPoint, length: Double
  ) -> (entry: Double, exit: Double) {
    var entry = 0.0
    var exit = 1.0
    for (position, change, low, high) in [
      (start.x, step.x, visible.minX, visible.maxX), (start.y, step.y, visible.minY, visible.maxY),
    ] {
      if change == 0 {
        if position < low || position > high { return (length, length) }
        continue
      }
      let near = (low - position) / change
      let far = (high - position) / change
      entry = max(entry, min(near, far))
      exit = min(exit, max(near, far))
    }
    guard entry < exit else { return (length, length) }
    return (entry * length, exit == 1 ? length : exit * length)
  }
}
