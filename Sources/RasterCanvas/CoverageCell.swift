/// What the edges that pass a pixel add up to, in fixed point.
struct CoverageCell {
  /// Twice the area between the edges and the pixel's left side.
  var area: Int64 = 0
  /// Heights passed downwards less heights passed upwards.
  var cover: Int32 = 0
  /// Heights passed downwards alone.
  var down: Int32 = 0

  /// Whether more than a pixel's height of edges runs the same way, so that some lie beside each other.
  var hasOverlap: Bool { down > Int32(CoverageEdge.one) || down &- cover > Int32(CoverageEdge.one) }

  /// Adds a piece of an edge.
  mutating func add(height: Int, area: Int) {
    let height = Int32(truncatingIfNeeded: height)
    cover &+= height
    down &+= max(height, 0)
    self.area &+= Int64(area)
  }
}

extension CoverageCell {
  /// Adds every edge to the cells that it passes.
  ///
  /// `touched` has a bit for each cell; `entries` gets what lies left of the band, row by row.
  static func accumulate(
    _ list: borrowing CoverageEdgeList, in band: PixelBounds, words: Int,
    cells: consuming MutableSpan<CoverageCell>, touched: consuming MutableSpan<UInt64>,
    entries: consuming MutableSpan<Int32>
  ) {
    let shift = CoverageEdge.shift
    let one = CoverageEdge.one
    let mask = one - 1
    let bandTop = band.top << shift
    let bandBottom = band.bottom << shift
    let width = band.width
    let leftEdge = band.left << shift
    let edges = list.edges.span
    for edgeIndex in edges.indices {
      let edge = edges[edgeIndex]
      let y0 = Int(edge.y0)
      let y1 = Int(edge.y1)
      guard y1 > bandTop, y0 < bandBottom else { continue }
      let x0 = Int(edge.x0)
      let x1 = Int(edge.x1)
      let winding = Int(edge.winding)
      let slope = Double(x1 - x0) / Double(y1 - y0)
      let firstRow = max(y0, bandTop) >> shift
      let lastRow = (min(y1, bandBottom) - 1) >> shift
      var y = max(y0, bandTop)
      var x = y == y0 ? x0 : x0 + rounded(Double(y - y0) * slope)
      for row in firstRow...lastRow {
        let yEnd = min(y1, (row + 1) << shift)
        let xEnd = yEnd == y1 ? x1 : x0 + rounded(Double(yEnd - y0) * slope)
        let rowCells = (row - band.top) * width
        let rowWords = (row - band.top) * words
        let column = (x >> shift) - band.left
        let columnEnd = (xEnd >> shift) - band.left
        if max(column, columnEnd) < 0 {
          entries[row - band.top] &+= Int32(truncatingIfNeeded: (yEnd - y) * winding)
        } else if column == columnEnd {
          if column < width {
            let height = (yEnd - y) * winding
            cells[rowCells + column].add(height: height, area: height * ((x & mask) + (xEnd & mask)))
            touched[rowWords + column >> 6] |= 1 << UInt64(column & 63)
          }
        } else if min(column, columnEnd) < width {
          // From left to right, whichever way the edge leans.
          let leans = x > xEnd
          let (fromX, fromY, toX, toY) = leans ? (xEnd, yEnd, x, y) : (x, y, xEnd, yEnd)
          let sign = leans ? -winding : winding
          let rise = Double(toY - fromY) / Double(toX - fromX)
          var first = leans ? columnEnd : column
          let last = leans ? column : columnEnd
          var currentX = fromX
          var currentY = fromY
          if first < 0 {
            currentX = leftEdge
            currentY = fromY + rounded(Double(leftEdge - fromX) * rise)
            entries[row - band.top] &+= Int32(truncatingIfNeeded: (currentY - fromY) * sign)
            first = 0
          }
          for place in first...min(last, width - 1) {
            let borderX = (place + band.left + 1) << shift
            let nextX = min(borderX, toX)
            let nextY = nextX == toX ? toY : fromY + rounded(Double(nextX - fromX) * rise)
            let height = (nextY - currentY) * sign
            if height != 0 {
              let start = (place + band.left) << shift
              cells[rowCells + place].add(height: height, area: height * (currentX + nextX - 2 * start))
              touched[rowWords + place >> 6] |= 1 << UInt64(place & 63)
            }
            currentX = nextX
            currentY = nextY
          }
        }
        x = xEnd
        y = yEnd
      }
    }
  }

  /// The nearest integer of a number within ±2³².
  private static func rounded(_ value: Double) -> Int {
    Int(value + 4_294_967_296.5) &- 4_294_967_296
  }
}
