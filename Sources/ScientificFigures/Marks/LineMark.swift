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
    if stroke.width > 0 {
      var path = CanvasPath()
      for run in PointRuns(x: x, y: y, in: plot, isThinned: true).runs {
        if let only = run.first, run.count == 1 {
          // A point between two gaps shows as a dot, so that no datum vanishes.
          path.move(to: CanvasPoint(only.x - stroke.width / 2, only.y))
          path.line(to: CanvasPoint(only.x + stroke.width / 2, only.y))
        } else {
          path.append(CanvasPath(line: run))
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
            marker.shape, size: marker.size, centres: PointRuns(x: x, y: y, in: plot).all, fill: marker.fill,
            stroke: marker.stroke)))
    }
    return items
  }
}

/// The points of a line on the page, apart at gaps.
struct PointRuns {
  /// The runs between gaps.
  private(set) var runs: [ContiguousArray<CanvasPoint>] = []

  /// All points of a line; where it is thinned and dense, no more than four points in each column, which no printer can
  /// tell from all.
  init(x: [Double], y: [Double], in plot: PlotContext, isThinned: Bool = false) {
    let gap = CanvasPoint(.nan, .nan)
    let count = min(x.count, y.count)
    if isThinned, Self.isDense(x, count: count, in: plot) {
      var line = LineReduction.Line(columnWidth: Self.column)
      for index in 0..<count { line.add(plot.point(x[index], y[index]) ?? gap) }
      split(line.finish())
    } else {
      var points = ContiguousArray<CanvasPoint>()
      points.reserveCapacity(count)
      for index in 0..<count { points.append(plot.point(x[index], y[index]) ?? gap) }
      split(points)
    }
  }

  private mutating func split(_ points: ContiguousArray<CanvasPoint>) {
    if points.allSatisfy(\.isFinite) {
      if !points.isEmpty { runs = [points] }
      return
    }
    runs = points.split { !$0.isFinite }.map(ContiguousArray.init)
  }

  /// All points.
  var all: [CanvasPoint] { Array(runs.joined()) }

  /// The width of a column inside of which a line is reduced to its first, lowest, highest and last point: 1/14400
  /// inch, so narrow that hardly a pixel of print changes by more than a level.
  private static let column = 72.0 / 14400

  /// Whether a line never turns back along x and has more points than would be left of it.
  private static func isDense(_ x: [Double], count: Int, in plot: PlotContext) -> Bool {
    guard count > 4_000, let start = x[..<count].first(where: \.isFinite).flatMap(plot.x.position),
      let end = x[..<count].last(where: \.isFinite).flatMap(plot.x.position)
    else { return false }
    let columns = abs(end - start) / column + 1
    guard Double(count) > 8 * columns else { return false }
    var rises = true
    var falls = true
    var previous = x[0]
    for value in x where value.isFinite {
      if value < previous { rises = false }
      if value > previous { falls = false }
      previous = value
    }
    return rises || falls
  }
}
