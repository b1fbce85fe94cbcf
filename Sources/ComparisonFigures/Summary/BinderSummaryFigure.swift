import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// Binder against binder on one page: what each technique says, and all verdicts, any number of binders.
///
/// The page is made of the recipes of the techniques. What a study has not measured is left out, and the rest fills the
/// page.
public struct BinderSummaryFigure: Sendable {
  /// The binders in order.
  public var binders: [String]
  /// Fitted spectra, best of one region; `nil` for none.
  public var spectra: FittedSpectraFigure?
  /// The parts with bars, each under its heading.
  public var bars: [Part]
  /// The verdicts of each binder against the reference.
  public var verdicts: [VerdictForestFigure]

  /// Bars with the heading that they stand under.
  public struct Part: Sendable {
    /// The technique: `TOF-SIMS`.
    public var heading: String
    /// The bars.
    public var bars: CellBarsFigure

    /// Creates a part.
    public init(_ heading: String, _ bars: CellBarsFigure) {
      self.heading = heading
      self.bars = bars
    }
  }

  /// Creates the figure's input.
  ///
  /// - Parameters:
  ///   - shares: Shares of XPS components.
  ///   - interphase: The thicknesses by TOF-SIMS.
  ///   - rockSalt: The thickness of the rock-salt layer by EELS.
  ///   - deposition: Metals on the counter electrode by ICP-MS.
  ///   - adhesion: Strengths by SAICAS or peeling.
  public init(
    binders: [String], spectra: FittedSpectraFigure? = nil, shares: CellBarsFigure? = nil,
    interphase: CellBarsFigure? = nil, rockSalt: CellBarsFigure? = nil, deposition: CellBarsFigure? = nil,
    adhesion: CellBarsFigure? = nil, verdicts: [VerdictForestFigure] = []
  ) {
    self.binders = binders
    self.spectra = spectra
    bars = [
      ("XPS", shares), ("TOF-SIMS", interphase), ("EELS", rockSalt), ("ICP-MS", deposition),
      ("Adhesion", adhesion),
    ].compactMap { heading, figure in figure.map { Part(heading, $0) } }
    self.verdicts = verdicts
  }

  private static let barHeight = 84.0
  /// What panels of the narrowest bars take with their labels, and side by side two panels of any kind, in points.
  private static let narrowest = 40 * pointsPerMillimetre
  /// What a column of verdicts takes at least, in points.
  private static let verdictWidth = 28 * pointsPerMillimetre
  /// The width of a group of bars for each of its bars, in points.
  private static let barWidth = 7.5

  /// Whether binders stand side by side.
  static func isWide(_ theme: FigureTheme) -> Bool { theme.width > 2 * narrowest }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    var blocks: [[FigureBlock]] = []
    if let spectra, !spectra.rows.isEmpty {
      var across = spectra
      across.arrangement = Self.isWide(theme) ? .bindersInColumns : .bindersInRows
      across.panelHeight = 80
      blocks.append([FigureBlock("XPS, fitted spectra", across.figure(theme: theme))])
    }
    let parts = self.parts
    // Two blocks a row read best on two columns; three go into one row rather than leave a hole.
    let bars = parts.map { $0.bars.measures.count * binders.count }.max() ?? 0
    let widest = max(Self.narrowest, Double(bars) * Self.barWidth + 40)
    let perRow = min(parts.count == 3 ? 3 : 2, max(Int(theme.width / widest), 1))
    for start in stride(from: 0, to: parts.count, by: perRow) {
      blocks.append(
        parts[start..<min(start + perRow, parts.count)].map { part in
          FigureBlock(FigureText(markup: part.heading), block(part.bars, theme: theme))
        })
    }
    let forests = verdicts.filter { !$0.lines.isEmpty }
    for sheet in verdictSheets(theme: theme) {
      blocks.append([
        FigureBlock(
          FigureText(markup: "Verdicts against \(sheet[0].reference)"),
          VerdictColumnsFigure(forests: sheet).figure(theme: theme))
      ])
    }
    let notes =
      BinderSummaryNotes(parts).lines + (forests.first?.correctionNote ?? [])
    return ScientificFigure(
      name: "summary", title: "Summary of \(Spoken.list(binders))",
      caption: caption(forests: forests), altText: spoken(forests: forests, theme: theme), theme: theme,
      columnWeights: [], rowHeights: [], cells: [], blocks: blocks, legend: legend(theme: theme),
      notes: notes, columnGap: 8, rowGap: 5)
  }

  /// The verdicts of as many binders together as stand side by side.
  package func verdictSheets(theme: FigureTheme) -> [[VerdictForestFigure]] {
    let forests = verdicts.filter { !$0.lines.isEmpty }
    // The names of the quantities take a third of the page.
    let columns = max(Int(theme.width * 2 / 3 / Self.verdictWidth), 1)
    return stride(from: 0, to: forests.count, by: columns).map {
      Array(forests[$0..<min($0 + columns, forests.count)])
    }
  }

  /// Bars that have something to show.
  private var parts: [Part] {
    bars.filter { part in
      part.bars.measures.contains { measure in
        part.bars.cells.contains { $0.findings.finding(measure.key)?.estimate != nil }
      }
    }
  }

  /// One legend and one set of notes serve all bars of the page.
  private func block(_ bars: CellBarsFigure, theme: FigureTheme) -> ScientificFigure {
    var figure = bars.figure(theme: theme)
    figure.rowHeights = [CellBars(bars).height(Self.barHeight, theme: theme)]
    for index in figure.cells.indices {
      figure.cells[index].panel.legend = .none
      figure.cells[index].panel.notes = []
    }
    return figure
  }

  private func legend(theme: FigureTheme) -> [LegendEntry] {
    guard !parts.isEmpty else { return [] }
    var entries = binders.enumerated().map { index, binder in
      let look = BinderAppearance(index: index, colour: theme.colours[binder])
      return LegendEntry(
        FigureText(markup: binder), line: SceneStroke(look.colour, width: theme.lineWidth * 0.8),
        marker: MarkerStyle(
          look.marker, size: theme.markerSize * 0.85, fill: .white,
          stroke: SceneStroke(look.colour, width: theme.lineWidth * 0.65)), fill: look.fill)
    }
    if parts.contains(where: { CellBars($0.bars).showsLimits }) {
      entries.append(
        LegendEntry(
          "limit of detection",
          line: SceneStroke(.noteGrey, width: theme.fineWidth * 1.3, dashes: [3, 2])))
    }
    return entries
  }

  private func caption(forests: [VerdictForestFigure]) -> String {
    var sentences: [String] = []
    if spectra != nil { sentences.append("Fitted spectra with residuals.") }
    sentences += parts.map { "\($0.heading): " + CellBars($0.bars).caption }
    if !forests.isEmpty {
      sentences.append(VerdictColumnsFigure(forests: forests).figure().caption)
    }
    return sentences.joined(separator: " ")
  }

  private func spoken(forests: [VerdictForestFigure], theme: FigureTheme) -> String {
    let parts =
      (spectra.map { [$0.figure(theme: theme).altText] } ?? []) + self.parts.map { CellBars($0.bars).spoken }
      + forests.map { $0.figure(theme: theme).altText }
    return "One page on \(Spoken.list(binders)). " + parts.joined(separator: " ")
  }
}
