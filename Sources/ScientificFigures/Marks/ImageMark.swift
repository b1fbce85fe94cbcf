public import RasterCanvas

/// Values on a grid in colours: a map, a micrograph, a diffractogram.
public struct ImageMark: PanelMark {
  /// How many values a row has.
  public let columns: Int
  /// How many rows there are.
  public let rows: Int
  /// The values row by row from the top; `nan` stays clear.
  public let values: [Double]
  /// Where the image lies along x, edge to edge.
  public var horizontal: AxisLimits
  /// Where it lies along y, edge to edge.
  public var vertical: AxisLimits
  /// The colours.
  public var map: ColourMap
  /// The values of the first and the last colour.
  public var range: AxisLimits
  /// How the image is brought to the resolution of the page.
  public var resampling: ImageResampling
  /// What it shows, for SVG readers.
  public var name: String

  /// Creates an image.
  ///
  /// - Parameters:
  ///   - values: `columns · rows` values; where there are fewer, the rest is clear.
  ///   - range: The values of the first and the last colour; `nil` takes 0 (or the least value, if that is negative) and
  ///     the value that 99.5 % of all do not exceed.
  public init(
    columns: Int, rows: Int, values: [Double], horizontal: AxisLimits, vertical: AxisLimits,
    map: ColourMap = .cividis, range: AxisLimits? = nil, resampling: ImageResampling = .cells, name: String
  ) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    self.values = values
    self.horizontal = horizontal
    self.vertical = vertical
    self.map = map
    self.range =
      range ?? AxisLimits(min(values.filter(\.isFinite).min() ?? 0, 0), Self.percentile(99.5, of: values))
    self.resampling = resampling
    self.name = name
  }

  /// The value that a percentage of all values does not exceed (nearest rank); 1 where there is none.
  public static func percentile(_ percentage: Double, of values: [Double]) -> Double {
    var finite = values.filter(\.isFinite)
    return NearestRank.percentile(percentage, of: &finite) ?? 1
  }

  /// Whether values lie above the last colour.
  public var exceedsRange: Bool { values.contains { $0 > range.upper } }

  /// The values of x that must be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? { horizontal }

  /// The values of y that must be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? { vertical }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    guard let left = plot.x.position(horizontal.lower), let right = plot.x.position(horizontal.upper),
      let bottom = plot.y.position(vertical.lower), let top = plot.y.position(vertical.upper),
      columns > 0, rows > 0, columns <= RasterSurface.mostPixels / rows
    else { return [] }
    // 256 colours are a table that is looked up, not a mixture computed for each pixel.
    let table = (0...255).map { map.colour(Double($0) / 255) }
    // Halves, since the span of the largest numbers is beyond them.
    let half = range.upper / 2 - range.lower / 2
    let indices = (0..<(columns * rows)).map { index -> UInt16 in
      guard index < values.count, values[index].isFinite else { return .max }
      let share = half > 0 ? (values[index] / 2 - range.lower / 2) / half : 0
      return UInt16((min(max(share, 0), 1) * 255).rounded())
    }
    guard let image = try? RasterImage(width: columns, height: rows, indices: indices, table: table) else {
      return []
    }
    let area = CanvasRectangle(
      x: min(left, right), y: min(top, bottom), width: abs(right - left), height: abs(bottom - top))
    return [.image(SceneImage(image, frame: area, resampling: resampling, name: name))]
  }
}
