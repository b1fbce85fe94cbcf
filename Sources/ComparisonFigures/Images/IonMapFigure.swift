import AnalysisFindings
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
  /// The counts of the first and the last colour; `nil` for 0 and what 99.5 % of pixels do not exceed.
  public var range: AxisLimits?
  /// Which maps have one scale of colours.
  public var scaling: Scaling

  /// Which maps have one scale of colours.
  public enum Scaling: Sendable, Hashable {
    /// The maps of an ion, so that its amounts can be compared.
    case shared
    /// Each map has its own.
    case each
  }

  /// Creates the figure's input.
  public init(
    maps: [Map], colours: ColourMap = .cividis, range: AxisLimits? = nil, scaling: Scaling = .shared
  ) {
    self.maps = maps
    self.colours = colours
    self.range = range
    self.scaling = scaling
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature89) -> ScientificFigure {
    // Ions stand beside one another, what else the maps are under one another; single maps fill the rows.
    let groups = groups.contains { $0.count > 1 } ? groups : [maps]
    let columns = columns(of: groups, theme: theme)
    let images = maps.map(image(of:))
    var cells: [FigureCell] = []
    var rows = 0
    for group in groups {
      for (index, map) in group.enumerated() {
        cells.append(
          FigureCell(
            row: rows + index / columns, column: index % columns, panel: panel(map, images[cells.count])))
      }
      rows += (group.count + columns - 1) / columns
    }
    return ScientificFigure(
      name: "sims-maps", title: "Maps of \(Spoken.list(ions))",
      caption: caption, altText: spoken(images), theme: theme,
      columnWeights: Array(repeating: 1, count: columns),
      rowHeights: (0..<max(rows, 1)).map { _ in 100 }, cells: cells)
  }

  /// How many maps stand side by side: on a column of a journal the fewest with which the page is not too high.
  private func columns(of groups: [[Map]], theme: FigureTheme) -> Int {
    let widest = max(groups.map(\.count).max() ?? 0, 1)
    guard theme.width <= 350 else { return min(widest, groups.count > 1 ? 4 : 3) }
    let limit = (theme.rules.largestHeight ?? 240) * pointsPerMillimetre
    let most = min(widest, 3)
    return (1...most).first { columns in
      let map = theme.width / Double(columns) - theme.textSize * 6
      let heights = groups.map { group in
        Double((group.count + columns - 1) / columns)
          * (map * (group.map(aspect).max() ?? 1) + theme.textSize)
      }
      return heights.reduce(0, +) <= limit
    } ?? most
  }

  /// The height of a map for its width.
  private func aspect(of map: Map) -> Double {
    min(max(Double(map.rows) / Double(max(map.columns, 1)), 0.1), 3)
  }

  /// The maps by what they are apart from the ion, in their order.
  private var groups: [[Map]] {
    var groups: [[Map]] = []
    for map in maps {
      if groups.last?.first?.detail == map.detail {
        groups[groups.count - 1].append(map)
      } else {
        groups.append([map])
      }
    }
    return groups
  }

  private var ions: [String] {
    var ions: [String] = []
    for map in maps where !ions.contains(map.ion) { ions.append(map.ion) }
    return ions
  }

  private var caption: String {
    let scale = scaling == .shared && ions.count < maps.count ? ", over all maps of an ion" : ""
    return "Ion maps, counts per pixel without smoothing"
      + (range == nil ? "; the last colour is the value that 99.5 % of pixels do not exceed\(scale)." : ".")
  }

  /// The counts of the first and the last colour of a map; `nil` leaves them to the map.
  private func range(of map: Map) -> AxisLimits? {
    let alike = maps.filter { $0.ion == map.ion }
    guard range == nil, scaling == .shared, alike.count > 1 else { return range }
    let counts = alike.flatMap(\.counts)
    return AxisLimits(
      min(counts.filter(\.isFinite).min() ?? 0, 0), ImageMark.percentile(99.5, of: counts))
  }

  private func image(of map: Map) -> ImageMark {
    let width = map.fieldWidth > 0 && map.fieldWidth.isFinite ? map.fieldWidth : 1
    return ImageMark(
      columns: map.columns, rows: map.rows, values: map.counts, horizontal: AxisLimits(0, width),
      vertical: AxisLimits(0, width * Double(max(map.rows, 1)) / Double(max(map.columns, 1))), map: colours,
      range: range(of: map), name: "\(map.ion) \(map.detail)")
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
      aspect: aspect(of: map))
  }

  private func spoken(_ images: [ImageMark]) -> String {
    let sentences = zip(maps, images).map { map, image in
      var (sum, count) = (0.0, 0)
      for value in map.counts where value.isFinite {
        sum += value
        count += 1
      }
      let mean = count == 0 ? 0 : sum / Double(count)
      let top = range(of: map) == nil ? image.range.upper : ImageMark.percentile(99.5, of: map.counts)
      return
        "\(map.ion)\(map.detail.isEmpty ? "" : " (\(map.detail))"): field \(PrintedNumber.significant(map.fieldWidth)) µm wide, "
        + "\(PrintedNumber.significant(mean)) counts per pixel on average, \(PrintedNumber.significant(top)) "
        + "at the 99.5th percentile"
    }
    return "Ion maps. " + sentences.joined(separator: ". ") + "."
  }
}
