public import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// Fitted XPS spectra: binders in rows and regions in columns, or the other way, residuals on top of each.
///
/// Each spectrum is a curve of the kind `xps.fit`: the abscissa is the binding energy, then counts (`measured`),
/// `background`, one `component` a species, `envelope` and `residual` in standard uncertainties. Components are drawn
/// from the background; guides at their maxima run through all rows and carry the species' names in the first one.
public struct FittedSpectraFigure: Sendable {
  /// A row of the figure.
  public struct Row: Sendable {
    /// The binder's name.
    public var binder: String
    /// What the row is apart from the binder: `cell 2, 60 s etched`; empty for nothing.
    public var detail: String
    /// The spectra, one a region.
    public var spectra: [Spectrum]

    /// Creates a row.
    public init(binder: String, detail: String = "", spectra: [Spectrum]) {
      self.binder = binder
      self.detail = detail
      self.spectra = spectra
    }
  }

  /// A spectrum with its fit.
  public struct Spectrum: Sendable {
    /// The region: `C 1s`.
    public var region: String
    /// The curve of the kind `xps.fit`.
    public var curve: Curve

    /// Creates a spectrum.
    public init(region: String, curve: Curve) {
      self.region = region
      self.curve = curve
    }
  }

  /// How the rows of a region are scaled.
  public enum Scaling: Sendable, Hashable {
    /// All rows of a region have one scale.
    case shared
    /// Each spectrum fills its panel.
    case each
  }

  /// Which way binders run.
  public enum Arrangement: Sendable, Hashable {
    /// Binders in rows where all regions have room side by side or the binders have none, else binders in columns.
    case automatic
    /// Binders in rows, regions in columns.
    case bindersInRows
    /// Binders in columns, regions in rows.
    case bindersInColumns
  }

  /// The binders.
  public var rows: [Row]
  /// Which way binders run.
  public var arrangement: Arrangement
  /// How the rows of a region are scaled.
  public var scaling: Scaling
  /// The height of a panel without its residuals, in points.
  public var panelHeight: Double
  /// What the caption says of the measurement, as ASTM E996 asks: charge reference, background, number of cells.
  public var conditions: String

