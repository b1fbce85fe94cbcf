import RasterCanvas
public import ScientificFigures

/// How even an interphase is: its thickness in every pixel as a map, and all pixels as a histogram, binders over one
/// another.
public struct ThicknessMapFigure: Sendable {
  /// The thickness over one field.
  public struct Map: Sendable {
    /// The binder's name.
    public var binder: String
    /// What the field is apart from the binder; empty for nothing.
    public var detail: String
    /// How many pixels a row has.
    public var columns: Int
    /// How many rows there are.
    public var rows: Int
    /// The thickness in nm row by row from the top; `nan` where it could not be had.
    public var thicknesses: [Double]
    /// The width of the field, in µm.
    public var fieldWidth: Double

    /// Creates a map.
    public init(
      binder: String, detail: String = "", columns: Int, rows: Int, thicknesses: [Double], fieldWidth: Double
    ) {
      self.binder = binder
      self.detail = detail
      self.columns = columns
      self.rows = rows
      self.thicknesses = thicknesses
      self.fieldWidth = fieldWidth
    }
  }

  /// The maps.
  public var maps: [Map]
  /// What is thick, in markup: `CEI thickness`.
  public var quantity: String
  /// The colours.
  public var colours: ColourMap
  /// The thicknesses of the first and the last colour, in nm; `nil` for 0 and what 99.5 % of all pixels do not exceed.
  public var range: AxisLimits?

  /// Creates the figure's input.
  public init(
    maps: [Map], quantity: String = "CEI thickness", colours: ColourMap = .cividis, range: AxisLimits? = nil
  ) {
    self.maps = maps
    self.quantity = quantity
    self.colours = colours
    self.range = range
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    // Up to four maps stand in one row, more in rows of three.
    let columns = max(1, maps.count > 4 ? 3 : maps.count)
    let rows = max((maps.count + columns - 1) / columns, 1)
    let range =
      self.range
      ?? AxisLimits(
        min(ImageMark.percentile(0.5, of: finite), 0), ImageMark.percentile(99.5, of: finite))
    var cells = maps.enumerated().map { index, map in
      FigureCell(
        row: index / columns, column: index % columns,
        panel: panel(map, range: range, hasBar: index == columns - 1))
    }
    let histogram = ThicknessHistogram(maps: maps, theme: theme)
    cells.append(
      FigureCell(row: rows, column: 0, columnSpan: columns, panel: histogram.panel(quantity: quantity)))
    return ScientificFigure(
      name: "sims-thickness-maps",
      title: "\(FigureText(markup: quantity).plainText) per pixel of \(Spoken.list(maps.map(\.binder)))",
      caption: caption, altText: spoken(histogram), theme: theme,
      columnWeights: Array(repeating: 1, count: columns),
      rowHeights: (0..<rows).map { _ in 100 } + [96], cells: cells, legend: histogram.legend, columnGap: 5,
      rowGap: 6)
  }

  private var finite: [Double] { maps.flatMap(\.thicknesses).filter(\.isFinite) }

  private func aspect(_ map: Map) -> Double {
    min(max(Double(map.rows) / Double(max(map.columns, 1)), 0.1), 3)
  }

  private func panel(_ map: Map, range: AxisLimits, hasBar: Bool) -> FigurePanel {
    let width = map.fieldWidth > 0 && map.fieldWidth.isFinite ? map.fieldWidth : 1
    let across = AxisLimits(0, width)
    let up = AxisLimits(0, width * aspect(map))
    func axis(_ limits: AxisLimits) -> FigureAxis {
      FigureAxis(
        FigureText(runs: []), limits: limits, showsTicks: false, showsTickLabels: false, showsLabel: false)
    }
    let image = ImageMark(
      columns: map.columns, rows: map.rows, values: map.thicknesses, horizontal: across, vertical: up,
      map: colours, range: range, name: "\(quantity) of \(map.binder)")
    let name =
      FigureText(markup: map.binder) + FigureText(plain: map.detail.isEmpty ? "" : ", " + map.detail)
    return FigurePanel(
      title: name, x: axis(across), y: axis(up),
      marks: [image, ScaleBarMark(unit: "µm", plate: .imagePlate)],
      colourBar: hasBar
        ? ColourBar(
          map: colours, axis: FigureAxis("Thickness", unit: "nm", limits: range),
          extendsAbove: finite.contains { $0 > range.upper }) : nil, aspect: aspect(map))
  }

  private var caption: String {
    "\(quantity) in every pixel; pixels without an answer are left white. Histogram: share of the pixels with an answer; "
      + "over it median (marker), quartiles (thick) and 5th to 95th percentile (thin)."
  }

  private func spoken(_ histogram: ThicknessHistogram) -> String {
    "Maps of \(FigureText(markup: quantity).plainText) and a histogram of their pixels. "
      + histogram.series.map(\.spoken).joined(separator: ". ") + "."
  }
}
