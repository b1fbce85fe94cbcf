public import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// EELS line scans: spectra stacked by depth, and beside them what changes with depth; a row a specimen.
///
/// Spectra are curves of the kind `eels.spectra`: energy loss in eV (abscissa) and one `measured` column a depth, named
/// `depth 3.5 nm`. The scan is a curve of the kind `eels.scan`: depth in nm (abscissa), ΔE and Ni L3/L2 with
/// uncertainties, and fitted columns whose names end in `fit`. The finding `eels.rock_salt_thickness` shades the zone;
/// its 95 % interval is a lighter band.
public struct EdgeWaterfallFigure: Sendable {
  /// A row of the figure.
  public struct Specimen: Sendable {
    /// The binder's name.
    public var binder: String
    /// What the specimen is apart from the binder; empty for nothing.
    public var detail: String
    /// The curves of the kind `eels.spectra`.
    public var spectra: [Curve]
    /// The curve of the kind `eels.scan`, if there is one.
    public var scan: Curve?
    /// The findings of the same specimen.
    public var findings: [Finding]

    /// Creates a specimen.
    public init(binder: String, detail: String = "", spectra: [Curve], scan: Curve?, findings: [Finding]) {
      self.binder = binder
      self.detail = detail
      self.spectra = spectra
      self.scan = scan
      self.findings = findings
    }
  }

  /// A part of the spectra that gets a panel.
  public struct Edge: Sendable {
    /// The edge's name in markup: `Ni L_{2,3}`.
    public var title: String
    /// Where the panel begins, in eV.
    public var from: Double
    /// Where it ends, in eV.
    public var to: Double
    /// Where the peaks are looked for whose maxima get a guide, in eV, with the guide's name.
    public var peaks: [Peak]
    /// Whether the distance of the two peaks is marked as ΔE.
    public var marksDistance: Bool

    /// A peak of an edge.
    public struct Peak: Sendable {
      /// The name in markup; empty for none.
      public var name: String
      /// Where its maximum may lie, in eV.
      public var range: AxisLimits

      /// Creates a peak.
      public init(_ name: String, _ range: AxisLimits) {
        self.name = name
        self.range = range
      }
    }

    /// Creates an edge.
    public init(title: String, from: Double, to: Double, peaks: [Peak], marksDistance: Bool = false) {
      self.title = title
      self.from = from
      self.to = to
      self.peaks = peaks
      self.marksDistance = marksDistance
    }

    /// O K with its pre-edge peak (≈ 529 eV) and main peak (≈ 540 eV).
    public static let oxygenK = Edge(
      title: "O K", from: 524, to: 566,
      peaks: [Peak("", AxisLimits(526.5, 532.5)), Peak("", AxisLimits(535, 546))], marksDistance: true)
    /// Ni L with L3 (≈ 855 eV) and L2 (≈ 872 eV).
    public static let nickelL = Edge(
      title: "Ni L_{2,3}", from: 847, to: 882,
      peaks: [Peak("L_3", AxisLimits(851, 860)), Peak("L_2", AxisLimits(867, 878))])
  }

  /// The rows.
  public var specimens: [Specimen]
  /// The edges that get a panel, where a specimen's spectra cover them.
  public var edges: [Edge]
  /// How many spectra are drawn at most; those nearest to round depths where there are more.
  public var traceLimit: Int

  /// Creates the figure's input.
  public init(specimens: [Specimen], edges: [Edge] = [.oxygenK, .nickelL], traceLimit: Int = 13) {
    self.specimens = specimens
    self.edges = edges
    self.traceLimit = traceLimit
  }

  /// Where panels stand and how high they are.
  private struct Arrangement {
    /// Whether the trends stand under the spectra instead of beside them.
    let isFolded: Bool
    /// The number of columns with spectra.
    let edges: Int
    /// The number of specimens.
    let specimens: Int
    /// Whether any specimen has trends.
    let hasTrends: Bool

    var columnWeights: [Double] {
      guard hasTrends else { return Array(repeating: 1, count: edges) }
      return isFolded
        ? Array(repeating: 1, count: max(edges, 2)) : Array(repeating: 1.25, count: edges) + [0.62, 0.62]
    }

    var rowHeights: [Double] {
      guard isFolded else { return Array(repeating: specimens > 1 ? 175 : 230, count: specimens) }
      return Array(repeating: 150, count: specimens)
        + (hasTrends ? Array(repeating: 84, count: specimens) : [])
    }

    /// A single edge takes the width of both trends.
    var edgeSpan: Int { isFolded && hasTrends && edges == 1 ? 2 : 1 }