  /// Creates the figure's input.
  public init(
    rows: [Row], arrangement: Arrangement = .automatic, scaling: Scaling = .shared,
    panelHeight: Double = 112, conditions: String = ""
  ) {
    self.rows = rows
    self.arrangement = arrangement
    self.scaling = scaling
    self.panelHeight = panelHeight
    self.conditions = conditions
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let regions = orderedRegions
    let columns = RegionColumns(regions.count, theme: theme)
    let across =
      arrangement == .bindersInColumns
      || (arrangement == .automatic && columns.rows(regions.count) > 1
        && RegionColumns(rows.count, theme: theme).rows(rows.count) == 1)
    let species = regions.flatMap(orderedComponents)
    let appearances = Dictionary(
      zip(species, SpeciesAppearance.distinct(species, theme: theme)), uniquingKeysWith: { first, _ in first }
    )
    var cells: [FigureCell] = []
    for (column, region) in regions.enumerated() {
      let components = orderedComponents(of: region)
      let guides = self.guides(region: region, components: components, appearances: appearances)
      for (index, row) in rows.enumerated() {
        guard let curve = row.spectra.first(where: { $0.region == region })?.curve else { continue }
        let panel = FittedSpectrumPanel(
          curve: curve, region: region, components: components, appearances: appearances, theme: theme)
        let name = FigureText(markup: region)
        let place = across ? (row: column, column: index) : columns.place(column)
        let beside = regions.indices.filter { columns.place($0).row == place.row }.map { regions[$0] }
        // Labels stand where a guide enters the page: on the first row, or in each column of binders.
        let isLabelled = across || index == 0
        cells.append(
          FigureCell(
            row: across ? place.row : place.row * rows.count + index, column: place.column,
            panel: panel.panel(
              title: across ? (column == 0 ? self.name(row) : nil) : (index == 0 ? name : nil),
              side: across
                ? (index == rows.count - 1 ? name : nil)
                : (region == lastRegion(row, of: beside) ? self.name(row) : nil),
              guides: guides.map { isLabelled ? $0 : GuidesMark.Guide($0.x, FigureText(runs: [])) },
              isFirstColumn: place.column == 0, isLastRow: across || isLast(index, region),
              group: scaling == .shared ? region : nil)))
      }
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return ScientificFigure(
      name: "xps-fits", title: "Fitted XPS spectra of \(Spoken.list(rows.map(\.binder)))", caption: caption,
      altText: altText, theme: theme,
      columnWeights: Array(repeating: 1, count: across ? rows.count : columns.count),
      rowHeights: Array(
        repeating: panelHeight + FittedSpectrumPanel.stripHeight,
        count: across ? regions.count : rows.count * columns.rows(regions.count)), lowestRows: 0.8,
      cells: cells,
      columnGap: 9, rowGap: 4)
  }

  /// What stands at the right of a row; in the frames it would lie over guides and data.
  private func name(_ row: Row) -> FigureText {
    FigureText(markup: row.binder) + FigureText(plain: row.detail.isEmpty ? "" : ", " + row.detail)
  }

  private func lastRegion(_ row: Row, of regions: [String]) -> String? {
    regions.last { region in row.spectra.contains { $0.region == region } }
  }

  private func isLast(_ index: Int, _ region: String) -> Bool {
    !rows.dropFirst(index + 1).contains { $0.spectra.contains { $0.region == region } }
  }

  private var orderedRegions: [String] {
    var regions: [String] = []
    for spectrum in rows.flatMap(\.spectra) where !regions.contains(spectrum.region) {
      regions.append(spectrum.region)
    }
    return regions
  }

  private func orderedComponents(of region: String) -> [String] {
    var names: [String] = []
    for spectrum in rows.flatMap(\.spectra) where spectrum.region == region {
      for column in spectrum.curve.columns(.component) {
        let name = FittedSpectrumPanel.species(column)
        if !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  /// A guide at the maximum of each component, taken from the row where the component is strongest.
  private func guides(
    region: String, components: [String], appearances: [String: SpeciesAppearance]
  ) -> [GuidesMark.Guide] {
    components.compactMap { name in
      var best: (energy: Double, height: Double)?
      for spectrum in rows.flatMap(\.spectra) where spectrum.region == region {
        guard let energies = spectrum.curve.abscissa?.values,
          let column = spectrum.curve.columns(.component).first(where: {
            FittedSpectrumPanel.species($0) == name
          })
        else { continue }
        for (energy, height) in zip(energies, column.values) where height > best?.height ?? 0 {
          best = (energy, height)
        }
      }
      guard let best, let appearance = appearances[name] else { return nil }
      return GuidesMark.Guide(best.energy, appearance.label)
    }
  }

  private var caption: String {
    "Fitted XPS spectra. Open circles, data; line, sum of the fit; dashed, background; filled, components from "
      + "the background; upper strips, residuals in standard uncertainties with a band of ±2."
      + (scaling == .shared
        ? " Panels of a region share one intensity scale." : " Each panel has its own scale.")
      + FitQuality.sentence(rows.flatMap(\.spectra).map(\.curve))
      + (rows.contains { row in row.spectra.contains { FittedSpectrumPanel.hasSatellite($0.curve) } }
        ? " Hatched grey, satellites." : "") + (conditions.isEmpty ? "" : " " + conditions)
  }

  private var altText: String {
    let sentences = rows.map { row in
      let parts = row.spectra.map { spectrum in
        "\(spectrum.region): " + FittedSpectrumPanel.spokenShares(spectrum.curve)
      }
      return "\(row.binder)\(row.detail.isEmpty ? "" : " (\(row.detail))"): \(parts.joined(separator: "; "))."
    }
    return "Fitted XPS spectra on a binding-energy axis that falls to the right. "
      + sentences.joined(separator: " ")
  }
}
