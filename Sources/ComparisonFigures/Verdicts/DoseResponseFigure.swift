import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// Quantities against the dose of a series of binders: every cell, the line through them and its band, a panel a quantity.
public struct DoseResponseFigure: Sendable {
  /// A quantity along the series.
  public struct Panel: Sendable {
    /// The quantity in markup.
    public var quantity: String
    /// Its unit.
    public var unit: String
    /// The cells of each binder at its dose.
    public var binders: [Binder]
    /// The line with half its band, along the doses.
    public var line: [LinePoint]
    /// What stands in the corner: `falls, p = 0.003`.
    public var note: String

    /// Creates a panel.
    public init(quantity: String, unit: String, binders: [Binder], line: [LinePoint], note: String) {
      self.quantity = quantity
      self.unit = unit
      self.binders = binders
      self.line = line
      self.note = note
    }
  }

  /// The cells of one binder.
  public struct Binder: Sendable {
    /// The binder's place in the study, by which it is coloured.
    public var index: Int
    /// The binder's name.
    public var name: String
    /// The dose.
    public var dose: Double
    /// The values of the cells.
    public var values: [Double]

    /// Creates the cells of a binder.
    public init(index: Int, name: String, dose: Double, values: [Double]) {
      self.index = index
      self.name = name
      self.dose = dose
      self.values = values
    }
  }

  /// A point of the line.
  public struct LinePoint: Sendable {
    /// The dose.
    public var dose: Double
    /// The value of the line.
    public var value: Double
    /// Half the 95 % interval of the line.
    public var half: Double

    /// Creates a point.
    public init(dose: Double, value: Double, half: Double) {
      self.dose = dose
      self.value = value
      self.half = half
    }
  }

  /// What the dose is of.
  public var dose: String
  /// The unit of the dose; `1` for a pure number.
  public var doseUnit: String
  /// The panels.
  public var panels: [Panel]

  /// Creates the figure's input.
  public init(dose: String, doseUnit: String, panels: [Panel]) {
    self.dose = dose
    self.doseUnit = doseUnit
    self.panels = panels
  }

  /// Panels beside one another on a page.
  private static let columns = 3

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let columns = max(1, min(Self.columns, panels.count))
    let rows = (panels.count + columns - 1) / columns
    let title = FigureText(markup: dose)
    return ScientificFigure(
      name: "dose-response", title: "Measures against \(title.plainText)",
      caption:
        "Points, cells; line and band, straight line through the cells of all binders of the series with its 95 % interval. p is that of the "
        + "slope, adjusted by Holm within its family.",
      altText: spoken, theme: theme, columnWeights: Array(repeating: 1, count: columns),
      rowHeights: Array(repeating: 105, count: rows),
      cells: panels.enumerated().map { index, panel in
        FigureCell(
          row: index / columns, column: index % columns, panel: drawn(panel, at: index, theme: theme))
      }, legend: legend(theme), columnGap: 12, rowGap: 8)
  }

  private func drawn(_ panel: Panel, at index: Int, theme: FigureTheme) -> FigurePanel {
    // The axis stands under the last panel of each column.
    let isLast = index + Self.columns >= panels.count
    var marks: [any PanelMark] = [
      BandMark(
        x: panel.line.map(\.dose), lower: panel.line.map { $0.value - $0.half },
        upper: panel.line.map { $0.value + $0.half }, fill: SeriesPalette.grey.withOpacity(0.2)),
      LineMark(
        x: panel.line.map(\.dose), y: panel.line.map(\.value),
        stroke: SceneStroke(.noteGrey, width: theme.lineWidth)),
    ]
    for binder in panel.binders {
      let look = BinderAppearance(index: binder.index, colour: theme.colours[binder.name])
      marks.append(
        PointsMark(
          x: binder.values.map { _ in binder.dose }, y: binder.values, marker: marker(look, theme)))
    }
    return FigurePanel(
      x: FigureAxis(
        FigureText(markup: dose), unit: FigureText(unit: doseUnit), padding: (0.06, 0.06),
        showsTickLabels: isLast, showsLabel: isLast, group: "dose"),
      y: FigureAxis(
        FigureText(markup: panel.quantity), unit: FigureText(unit: panel.unit), padding: (0.06, 0.06)),
      marks: marks, notes: [FigureText(plain: panel.note)])
  }

  private func marker(_ look: BinderAppearance, _ theme: FigureTheme) -> MarkerStyle {
    MarkerStyle(
      look.marker, size: theme.markerSize, fill: .white,
      stroke: SceneStroke(look.colour, width: theme.lineWidth * 0.85))
  }

  private func legend(_ theme: FigureTheme) -> [LegendEntry] {
    var names: [String] = []
    return panels.flatMap(\.binders).sorted { $0.dose < $1.dose }.compactMap { binder in
      guard !names.contains(binder.name) else { return nil }
      names.append(binder.name)
      let look = BinderAppearance(index: binder.index, colour: theme.colours[binder.name])
      return LegendEntry(FigureText(markup: binder.name), marker: marker(look, theme))
    }
  }

  private var spoken: String {
    let sentences = panels.map { panel in
      let means = panel.binders.compactMap { binder in
        CellStatistics(binder.values).map {
          "\(binder.name) \(PrintedNumber.significant($0.mean)) at \(PrintedNumber.stated(binder.dose))"
        }
      }
      let unit = PrintedNumber.suffix(ofUnit: panel.unit)
      return
        "\(FigureText(markup: panel.quantity).plainText)\(unit.isEmpty ? "" : " in\(unit)"): \(panel.note); "
        + (means.isEmpty ? "no data" : Spoken.list(means))
    }
    return "Measures against \(FigureText(markup: dose).plainText). \(sentences.joined(separator: ". "))."
  }
}
