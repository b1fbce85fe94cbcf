public import RasterCanvas

/// Several maps of one field in one image: each adds light of its colour to a black ground.
public struct ImageOverlayMark: PanelMark {
  /// A map and the colour of its light.
  public struct Channel: Sendable, Hashable {
    /// The values row by row from the top; what is not a number adds nothing.
    public var values: [Double]
    /// The colour of full light.
    public var colour: CanvasColor
    /// The values of no and of full light.
    public var range: AxisLimits

    /// Creates a channel.
    ///
    /// - Parameter range: The values of no and of full light; `nil` takes 0 and the value that 99.5 % do not exceed.
    public init(values: [Double], colour: CanvasColor, range: AxisLimits? = nil) {
      self.values = values
      self.colour = colour
      self.range = range ?? AxisLimits(0, ImageMark.percentile(99.5, of: values))
    }
  }

  /// How many values a row has.
  public let columns: Int
  /// How many rows there are.
  public let rows: Int
  /// The maps.
  public var channels: [Channel]
  /// Where the image lies along x, edge to edge.
  public var horizontal: AxisLimits
  /// Where it lies along y, edge to edge.
  public var vertical: AxisLimits
  /// What it shows, for SVG readers.
  public var name: String

  /// Creates an overlay.
  public init(
    columns: Int, rows: Int, channels: [Channel], horizontal: AxisLimits, vertical: AxisLimits, name: String
  ) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    self.channels = channels
    self.horizontal = horizontal
    self.vertical = vertical
    self.name = name
  }

  /// The values of x that must be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? { horizontal }

  /// The values of y that must be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? { vertical }

  /// The colour of a pixel by its index.
  func colour(of index: Int) -> CanvasColor {
    var light = SIMD3<Double>.zero
    for channel in channels where index < channel.values.count && channel.values[index].isFinite {
      let span = channel.range.upper - channel.range.lower
      let share = span > 0 ? (channel.values[index] - channel.range.lower) / span : 0
      let colour = channel.colour
      light +=
        SIMD3(Double(colour.red), Double(colour.green), Double(colour.blue)) * min(max(share, 0), 1)
    }
    func byte(_ value: Double) -> UInt8 { UInt8(min(value, 255).rounded()) }
    return CanvasColor(red: byte(light.x), green: byte(light.y), blue: byte(light.z))
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    guard let left = plot.x.position(horizontal.lower), let right = plot.x.position(horizontal.upper),
      let bottom = plot.y.position(vertical.lower), let top = plot.y.position(vertical.upper),
      columns > 0, rows > 0, columns <= RasterSurface.mostPixels / rows,
      let image = try? RasterImage(
        width: columns, height: rows, colors: (0..<(columns * rows)).map(colour(of:)))
    else { return [] }
    let area = CanvasRectangle(
      x: min(left, right), y: min(top, bottom), width: abs(right - left), height: abs(bottom - top))
    return [.image(SceneImage(image, frame: area, resampling: .cells, name: name))]
  }
}
