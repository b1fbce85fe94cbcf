import AnalysisFindings
public import RasterCanvas
public import ScientificFigures

/// Where ions lie relative to one another: the map of each in light of one colour, and all maps in one image.
public struct IonOverlayFigure: Sendable {
  /// The maps of one field.
  public struct Field: Sendable {
    /// The binder's name.
    public var binder: String
    /// What the field is apart from the binder; empty for nothing.
    public var detail: String
    /// The maps, of one size.
    public var maps: [IonMapFigure.Map]

    /// Creates a field.
    public init(binder: String, detail: String = "", maps: [IonMapFigure.Map]) {
      self.binder = binder
      self.detail = detail
      self.maps = maps
    }
  }

  /// The rows.
  public var fields: [Field]
  /// The colours of the ions in order of their first appearance.
  ///
  /// The first three are an orange, a bluish green and a violet that colour-blind eyes tell apart and that add up to
  /// white.
  public var colours: [CanvasColor]

  /// Creates the figure's input.
  public init(fields: [Field], colours: [CanvasColor] = Self.lights) {
    self.fields = fields
    self.colours = colours.isEmpty ? Self.lights : colours
  }

  /// Colours of light for up to six ions.
  public static let lights = [0xFF6E00, 0x00C88C, 0x6A6EFF, 0xE6D200, 0xFF5AB4, 0x2DBEFF].map {
    CanvasColor(hex: $0 as UInt32)
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let ions = ions
    let count = max(ions.count + (ions.count > 1 ? 1 : 0), 1)
    let gap = 4.0
    var cells: [FigureCell] = []
    for (row, field) in fields.enumerated() {
      for column in 0..<count {
        let isOverlay = column == ions.count && ions.count > 1
        let shown = isOverlay ? ions : Array(ions.dropFirst(column).prefix(1))
        let ion = shown.first.map { FigureText(species: $0) }
        let title = row > 0 ? nil : isOverlay ? "overlay" : ion
        let name = fields.count > 1 && column == count - 1 ? self.name(field) : nil
        cells.append(
          FigureCell(
            row: row, column: column,
            panel: panel(field, shown, title: title, side: name, hasScaleBar: column == 0, theme: theme)))
      }
    }
    return ScientificFigure(
      name: "sims-overlay", title: "Maps of \(Spoken.list(ions)) over one another",
      caption:
        "Ion maps as light of one colour an ion, from no counts to the value that 99.5 % of pixels over all binders do "
        + "not exceed, and their sum.", altText: spoken, theme: theme,
      columnWeights: Array(repeating: 1, count: count),
      rowHeights: fields.map { _ in 100 }, cells: cells,
      legend: zip(ions, looks(ions, theme)).map { LegendEntry(FigureText(species: $0), fill: $1) },
      columnGap: gap,
      rowGap: 4)
  }

  private func name(_ field: Field) -> FigureText {
    FigureText(markup: field.binder) + FigureText(plain: field.detail.isEmpty ? "" : ", " + field.detail)
  }

  private func aspect(_ field: Field) -> Double {
    field.maps.map { Double($0.rows) / Double(max($0.columns, 1)) }.max() ?? 1
  }

  private var ions: [String] {
    var ions: [String] = []
    for map in fields.flatMap(\.maps) where !ions.contains(map.ion) { ions.append(map.ion) }
    return ions
  }

  private func looks(_ ions: [String], _ theme: FigureTheme) -> [CanvasColor] {
    ions.enumerated().map { theme.colours[$1] ?? colours[$0 % colours.count] }
  }

  private func range(of ion: String) -> AxisLimits {
    let counts = fields.flatMap(\.maps).filter { $0.ion == ion }.flatMap(\.counts)
    return AxisLimits(0, max(ImageMark.percentile(99.5, of: counts), .leastNormalMagnitude))
  }

  private func panel(
    _ field: Field, _ shown: [String], title: FigureText?, side: FigureText?, hasScaleBar: Bool,
    theme: FigureTheme
  ) -> FigurePanel {
    let ions = ions
    let maps = shown.compactMap { ion in field.maps.first { $0.ion == ion } }
    let size = maps.first ?? field.maps.first
    let width = size.map { $0.fieldWidth > 0 && $0.fieldWidth.isFinite ? $0.fieldWidth : 1 } ?? 1
    let across = AxisLimits(0, width)
    let up = AxisLimits(0, width * min(max(aspect(field), 0.1), 3))
    func axis(_ limits: AxisLimits) -> FigureAxis {
      FigureAxis(
        FigureText(runs: []), limits: limits, showsTicks: false, showsTickLabels: false, showsLabel: false)
    }
    // A map of another size has no place in the image of the first.
    let channels = maps.filter { $0.columns == size?.columns && $0.rows == size?.rows }.map { map in
      ImageOverlayMark.Channel(
        values: map.counts, colour: looks(ions, theme)[ions.firstIndex(of: map.ion) ?? 0],
        range: range(of: map.ion))
    }
    let image = ImageOverlayMark(
      columns: size?.columns ?? 0, rows: size?.rows ?? 0, channels: channels, horizontal: across,
      vertical: up, name: "\(Spoken.list(shown)), \(field.binder)")
    return FigurePanel(
      title: title, side: side, x: axis(across), y: axis(up),
      marks: [image] + (hasScaleBar ? [ScaleBarMark(unit: "µm", plate: .imagePlate)] : []), frame: .none,
      aspect: min(max(aspect(field), 0.1), 3))
  }

  private var spoken: String {
    let sentences = fields.map { field in
      let means = field.maps.map { map in
        let counts = map.counts.filter(\.isFinite)
        let mean = counts.isEmpty ? 0 : counts.reduce(0, +) / Double(counts.count)
        return "\(map.ion) \(PrintedNumber.significant(mean)) counts per pixel on average"
      }
      var pairs: [String] = []
      for (index, one) in field.maps.enumerated() {
        for other in field.maps.dropFirst(index + 1) {
          guard let correlation = Self.correlation(one.counts, other.counts) else { continue }
          pairs.append("\(one.ion) with \(other.ion) \(PrintedNumber.significant(correlation, digits: 2))")
        }
      }
      return "\(field.binder): \(Spoken.list(means))"
        + (pairs.isEmpty ? "" : ", correlation over pixels \(Spoken.list(pairs))")
    }
    return "Ion maps in light of one colour each, and their sum. \(sentences.joined(separator: ". "))."
  }

  /// The correlation (Pearson) of two maps over their pixels; `nil` where one is constant or the sizes differ.
  static func correlation(_ one: [Double], _ other: [Double]) -> Double? {
    guard one.count == other.count else { return nil }
    let pairs = zip(one, other).filter { $0.0.isFinite && $0.1.isFinite }
    let count = Double(pairs.count)
    let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
    var (first, second, product) = (0.0, 0.0, 0.0)
    for pair in pairs {
      let (a, b) = (pair.0 - means.0, pair.1 - means.1)
      first += a * a
      second += b * b
      product += a * b
    }
    return first > 0 && second > 0 ? product / (first * second).squareRoot() : nil
  }
}
