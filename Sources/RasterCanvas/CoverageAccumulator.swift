/// The exact area that a path covers of each pixel, by signed areas.
///
/// Every edge adds to each pixel it passes its height there (`cover`) and twice the area to its left (`area`); summed
/// along a row they give the winding number averaged over a pixel (the method of the FreeType and Anti-Grain
/// rasterisers: D. Turner, "ftgrays", and M. Shemanarev). All sums are integers, hence equal on every machine. Rows are
/// done in bands of bounded memory, and a bit a pixel says which pixels any edge passed, so that empty ones cost nothing.
///
/// The average is the coverage as long as a path does not lie over itself. Rows in which it does are found by their
/// winding numbers and given to the `OverlapResolver`.
struct CoverageAccumulator {
  /// The most cells of a band: 512 KiB stay in the processor's second cache, and 3 MiB where many edges would have to
  /// be gone through once a band.
  private static func bandCells(edges: Int) -> Int { edges < 4096 ? 32_768 : 196_608 }

  private var keptCells: ContiguousArray<CoverageCell> = []
  private var keptTouched: ContiguousArray<UInt64> = []
  private var entries: ContiguousArray<Int32> = []
  private var overlapRows: ContiguousArray<Bool> = []
  private var runs: ContiguousArray<CoverageRun> = []
  private var resolver = OverlapResolver()

  /// Calls `body` with the runs of each row that is not empty, from top to bottom.
  mutating func forEachRow(
    of list: borrowing CoverageEdgeList, rule: FillRule, in limits: PixelBounds,
    _ body: (_ y: Int, _ runs: Span<CoverageRun>) -> Void
  ) {
    guard !list.edges.isEmpty else { return }
    let bounds = list.pixelBounds.intersection(limits)
    guard !bounds.isEmpty else { return }
    let rowsInBand = max(1, min(bounds.height, Self.bandCells(edges: list.edges.count) / bounds.width))
    let words = (bounds.width + 63) / 64
    // Local for the time of drawing: two parts of `self` cannot be changed at once.
    var cells = ContiguousArray<CoverageCell>()
    var touched = ContiguousArray<UInt64>()
    swap(&cells, &keptCells)
    swap(&touched, &keptTouched)
    defer {
      swap(&cells, &keptCells)
      swap(&touched, &keptTouched)
    }
    if cells.count < rowsInBand * bounds.width {
      cells = ContiguousArray(repeating: CoverageCell(), count: rowsInBand * bounds.width)
    }
    if touched.count < rowsInBand * words {
      touched = ContiguousArray(repeating: 0, count: rowsInBand * words)
    }
    var top = bounds.top
    while top < bounds.bottom {
      let band = PixelBounds(
        left: bounds.left, top: top, right: bounds.right, bottom: min(top + rowsInBand, bounds.bottom))
      entries.removeAll(keepingCapacity: true)
      entries.append(contentsOf: repeatElement(0, count: band.height))
      CoverageCell.accumulate(
        list, in: band, words: words, cells: cells.mutableSpan, touched: touched.mutableSpan,
        entries: entries.mutableSpan)
      // Two edges make a rectangle, which has nothing to lie over.
      let mayOverlap = list.edges.count > 2
      if mayOverlap { findOverlaps(in: band, words: words, cells: cells.span, touched: touched.span) }
      resolver.forgetBand()
      for y in band.top..<band.bottom {
        let row = y - band.top
        runs.removeAll(keepingCapacity: true)
        Self.sweep(
          row: row, of: band, words: words, entry: Int(entries[row]), rule: rule, cells: cells.mutableSpan,
          touched: touched.mutableSpan, into: &runs)
        if mayOverlap, overlapRows[max(row - 1, 0)...min(row + 1, band.height - 1)].contains(true) {
          resolver.resolve(row: y, band: band, edges: list, rule: rule, into: &runs)
        }
        if !runs.isEmpty { body(y, runs.span) }
      }
      top = band.bottom
    }
  }

  /// Marks the rows in which the path lies over itself: winding beyond ±1, or both ways round, or crowded pixels.
  private mutating func findOverlaps(
    in band: PixelBounds, words: Int, cells: Span<CoverageCell>, touched: Span<UInt64>
  ) {
    overlapRows.removeAll(keepingCapacity: true)
    for row in 0..<band.height {
      var cover = Int(entries[row])
      var least = min(cover, 0)
      var most = max(cover, 0)
      var isCrowded = false
      for word in 0..<words {
        var bits = touched[row * words + word]
        while bits != 0 {
          let cell = cells[row * band.width + word * 64 + bits.trailingZeroBitCount]
          bits &= bits - 1
          cover += Int(cell.cover)
          least = min(least, cover)
          most = max(most, cover)
          isCrowded = isCrowded || cell.hasOverlap
        }
      }
      let windsTwice = most > CoverageEdge.one || least < -CoverageEdge.one
      overlapRows.append(isCrowded || windsTwice || (least < 0 && most > 0))
    }
  }

  /// Turns the sums of one row into runs, and clears them.
  private static func sweep(
    row: Int, of band: PixelBounds, words: Int, entry: Int, rule: FillRule,
    cells: consuming MutableSpan<CoverageCell>, touched: consuming MutableSpan<UInt64>,
    into runs: inout ContiguousArray<CoverageRun>
  ) {
    let width = band.width
    var cover = entry
    var x = 0
    for word in 0..<words {
      var bits = touched[row * words + word]
      guard bits != 0 else { continue }
      touched[row * words + word] = 0
      while bits != 0 {
        let place = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        if place > x, cover != 0 {
          append(cover * 2 * CoverageEdge.one, rule, from: x, to: place, band.left, &runs)
        }
        let cell = cells[row * width + place]
        cells[row * width + place] = CoverageCell()
        cover += Int(cell.cover)
        append(
          cover * 2 * CoverageEdge.one - Int(cell.area), rule, from: place, to: place + 1, band.left, &runs)
        x = place + 1
      }
    }
    if x < width, cover != 0 {
      append(cover * 2 * CoverageEdge.one, rule, from: x, to: width, band.left, &runs)
    }
  }

  private static func append(
    _ doubleArea: Int, _ rule: FillRule, from start: Int, to end: Int, _ left: Int,
    _ runs: inout ContiguousArray<CoverageRun>
  ) {
    let full = 2 * CoverageEdge.one * CoverageEdge.one
    var area = abs(doubleArea)
    switch rule {
    case .nonZero: area = min(area, full)
    case .evenOdd:
      area &= 2 * full - 1
      if area > full { area = 2 * full - area }
    }
    let coverage = (area * 255 + full / 2) >> (2 * CoverageEdge.shift + 1)
    guard coverage > 0 else { return }
    runs.append(
      CoverageRun(
        x: Int32(truncatingIfNeeded: start + left), length: Int32(truncatingIfNeeded: end - start),
        coverage: UInt8(truncatingIfNeeded: coverage)))
  }
}
