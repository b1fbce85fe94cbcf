public import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// TOF-SIMS depth profiles through the cathode–electrolyte interphase, a panel a binder, with its layers on top.
///
/// Each profile is a curve of the kind `sims.profile`: sputter time in s (abscissa), depth in nm (derived), one
/// `measured` column an ion in counts, and perhaps derived columns `ION normalised`. The findings
/// `sims.outer_thickness` and `sims.total_thickness` (nm) place the coloured bars; an interval at 95 % is a whisker. A
/// finding without an answer is printed in words, and no boundary is drawn for it.
public struct InterphaseProfileFigure: Sendable {
  /// One panel.
  public struct Profile: Sendable {
    /// The binder's name.
    public var binder: String
    /// What the panel is apart from the binder, such as the cell; empty for nothing.
    public var detail: String
    /// The curve of the kind `sims.profile`.
    public var curve: Curve
    /// The findings of the same sample.
    public var findings: [Finding]

    /// Creates a profile.
    public init(binder: String, detail: String = "", curve: Curve, findings: [Finding]) {
      self.binder = binder
      self.detail = detail
      self.curve = curve
      self.findings = findings
    }
  }

  /// What runs along the horizontal axis.
  public enum Abscissa: Sendable, Hashable {
    /// Depth, where every profile has it; else sputter time.
    case depthIfKnown
    /// Sputter time.
    case sputterTime
  }

  /// The panels.
  public var profiles: [Profile]
  /// The ions drawn, in order; empty for all that were measured.
  public var ions: [String]
  /// What runs along the horizontal axis.
  public var abscissa: Abscissa
  /// The scale of the intensities.
  public var scale: AxisScale
  /// A stretch of the horizontal axis that an inset shows on a linear scale, such as the outer CEI; `nil` for no inset.
  public var enlarged: AxisLimits?

  /// Creates the figure's input.
  public init(
    profiles: [Profile], ions: [String] = [], abscissa: Abscissa = .depthIfKnown,
    scale: AxisScale = .logarithmic, enlarged: AxisLimits? = nil
  ) {
    self.profiles = profiles
    self.ions = ions
    self.abscissa = abscissa
    self.scale = scale
    self.enlarged = enlarged
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let panels = profiles.map { SIMSPanel($0, ions: ions, usesDepth: usesDepth, scale: scale) }
    var names: [String] = []
    for panel in panels {
      for series in panel.series where !names.contains(series.ion) { names.append(series.ion) }
    }
    let looks = SpeciesAppearance.distinct(names, theme: theme)
    let appearances = Dictionary(zip(names, looks), uniquingKeysWith: { first, _ in first })
    let columns = max(1, min(profiles.count, theme.width > 350 ? 2 : 1))
    let rows = (profiles.count + columns - 1) / columns
    let cells = panels.enumerated().map { index, panel in
      FigureCell(
        row: index / columns, column: index % columns,
        panel: panel.panel(
          appearances: appearances, enlarged: enlarged, theme: theme, isFirstColumn: index % columns == 0,
          isLastRow: index + columns >= profiles.count))
    }
    let legend = zip(names, looks).map { _, look in
      LegendEntry(
        look.label,
        line: SceneStroke(look.colour, width: theme.lineWidth * 1.2, dashes: look.dashes, isRound: false))
    }
    return ScientificFigure(
      name: "sims-profiles",
      title: "TOF-SIMS profiles by \(usesDepth && panels.contains(where: \.isApparent) ? "apparent " : "")"
        + "\(usesDepth ? "depth" : "sputter time") of \(Spoken.list(profiles.map(\.binder)))",
      caption: caption(panels),
      altText: "TOF-SIMS depth profiles of \(Spoken.list(names)). "
        + panels.map(\.spoken).joined(separator: " "),
      theme: theme, columnWeights: Array(repeating: 1, count: columns),
      rowHeights: Array(repeating: 125, count: max(rows, 1)), cells: cells, legend: legend, columnGap: 12)
  }

  private func caption(_ panels: [SIMSPanel]) -> String {
    var sentences = [
      "TOF-SIMS depth profiles, each ion relative to the maximum of its smoothed profile. Faint, measured; clear, "
        + "running mean. Bars, outer CEI up to the maximum of PO_2^-, inner CEI up to where PO_2^- and Ni^- cross, "
        + "bulk; whiskers, 95 % intervals of the boundaries."
    ]
    if usesDepth, let rates = AxisLimits.of(panels.compactMap(\.sputterRate)) {
      let (low, high) = (PrintedNumber.stated(rates.lower), PrintedNumber.stated(rates.upper))
      sentences.append(
        "Depths are apparent, at the stated sputter rate of \(low == high ? low : "\(low) to \(high)") nm/s: what "
          + "sputters faster is thicker than drawn.")
    }
    if scale == .logarithmic {
      sentences.append(
        "Zero counts have no place on the logarithmic axis and are left out of the faint lines.")
    }
    if enlarged != nil { sentences.append("Inset, the stretch near the surface on a linear scale.") }
    return sentences.joined(separator: " ")
  }

  private var usesDepth: Bool {
    abscissa == .depthIfKnown && !profiles.isEmpty
      && profiles.allSatisfy { SIMSPanel.depth(of: $0.curve) != nil }
  }
}
