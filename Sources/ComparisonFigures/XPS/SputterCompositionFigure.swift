public import AnalysisFindings
import RasterCanvas
public import ScientificFigures
import XPSAnalysis

/// XPS depth profiles against etch time: atomic fractions and component shares, binders side by side.
///
/// The findings have the coordinate `etch time`. Points are means over cells with their standard deviation (for a single cell its own standard uncertainty).
public struct SputterCompositionFigure: Sendable {
  /// The findings of one cell.
  public typealias Cell = CellBarsFigure.Cell

  /// A row of the figure.
  public struct Quantity: Sendable {
    /// The findings: the atomic percentages of the elements, the shares of a region's components.
    public var family: Finding.KeyFamily
    /// The label of the axis in markup.
    public var label: String
    /// The unit.
    public var unit: String
    /// The members of the family, in the order of the legend; empty for all that were found.
    public var species: [String]

    /// Creates a row.
    public init(family: Finding.KeyFamily, label: String, unit: String, species: [String] = []) {
      self.family = family
      self.label = label
      self.unit = unit
      self.species = species
    }

    /// Atomic fractions of the elements.
    public static let atomicFractions = Quantity(
      family: .atomicPercent, label: "Atomic fraction", unit: "at%")

    /// Shares of the components of a region.
    public static func shares(of region: String) -> Quantity {
      Quantity(family: .shares(in: region), label: "Share of \(region)", unit: "%")
    }
  }

  /// The binders in order.
  public var binders: [String]
  /// The cells.
  public var cells: [Cell]
  /// The rows.
  public var quantities: [Quantity]

  /// Creates the figure's input.
  public init(binders: [String], cells: [Cell], quantities: [Quantity] = [.atomicFractions]) {
    self.binders = binders
    self.cells = cells
    self.quantities = quantities
  }

  private struct Point {
    var time: Double
    var mean: Double
    var half: Double?
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    var figureCells: [FigureCell] = []
    var spoken: [String] = []
    let all = quantities.flatMap(species)
    let appearances = Dictionary(
      zip(all, SpeciesAppearance.distinct(all, theme: theme)), uniquingKeysWith: { first, _ in first })
    for (row, quantity) in quantities.enumerated() {
      let names = species(of: quantity)
      let looks = names.compactMap { appearances[$0] }
      for (column, binder) in binders.enumerated() {
        let series = names.map { points(quantity.family.key(of: $0), binder: binder) }
        let marks = zip(zip(names, looks), series).flatMap { named, points in
          self.marks(points, look: named.1, theme: theme)
        }
        figureCells.append(
          FigureCell(
            row: row, column: column,
            panel: FigurePanel(
              title: row == 0 ? FigureText(markup: binder) : nil,
              x: FigureAxis(
                "Etch time", unit: "s", showsTickLabels: row == quantities.count - 1,
                showsLabel: row == quantities.count - 1, group: "etch time"),
              y: FigureAxis(
                FigureText(markup: quantity.label), unit: FigureText(plain: quantity.unit),
                padding: (0.04, 0.05),
                showsTickLabels: column == 0, showsLabel: column == 0, group: quantity.family.prefix,
                anchor: 0),
              marks: marks, legend: column == binders.count - 1 ? .right : .none)))
        let words = zip(names, series).compactMap { name, points -> String? in
          guard let first = points.first, let last = points.last else { return nil }
          return
            "\(name) \(PrintedNumber.significant(first.mean)) to \(PrintedNumber.significant(last.mean)) \(quantity.unit)"
        }
        spoken.append("\(binder), \(quantity.label): \(words.isEmpty ? "no data" : Spoken.list(words)).")
      }
    }
    return ScientificFigure(
      name: "xps-depth", title: "XPS depth profiles of \(Spoken.list(binders))",
      caption:
        "XPS depth profiles: means over cells; whiskers, standard deviation over cells (one cell: its standard "
        + "uncertainty). Atomic fractions are apparent ones of a layered sample.",
      altText: "Points against etch time, from the first to the last level. " + spoken.joined(separator: " "),
      theme: theme, columnWeights: binders.map { _ in 1 }, rowHeights: quantities.map { _ in 105 },
      cells: figureCells, columnGap: 9, rowGap: 5)
  }

  private func species(of quantity: Quantity) -> [String] {
    guard quantity.species.isEmpty else { return quantity.species }
    var names: [String] = []
    for finding in cells.flatMap(\.findings) {
      if let name = quantity.family.member(of: finding.key), !names.contains(name) { names.append(name) }
    }
    return names
  }

  private func points(_ key: Finding.Key, binder: String) -> [Point] {
    var levels: [(time: Double, estimates: [Estimate])] = []
    for finding in cells.filter({ $0.binder == binder }).flatMap(\.findings) where finding.key == key {
      guard let estimate = finding.estimate, estimate.value.isFinite else { continue }
      let time = finding.coordinates.first { $0.quantity == "etch time" }?.value ?? 0
      if let index = levels.firstIndex(where: { abs($0.time - time) < 1e-6 }) {
        levels[index].estimates.append(estimate)
      } else {
        levels.append((time, [estimate]))
      }
    }
    return levels.sorted { $0.time < $1.time }.compactMap { level in
      guard let statistics = CellStatistics(level.estimates.map(\.value)) else { return nil }
      return Point(
        time: level.time, mean: statistics.mean,
        half: statistics.deviation ?? level.estimates.first?.standardUncertainty)
    }
  }

  private func marks(_ points: [Point], look: SpeciesAppearance, theme: FigureTheme) -> [any PanelMark] {
    guard !points.isEmpty else { return [] }
    let marker = MarkerStyle(
      look.marker, size: theme.markerSize, fill: .white,
      stroke: SceneStroke(look.colour, width: theme.lineWidth * 0.85))
    return [
      LineMark(
        x: points.map(\.time), y: points.map(\.mean),
        stroke: SceneStroke(look.colour, width: theme.lineWidth, dashes: look.dashes), marker: marker,
        name: look.label),
      PointsMark(
        x: points.map(\.time), y: points.map(\.mean), marker: marker,
        verticalBars: points.map { point in
          point.half.map { AxisLimits(point.mean - $0, point.mean + $0) }
        }, barStroke: SceneStroke(look.colour, width: theme.lineWidth * 0.65), cap: 2.6),
    ]
  }
}
