import RasterCanvas

/// A line through points; `nan` and values that a scale cannot show break it.
public struct LineMark: PanelMark {
  /// The values of x.
  public var x: [Double]
  /// The values of y, as many as of x.
  public var y: [Double]
  /// How the line looks.
  public var stroke: SceneStroke
  /// Markers at the points; `nil` for none.
  public var marker: MarkerStyle?
  /// The name in the legend; `nil` for none.
  public var name: FigureText?
  /// Whether the y values say what must be visible; `false` for guides to the eye.
  public var setsLimits: Bool

  /// Creates a line.
  public init(
    x: [Double], y: [Double], stroke: SceneStroke, marker: MarkerStyle? = nil, name: FigureText? = nil,
    setsLimits: Bool = true
  ) {
    self.x = x
    self.y = y
    self.stroke = stroke
    self.marker = marker
    self.name = name
    self.setsLimits = setsLimits
  }

  /// The values of x that must be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? {
    setsLimits ? AxisLimits.of(x, scale: scale) : nil
  }

  /// The values of y that must be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? {
    setsLimits ? AxisLimits.of(y, scale: scale) : nil
  }

  /// The line in a legend.
  public var legendEntries: [LegendEntry] {
    name.map { [LegendEntry($0, line: stroke, marker: marker)] } ?? []
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    var items: [SceneItem] = []
    let runs = PointRuns(x: x, y: y, in: plot)
    if stroke.width > 0 {
      var path = CanvasPath()
      for run in runs.thinned {
        if let only = run.first, run.count == 1 {
          // A point between two gaps shows as a dot, so that no datum vanishes.
          path.move(to: CanvasPoint(only.x - stroke.width / 2, only.y))
          path.line(to: CanvasPoint(only.x + stroke.width / 2, only.y))
        } else {
          path.append(.polyline(run))
        }
      }
      // Data lines have round joins: a mitre would draw spikes that are not in the data.
      var drawn = stroke
      if drawn.dashes.isEmpty { drawn.isRound = true }
      items.append(.shape(SceneShape(path, stroke: drawn, role: .data)))
    }
    if let marker {
      items.append(
        .markers(
          SceneMarkers(
            marker.shape, size: marker.size, centres: runs.all, fill: marker.fill, stroke: marker.stroke)))
    }
    return items
  }
}

/// The points of a line on the page, apart at gaps.
struct PointRuns {
  /// The runs between gaps.
  private(set) var runs: [[CanvasPoint]] = []

  init(x: [Double], y: [Double], in plot: PlotContext) {
    var run: [CanvasPoint] = []
    for (across, up) in zip(x, y) {
      if let point = plot.point(across, up) {
        run.append(point)
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
  }

  /// All points.
  var all: [CanvasPoint] { Array(runs.joined()) }

  /// The width of a column inside of which a line is reduced to its first, lowest, highest and last point: 1/14400
  /// inch, so narrow that hardly a pixel of print changes by more than a level.
  private static let column = 72.0 / 14400

  /// The runs with no more than four points in each column, which no printer can tell from all.
  ///
  /// M4 of Jugel, Jerzak, Hackenbroich and Markl, Proc. VLDB Endow. 7 (2014) 797; only where x never turns back.
  var thinned: [[CanvasPoint]] { runs.map(Self.thin) }

  private static func thin(_ points: [CanvasPoint]) -> [CanvasPoint] {
    guard points.count > 4_000, let start = points.first, let end = points.last else { return points }
    let columns = Int(abs(end.x - start.x) / column) + 1
    guard points.count > 8 * columns else { return points }
    let rising = end.x >= start.x
    var result: [CanvasPoint] = []
    result.reserveCapacity(4 * columns)
    var first = 0
    while first < points.count {
      let slot = (points[first].x / column).rounded(.down)
      var last = first
      var low = first
      var high = first
      while last + 1 < points.count, (points[last + 1].x / column).rounded(.down) == slot {
        last += 1
        if points[last].y < points[low].y { low = last }
        if points[last].y > points[high].y { high = last }
      }
      if last + 1 < points.count,
        rising ? points[last + 1].x < points[last].x : points[last + 1].x > points[last].x
      {
        return points
      }
      var previous = -1
      for index in [first, min(low, high), max(low, high), last] where index > previous {
        result.append(points[index])
        previous = index
      }
      first = last + 1
    }
    return result
  }
}
