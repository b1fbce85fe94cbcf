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
    /// Row by row; a row's length is a multiple of 8, so that clear stretches are passed eight pixels at a time.
    private var shares: ContiguousArray<UInt8> = []
    private var rowLength: Int { (columns + 7) & ~7 }

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
      let length = rowLength
      shares = ContiguousArray(repeating: 0, count: length * rows)
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
          slice.flush(to: shares.mutableSpan, from: place * length, by: 1)
        } else {
          slice.flush(to: shares.mutableSpan, from: place, by: length)
        }
      }
    }

    /// Adds the runs of a row of the box.
    func collectRuns(row: Int, into runs: inout ContiguousArray<CoverageRun>) {
      let shares = shares.span.extracting(row * rowLength..<(row + 1) * rowLength)
      let bytes = shares.bytes
      var column = 0
      while column < columns {
        if column & 7 == 0, bytes.unsafeLoad(fromByteOffset: column, as: UInt64.self) == 0 {
          column += 8
          continue
        }
        let share = shares[column]
        var end = column + 1
        while end < columns, shares[end] == share { end += 1 }
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
    private var touched = Touched()

    /// The rows that were changed since the last flush; none where the first lies behind the last.
    private struct Touched {
      var first = Int.max
      var last = Int.min
    }

    init(low: Int, count: Int) {
      self.low = low
      changes = ContiguousArray(repeating: 0, count: count + 2)
    }

    /// Adds what a strip covers in one pixel's bins.
    mutating func add(_ strip: Strip, pixel: Int, bins: Int) {
      let added = Self.add(strip, pixel: pixel, bins: bins, low: low, to: changes.mutableSpan)
      touched = Touched(first: min(touched.first, added.first), last: max(touched.last, added.last))
    }

    /// Adds what a strip covers in one pixel's bins; which rows it touched.
    private static func add(
      _ strip: Strip, pixel: Int, bins: Int, low: Int, to changes: consuming MutableSpan<Int32>
    ) -> Touched {
      let begin = max(pixel * bins - strip.firstBin, 0)
      let end = min((pixel + 1) * bins - strip.firstBin, strip.upper.count)
      let upper = strip.upper.span
      let lower = strip.lower.span
      let pixels = changes.count - 2
      let one = Float(CoverageEdge.one)
      let origin = Float(low)
      let highest = Float(pixels)
      let shift = Int32(CoverageEdge.shift)
      let mask = Int32(CoverageEdge.one - 1)
      let binWidth = Int32(CoverageEdge.one / bins)
      // Only where a strip begins and where it ends do bins count in part.
      let wholeBins = strip.wholeBins(bins: bins)
      var touched = Touched()
      guard begin < end else { return touched }
      for place in begin..<end {
        let (from, to) = (upper[place] - origin, -lower[place] - origin)
        guard from < to, to > 0, from < highest else { continue }
        var width = binWidth
        if !wholeBins.contains(place) {
          width = Int32((Double(width) * strip.share(ofBin: place, bins: bins)).rounded())
          guard width > 0 else { continue }
        }
        let above = Int32(max(from, 0) * one)
        let below = Int32(min(to, highest) * one)
        let (row, endRow) = (Int(above >> shift), Int(below >> shift))
        let (aboveRest, belowRest) = ((above & mask) &* width, (below & mask) &* width)
        let whole = width << shift
        changes[row] &+= whole &- aboveRest
        changes[row + 1] &+= aboveRest
        changes[endRow] &-= whole &- belowRest
        changes[endRow + 1] &-= belowRest
        touched.first = min(touched.first, row)
        touched.last = max(touched.last, endRow + 1)
      }
      return touched
    }

    /// Writes the coverage of the slice's pixels, `step` apart, and begins anew.
    mutating func flush(to shares: consuming MutableSpan<UInt8>, from start: Int, by step: Int) {
      let shift = Int32(2 * CoverageEdge.shift)
      let full = Int32(1) << shift
      let pixels = changes.count - 2
      guard touched.first <= touched.last else { return }
      let rows = touched.first...touched.last
      var changes = changes.mutableSpan
      var area: Int32 = 0
      for row in rows {
        area &+= changes[row]
        changes[row] = 0
        guard row < pixels else { continue }
        let covered = min(max(area, 0), full) &* 255 &+ full / 2
        shares[start + row * step] = UInt8(truncatingIfNeeded: covered >> shift)
      }
      touched = Touched()
    }
  }
}

extension LineEnvelope.Strip {
  /// The bins, counted from the first, that lie between the beginning and the end of the stroke as a whole.
  fileprivate func wholeBins(bins: Int) -> Range<Int> {
    let first = Int((start * Double(bins)).rounded(.up)) - firstBin
    let behind = Int((end * Double(bins)).rounded(.down)) - firstBin
    return first..<max(first, behind)
  }

  /// How much of a bin lies between the beginning and the end of the stroke.
  fileprivate func share(ofBin place: Int, bins: Int) -> Double {
    let position = Double(place + firstBin)
    return max(min(position + 1, end * Double(bins)) - max(position, start * Double(bins)), 0)
  }
}
