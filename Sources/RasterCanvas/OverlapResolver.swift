/// Finds how much of each pixel of a row is covered where a path lies over itself.
///
/// The mean winding number of a pixel cannot tell two half-covers of the same half from one cover of the whole. Such
/// rows, of which a picture has few, are cut into thin slices: in each slice the edges are put in order along x, the
/// winding rule is applied between them, and the covered lengths are added up in integers.
struct OverlapResolver {
  private struct Crossing {
    var x: Int32
    var winding: Int32
  }

  /// The edges of each row of the band now worked on, row after row.
  private var edgesOfRows: ContiguousArray<Int32> = []
  /// Where each row's edges begin; empty while the band has not been looked through.
  private var rowStarts: ContiguousArray<Int> = []
  private var crossings: ContiguousArray<Crossing> = []
  /// How the covered length changes from each pixel to the next.
  private var changes: ContiguousArray<Int32> = []

  /// A row with more edges keeps its sums: a scribble that fills it is dark with or without its overlaps.
  private static let mostEdges = 1024

  /// To be called when another band begins.
  mutating func forgetBand() {
    rowStarts.removeAll(keepingCapacity: true)
  }

  /// Replaces the runs of a row by its true ones.
  mutating func resolve(
    row: Int, band: PixelBounds, edges list: borrowing CoverageEdgeList, rule: FillRule,
    into runs: inout ContiguousArray<CoverageRun>
  ) {
    if rowStarts.isEmpty { sortEdges(of: list, into: band) }
    let members = rowStarts[row - band.top]..<rowStarts[row - band.top + 1]
    guard members.count <= Self.mostEdges else { return }
    changes.removeAll(keepingCapacity: true)
    changes.append(contentsOf: repeatElement(0, count: band.width + 2))
    // Few edges afford thin slices; among many the errors of thicker ones even out.
    let slices = members.count <= 64 ? 128 : members.count <= 256 ? 64 : 32
    let thickness = CoverageEdge.one / slices
    for slice in 0..<slices {
      let y = (row << CoverageEdge.shift) + slice * thickness + thickness / 2
      collectCrossings(at: y, of: list, members: members)
      addLengths(in: band, rule: rule)
    }
    appendRuns(full: slices << CoverageEdge.shift, band: band, to: &runs)
  }

  /// Puts the edges of the band in order of rows by counting.
  private mutating func sortEdges(of list: borrowing CoverageEdgeList, into band: PixelBounds) {
    let edges = list.edges.span
    var counts = ContiguousArray(repeating: 0, count: band.height + 1)
    for index in edges.indices {
      for row in Self.rows(of: edges[index], in: band) { counts[row + 1] += 1 }
    }
    for row in 0..<band.height { counts[row + 1] += counts[row] }
    rowStarts = counts
    edgesOfRows = ContiguousArray(repeating: 0, count: counts[band.height])
    for index in edges.indices {
      for row in Self.rows(of: edges[index], in: band) {
        edgesOfRows[counts[row]] = Int32(truncatingIfNeeded: index)
        counts[row] += 1
      }
    }
  }

  private static func rows(of edge: CoverageEdge, in band: PixelBounds) -> Range<Int> {
    let first = max(Int(edge.y0) >> CoverageEdge.shift, band.top)
    let last = min((Int(edge.y1) - 1) >> CoverageEdge.shift, band.bottom - 1)
    return first <= last ? first - band.top..<last - band.top + 1 : 0..<0
  }

  /// Collects where edges cross the height `y`, in order of x.
  private mutating func collectCrossings(
    at y: Int, of list: borrowing CoverageEdgeList, members: Range<Int>
  ) {
    crossings.removeAll(keepingCapacity: true)
    let edges = list.edges.span
    for member in members {
      let edge = edges[Int(edgesOfRows[member])]
      guard Int(edge.y0) <= y, y < Int(edge.y1) else { continue }
      let height = Int(edge.y1) - Int(edge.y0)
      let x = Int(edge.x0) + (Int(edge.x1) - Int(edge.x0)) * (y - Int(edge.y0)) / height
      crossings.append(Crossing(x: Int32(truncatingIfNeeded: x), winding: edge.winding))
    }
    // Crossings at the same place enclose nothing, so their order among themselves does not matter.
    if crossings.count > 40 {
      crossings.sort { $0.x < $1.x }
      return
    }
    for index in crossings.indices.dropFirst() {
      let crossing = crossings[index]
      var place = index
      while place > 0, crossings[place - 1].x > crossing.x {
        crossings[place] = crossings[place - 1]
        place -= 1
      }
      crossings[place] = crossing
    }
  }

  /// Adds the covered lengths of a slice.
  private mutating func addLengths(in band: PixelBounds, rule: FillRule) {
    var winding: Int32 = 0
    var wasInside = false
    for index in crossings.indices {
      winding &+= crossings[index].winding
      let isInside = rule == .nonZero ? winding != 0 : winding & 1 != 0
      guard isInside != wasInside else { continue }
      wasInside = isInside
      let x = Int(crossings[index].x) - (band.left << CoverageEdge.shift)
      let place = min(max(x, 0), band.width << CoverageEdge.shift)
      let pixel = place >> CoverageEdge.shift
      let passed = Int32(truncatingIfNeeded: place & (CoverageEdge.one - 1))
      let covered = Int32(CoverageEdge.one) - passed
      changes[pixel] &+= isInside ? covered : -covered
      changes[pixel + 1] &+= isInside ? passed : -passed
    }
  }

  private func appendRuns(full: Int, band: PixelBounds, to runs: inout ContiguousArray<CoverageRun>) {
    runs.removeAll(keepingCapacity: true)
    var length = 0
    for column in 0..<band.width {
      length += Int(changes[column])
      let coverage = UInt8(truncatingIfNeeded: min((length * 255 + full / 2) / full, 255))
      guard coverage > 0 else { continue }
      let x = Int32(truncatingIfNeeded: column + band.left)
      if let last = runs.indices.last, runs[last].coverage == coverage,
        runs[last].x + runs[last].length == x
      {
        runs[last].length += 1
      } else {
        runs.append(CoverageRun(x: x, length: 1, coverage: coverage))
      }
    }
  }
}
