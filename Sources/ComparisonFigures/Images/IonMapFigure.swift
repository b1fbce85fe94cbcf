import RasterCanvas
public import ScientificFigures

/// Maps of ions, side by side, each with a scale bar and a colour bar.
public struct IonMapFigure: Sendable {
  /// A map.
  public struct Map: Sendable {
    /// The ion: `LiF2-`.
    public var ion: String
    /// What the map is apart from the ion, such as the binder; empty for nothing.
    public var detail: String
    /// How many pixels a row has.
    public var columns: Int
    /// How many rows there are.
    public var rows: Int
    /// Counts row by row from the top.
    public var counts: [Double]
    /// The width of the field, in µm.
    public var fieldWidth: Double

    /// Creates a map.
    public init(
      ion: String, detail: String = "", columns: Int, rows: Int, counts: [Double], fieldWidth: Double
    ) {
      self.ion = ion
      self.detail = detail
      self.columns = columns
      self.rows = rows
      self.counts = counts
      self.fieldWidth = fieldWidth
    }
  }

  /// The maps.
  public var maps: [Map]
  /// The colours.
  public var colours: ColourMap

  /// Creates the figure's input.
  public init(maps: [Map], colours: ColourMap = .cividis) {
    self.maps = maps
    self.colours = colours
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature89) -> ScientificFigure {
    let columns = max(1, min(maps.count, theme.width > 350 ? 3 : 1))
    let rows = (maps.count + columns - 1) / columns
    let images = maps.map(image(of:))
    let cells = zip(maps, images).enumerated().map { index, drawn in
      FigureCell(row: index / columns, column: index % columns, panel: panel(drawn.0, drawn.1))
    }
    return ScientificFigure(
      name: "sims-maps", title: "Maps of \(Spoken.list(maps.map(\.ion)))",
      caption:
        "Ion maps, counts per pixel without smoothing; the last colour is the value that 99.5 % of pixels do not "
        + "exceed.", altText: spoken(images), theme: theme,
      columnWeights: Array(repeating: 1, count: columns),
      rowHeights: (0..<max(rows, 1)).map { _ in 100 }, cells: cells)
  }

  private func image(of map: Map) -> ImageMark {
    let width = map.fieldWidth > 0 && map.fieldWidth.isFinite ? map.fieldWidth : 1
    return ImageMark(
      columns: map.columns, rows: map.rows, values: map.counts, horizontal: AxisLimits(0, width),
      vertical: AxisLimits(0, width * Double(max(map.rows, 1)) / Double(max(map.columns, 1))), map: colours,
      name: "\(map.ion) \(map.detail)")
  }

  private func panel(_ map: Map, _ image: ImageMark) -> FigurePanel {
    let label =
      FigureText(species: map.ion) + FigureText(plain: map.detail.isEmpty ? "" : "  \(map.detail)")
    func axis(_ limits: AxisLimits) -> FigureAxis {
      FigureAxis(
        FigureText(runs: []), limits: limits, showsTicks: false, showsTickLabels: false, showsLabel: false)
    }
    return FigurePanel(
      x: axis(image.horizontal), y: axis(image.vertical),
      marks: [
        image, ScaleBarMark(unit: "µm", plate: .imagePlate),
        ImageLabelMark(label, .topLeft, plate: .imagePlate),
      ],
      hasLetter: maps.count > 1,
      colourBar: ColourBar(
        map: colours, axis: FigureAxis("Counts per pixel", limits: image.range),
        extendsAbove: image.exceedsRange),
      aspect: min(max(Double(map.rows) / Double(max(map.columns, 1)), 0.1), 3))
  }

  private func spoken(_ images: [ImageMark]) -> String {
    let sentences = zip(maps, images).map { map, image in
      var (sum, count) = (0.0, 0)
      for value in map.counts where value.isFinite {
        sum += value
        count += 1
      }
      let mean = count == 0 ? 0 : sum / Double(count)
      return
        "\(map.ion)\(map.detail.isEmpty ? "" : " (\(map.detail))"): field \(Spoken.number(map.fieldWidth)) µm wide, "
        + "\(Spoken.number(mean)) counts per pixel on average, \(Spoken.number(image.range.upper)) "
        + "at the 99.5th percentile"
    }
    return "Ion maps. " + sentences.joined(separator: ". ") + "."
  }
}
