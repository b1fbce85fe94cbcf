/// Leaves out points of a dense line that cannot be seen at a given resolution, for files that hold lines as vectors.
///
/// Drawing on a `RasterSurface` needs no reduction: it looks at every point.
public enum LineReduction {
  /// Keeps of each stretch within one column the first, the lowest, the highest and the last point, in their order.
  ///
  /// The reduction is free of loss at a resolution of one column (U. Jugel et al., "M4: a visualization-oriented time
  /// series data aggregation", 2014, doi:10.14778/2732951.2732953). A point that is not finite ends a stretch and is
  /// kept, once in a row, so that gaps stay gaps. A column width that is not a positive number keeps all points.
  public static func reduced(
    _ points: some Sequence<CanvasPoint>, columnWidth: Double
  ) -> ContiguousArray<CanvasPoint> {
    guard columnWidth > 0, columnWidth.isFinite else { return ContiguousArray(points) }
    var line = Line(columnWidth: columnWidth)
    for point in points { line.add(point) }
    return line.finish()
  }

  /// A line that is reduced while its points come, one after the other.
  package struct Line {
    private let columnWidth: Double
    private var kept: ContiguousArray<CanvasPoint> = []
    private var stretch = Stretch()

    /// A line without points; the column width is a positive number.
    package init(columnWidth: Double) { self.columnWidth = columnWidth }

    /// Adds the next point.
    package mutating func add(_ point: CanvasPoint) {
      guard point.isFinite else {
        stretch.flush(to: &kept)
        if kept.last?.isFinite ?? false { kept.append(point) }
        return
      }
      let column = (point.x / columnWidth).rounded(.down)
      if column != stretch.column { stretch.flush(to: &kept) }
      stretch.add(point, column: column)
    }

    /// Gives the points that are kept, and begins anew.
    package mutating func finish() -> ContiguousArray<CanvasPoint> {
      stretch.flush(to: &kept)
      defer { kept = [] }
      return kept
    }
  }

  /// The points of one column so far.
  private struct Stretch {
    var column = Double.nan
    private var count = 0
    private var first = CanvasPoint.zero
    private var last = CanvasPoint.zero
    private var least = (index: 0, point: CanvasPoint.zero)
    private var most = (index: 0, point: CanvasPoint.zero)

    mutating func add(_ point: CanvasPoint, column: Double) {
      if count == 0 {
        self.column = column
        first = point
        least = (0, point)
        most = (0, point)
      } else {
        if point.y < least.point.y { least = (count, point) }
        if point.y > most.point.y { most = (count, point) }
      }
      last = point
      count += 1
    }

    mutating func flush(to kept: inout ContiguousArray<CanvasPoint>) {
      guard count > 0 else { return }
      kept.append(first)
      let extremes = least.index < most.index ? [least, most] : [most, least]
      var previous = 0
      for extreme in extremes where extreme.index > previous && extreme.index < count - 1 {
        kept.append(extreme.point)
        previous = extreme.index
      }
      if count > 1 { kept.append(last) }
      self = Stretch()
    }
  }
}
