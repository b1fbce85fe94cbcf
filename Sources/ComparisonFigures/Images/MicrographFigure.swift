import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// A micrograph with regions, and the Fourier transform of each region in a frame of the region's colour.
public struct MicrographFigure: Sendable {
  /// A grey image.
  public struct GreyImage: Sendable {
    /// How many pixels a row has.
    public var columns: Int
    /// How many rows there are.
    public var rows: Int
    /// The values row by row from the top.
    public var values: [Double]

    /// Creates an image.
    public init(columns: Int, rows: Int, values: [Double]) {
      self.columns = columns
      self.rows = rows
      self.values = values
    }
  }

  /// A part of the micrograph with its transform.
  public struct Region: Sendable {
    /// What it is, in markup: `rock salt  \it{Fm}\bar{3}\it{m}`.
    public var label: String
    /// The left edge in pixels of the micrograph.
    public var x: Double
    /// The upper edge in pixels.
    public var y: Double
    /// The side in pixels.
    public var side: Double
    /// The logarithm of the magnitude of the transform, zero frequency in the middle.
    public var transform: GreyImage

    /// Creates a region.
    public init(label: String, x: Double, y: Double, side: Double, transform: GreyImage) {
      self.label = label
      self.x = x
      self.y = y
      self.side = side
      self.transform = transform
    }
  }

  /// The specimen's name.
  public var specimen: String
  /// The micrograph.
  public var image: GreyImage
  /// The side of a pixel, in nm.
  public var pixelSize: Double
  /// The regions, two at most have room.
  public var regions: [Region]

  /// Creates the figure's input.
  public init(specimen: String, image: GreyImage, pixelSize: Double, regions: [Region]) {
    self.specimen = specimen
    self.image = image
    self.pixelSize = pixelSize
    self.regions = regions
  }

  private static let colours = [CanvasColor(hex: 0xE69F00 as UInt32), CanvasColor(hex: 0x56B4E9 as UInt32)]

  /// The corner of the scale bar: the first that no region reaches into, by the part of the image that a bar takes.
  private func freeCorner(_ regions: [Region]) -> ImageCorner {
    let (width, height) = (Double(image.columns), Double(image.rows))
    let (across, up) = (0.4 * width, 0.16 * width)
    let corners: [(ImageCorner, x: Double, y: Double)] = [
      (.bottomLeft, 0, height - up), (.bottomRight, width - across, height - up),
      (.topRight, width - across, 0),
    ]
    let free = corners.first { corner in
      !regions.contains { region in
        region.x < corner.x + across && region.x + region.side > corner.x && region.y < corner.y + up
          && region.y + region.side > corner.y
      }
    }
    return free?.0 ?? .bottomLeft
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature136) -> ScientificFigure {
    let shown = Array(regions.prefix(2))
    let gap = 4.0
    let inner = theme.width - 6
    let (columns, rows) = (Double(max(image.columns, 1)), Double(max(image.rows, 1)))
    let (width, height) = (columns * pixelSize, rows * pixelSize)
    // A strip is drawn in a frame that it does not fill, so that pixels stay square.
    let across = AxisLimits(0, max(width, height / 3))
    let up = AxisLimits(min(height - width / 4, 0), height)
    let aspect = max(rows, columns / 4) / max(columns, rows / 3)
    // The transforms, one over the other, are as high as the micrograph.
    let side = shown.isEmpty ? inner : (inner - gap) / (1 + aspect / Double(shown.count))
    let small = shown.count == 2 ? (side * aspect - gap) / 2 : side * aspect
    var marks: [any PanelMark] = [
      grey(image, AxisLimits(0, width), AxisLimits(0, height), low: 0, high: 99.7, name: specimen)
    ]
    for (region, colour) in zip(shown, Self.colours) {
      marks.append(
        RegionMark(
          horizontal: AxisLimits(region.x * pixelSize, (region.x + region.side) * pixelSize),
          vertical: AxisLimits(height - (region.y + region.side) * pixelSize, height - region.y * pixelSize),
          colour: colour))
    }
    marks += [
      ScaleBarMark(unit: "nm", corner: freeCorner(shown), plate: .imagePlate),
      ImageLabelMark(FigureText(markup: shown.isEmpty ? specimen : "a"), .topLeft, plate: .imagePlate),
    ]
    var cells = [
      FigureCell(
        row: 0, column: 0, rowSpan: max(shown.count, 1),
        panel: panel(across, up, marks, frame: .none))
    ]
    for (index, (region, colour)) in zip(shown, Self.colours).enumerated() {
      let unit = AxisLimits(0, 1)
      let marks: [any PanelMark] =
        [
          grey(region.transform, unit, unit, low: 35, high: 99.95, name: "transform of \(region.label)"),
          ImageLabelMark(FigureText(plain: index == 0 ? "b" : "c"), .topLeft, plate: .imagePlate),
        ]
        + (region.label.isEmpty
          ? []
          : [
            ImageLabelMark(FigureText(markup: region.label), .bottomRight, colour: colour, plate: .imagePlate)
          ])
      cells.append(
        FigureCell(row: index, column: 1, panel: panel(unit, unit, marks, frame: .coloured(colour))))
    }
    return ScientificFigure(
      name: "stem-fft", title: "Micrograph of \(specimen)",
      caption:
        "Micrograph of \(specimen) with the regions of the Fourier transforms; contrast from the lowest value to the 99.7th "
        + "percentile, of the transforms from the 35th to the 99.95th.", altText: spoken, theme: theme,
      columnWeights: shown.isEmpty ? [1] : [side, small],
      rowHeights: shown.count == 2 ? [small, small] : [side * aspect],
      cells: cells,
      columnGap: gap, rowGap: gap - 2)
  }

  private func grey(
    _ image: GreyImage, _ across: AxisLimits, _ up: AxisLimits, low: Double, high: Double, name: String
  ) -> ImageMark {
    ImageMark(
      columns: image.columns, rows: image.rows, values: image.values, horizontal: across, vertical: up,
      map: .grey,
      range: AxisLimits(
        low > 0 ? ImageMark.percentile(low, of: image.values) : image.values.filter(\.isFinite).min() ?? 0,
        ImageMark.percentile(high, of: image.values)),
      resampling: .bicubic, name: name)
  }

  private func panel(
    _ across: AxisLimits, _ up: AxisLimits, _ marks: [any PanelMark], frame: FigurePanel.Frame
  ) -> FigurePanel {
    func axis(_ limits: AxisLimits) -> FigureAxis {
      FigureAxis(
        FigureText(runs: []), limits: limits, showsTicks: false, showsTickLabels: false, showsLabel: false)
    }
    return FigurePanel(x: axis(across), y: axis(up), marks: marks, frame: frame, hasLetter: false)
  }

  private var spoken: String {
    let width = PrintedNumber.significant(Double(image.columns) * pixelSize)
    let parts = regions.prefix(2).map { region in
      region.label.isEmpty ? "a part of it" : FigureText(markup: region.label).plainText
    }
    return "Grey micrograph of \(specimen), \(width) nm wide"
      + (parts.isEmpty ? "." : ", with Fourier transforms of \(Spoken.list(Array(parts))).")
  }
}