    func trend(_ index: Int, of specimen: Int) -> (row: Int, column: Int) {
      isFolded ? (specimens + specimen, index) : (specimen, edges + index)
    }
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let shown = edges.filter { edge in
      specimens.contains { $0.spectra.contains { WaterfallPanel.covers($0, edge) } }
    }
    let arrangement = Arrangement(
      isFolded: Self.isFolded(theme), edges: shown.count, specimens: specimens.count,
      hasTrends: specimens.contains { $0.scan != nil })
    var cells: [FigureCell] = []
    for (row, specimen) in specimens.enumerated() {
      let isLastRow = row == specimens.count - 1
      let panels = shown.enumerated().compactMap { column, edge in
        specimen.spectra.first { WaterfallPanel.covers($0, edge) }.map { curve in
          (
            column: column, edge: edge,
            panel: WaterfallPanel(curve: curve, edge: edge, traceLimit: traceLimit, theme: theme)
          )
        }
      }
      // Edges that show the same depths stand at the same heights, and the depths are named once.
      let isShared = Set(panels.map(\.panel.labels)).count == 1
      for (column, edge, panel) in panels {
        cells.append(
          FigureCell(
            row: row, column: column, columnSpan: arrangement.edgeSpan,
            panel: panel.panel(
              title: row == 0 ? FigureText(markup: edge.title) : nil,
              corner: column == 0 ? name(specimen) : nil,
              isFirstColumn: column == 0, isLastRow: isLastRow,
              isLabelled: !isShared || column == panels.last?.column,
              group: isShared ? "spectra \(row)" : nil)))
      }
      guard let scan = specimen.scan else { continue }
      let trends = ScanTrends(scan: scan, findings: specimen.findings, theme: theme)
      let title = arrangement.isFolded ? name(specimen) : nil
      for (index, panel) in trends.panels(title: title, isLastRow: isLastRow).enumerated() {
        let place = arrangement.trend(index, of: row)
        cells.append(FigureCell(row: place.row, column: place.column, panel: panel))
      }
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    return ScientificFigure(
      name: "eels-linescans", title: "EELS line scans of \(Spoken.list(specimens.map(\.binder)))",
      caption: caption(theme),
      altText: altText, theme: theme, columnWeights: arrangement.columnWeights,
      rowHeights: arrangement.rowHeights, lowestRows: 0.68, cells: cells,
      legend: followsBoth ? ScanTrends.legend(theme) : [], notes: rockSaltNotes, columnGap: 7)
  }

  /// Four panels side by side need a page that is fifty times as wide as its texts are high.
  private static func isFolded(_ theme: FigureTheme) -> Bool { theme.width < 50 * theme.textSize }

  /// Whether ΔE is drawn from two pre-edges.
  private var followsBoth: Bool {
    specimens.contains { $0.scan.map { !ScanTrends.followedDifferences($0).isEmpty } ?? false }
  }

  private func name(_ specimen: Specimen) -> FigureText? {
    guard specimens.count > 1 || !specimen.binder.isEmpty else { return nil }
    return FigureText(markup: specimen.binder)
      + FigureText(plain: specimen.detail.isEmpty ? "" : ", " + specimen.detail)
  }

  /// The thickness of each specimen in one line; the panels beside the spectra are too narrow for it.
  private var rockSaltNotes: [FigureText] {
    specimens.compactMap { specimen in
      let words = specimen.scan == nil ? "" : ScanTrends.rockSaltWords(specimen.findings)
      guard !words.isEmpty else { return nil }
      return (name(specimen).map { $0 + ": " } ?? FigureText(runs: [])) + FigureText(plain: words)
    }
  }

  private func caption(_ theme: FigureTheme) -> String {
    "EELS line scans from the surface inwards. Each spectrum is divided by its largest value in the panel and moved "
      + "by a constant step; colour, depth. \(Self.isFolded(theme) ? "Below" : "Right"), energy difference of main and pre-edge peak of O K and "
      + "intensity ratio of Ni L_3 to L_2 against depth\(followsBoth ? ", ΔE from the pre-edge of each phase" : ""); whiskers, bands and ±, one standard uncertainty; shaded, rock-salt "
      + "zone, from the surface to the erf step of the O K pre-edge area over the O K continuum, lighter where its "
      + "95 % interval ends."
  }

  private var altText: String {
    let sentences = specimens.map { specimen in
      "\(specimen.binder): "
        + (specimen.scan.map { ScanTrends.spoken(scan: $0, findings: specimen.findings) } ?? "spectra only")
        + "."
    }
    return "EELS spectra stacked by depth, surface on top, with trends over depth, depth downwards. "
      + sentences.joined(separator: " ")
  }
}
