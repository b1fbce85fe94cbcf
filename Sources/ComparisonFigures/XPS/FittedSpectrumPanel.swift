import AnalysisFindings
import RasterCanvas
import ScientificFigures

/// One panel of fitted spectra.
struct FittedSpectrumPanel {
  let curve: Curve
  let region: String
  let components: [String]
  let appearances: [String: SpeciesAppearance]
  let theme: FigureTheme

  static let stripHeight = 20.0
  /// A component's line is hidden where it is below this share of the panel's maximum, or it repaints the baseline.
  private static let hidden = 0.006

  /// The species of a component column; a leading word `component` is not part of it.
  static func species(_ column: Curve.Column) -> String {
    column.name.hasPrefix("component ") ? String(column.name.dropFirst("component ".count)) : column.name
  }

  /// Whether a component is a satellite: a part of the level that is no species of its own.
  static func isSatellite(_ column: Curve.Column) -> Bool { species(column).hasPrefix("satellite") }

  static func hasSatellite(_ curve: Curve) -> Bool { curve.columns(.component).contains(where: isSatellite) }

  func panel(
    title: FigureText?, side: FigureText?, guides: [GuidesMark.Guide], isFirstColumn: Bool, isLastRow: Bool,
    group: String?
  ) -> FigurePanel {
    let energies = curve.abscissa?.values ?? []
    let limits = AxisLimits.of(energies)
    let x = FigureAxis(
      "Binding energy", unit: "eV", limits: limits, isReversed: true, showsTickLabels: isLastRow,
      showsLabel: isLastRow, group: region)
    let y = FigureAxis(
      "Intensity", unit: "arb. units", padding: (0.04, 0.06), showsTicks: false, showsTickLabels: false,
      showsLabel: isFirstColumn, group: group)
    return FigurePanel(
      title: title, side: side, x: x, y: y, marks: marks(energies, guides),
      strips: [strip(energies, isFirstColumn)])
  }

  private func marks(_ energies: [Double], _ guides: [GuidesMark.Guide]) -> [any PanelMark] {
    let background = curve.columns(.background).first?.values ?? energies.map { _ in 0 }
    let floor = background.filter(\.isFinite).min() ?? 0
    let base = background.map { $0 - floor }
    let counts = (curve.columns(.measured).first?.values ?? []).map { $0 - floor }
    let envelope = (curve.columns(.envelope).first?.values ?? []).map { $0 - floor }
    let peak = (counts + envelope).filter(\.isFinite).max() ?? 1
    let guideLine = SceneStroke(
      CanvasColor(hex: 0x9A9A9A as UInt32), width: theme.hairWidth, dashes: [1.5, 1.5])
    var marks: [any PanelMark] = [GuidesMark(guides, stroke: guideLine)]
    for column in curve.columns(.component) {
      guard let appearance = appearances[Self.species(column)] else { continue }
      let top = zip(base, column.values).map { $0 + $1 }
      let isSatellite = Self.isSatellite(column)
      let hatch = SceneStroke(appearance.colour.withOpacity(0.6), width: theme.hairWidth)
      marks.append(
        BandMark(
          x: energies, lower: base, upper: top,
          fill: appearance.colour.withOpacity(isSatellite ? 0.14 : 0.38),
          hatch: appearance.isHatched ? hatch : nil,
          setsLimits: false))
      let visible = zip(top, column.values).map { $1 > Self.hidden * peak ? $0 : .nan }
      marks.append(
        LineMark(
          x: energies, y: visible,
          stroke: SceneStroke(appearance.colour, width: theme.lineWidth * 0.75, isRound: true)))
    }
    marks.append(
      LineMark(
        x: energies, y: base,
        stroke: SceneStroke(.noteGrey, width: theme.lineWidth * 0.8, dashes: [4, 2])))
    marks.append(
      PointsMark(
        x: energies, y: counts,
        marker: MarkerStyle(
          .circle, size: theme.markerSize * 0.6,
          stroke: SceneStroke(CanvasColor(hex: 0x555555 as UInt32), width: theme.hairWidth))))
    marks.append(
      LineMark(
        x: energies, y: envelope,
        stroke: SceneStroke(CanvasColor(hex: 0xB00020 as UInt32), width: theme.lineWidth, isRound: true)))
    return marks
  }

  private func strip(_ energies: [Double], _ isFirstColumn: Bool) -> PanelStrip {
    let residuals = curve.columns(.residual).first?.values ?? []
    let largest = residuals.filter(\.isFinite).map(abs).max() ?? 0
    // Residuals of a good fit fill the strip alike in all panels; a worse one widens it instead of being cut.
    let reach = max(5, (largest * 1.15).rounded(.up))
    let tick = reach <= 5 ? 3 : (reach * 0.6).rounded()
    let axis = FigureAxis(
      "res. (σ)", limits: AxisLimits(-reach, reach),
      places: [
        AxisTicks.Labelled(-tick, NumberText.fixed(-tick, decimals: 0)),
        AxisTicks.Labelled(tick, NumberText.fixed(tick, decimals: 0)),
      ],
      showsTickLabels: isFirstColumn || reach > 5, showsLabel: isFirstColumn)
    let line = SceneStroke(CanvasColor(hex: 0x555555 as UInt32), width: theme.fineWidth)
    let zero = SceneStroke(CanvasColor(hex: 0x888888 as UInt32), width: theme.fineWidth)
    return PanelStrip(
      y: axis,
      marks: [
        ZoneMark(.y, AxisLimits(-2, 2), fill: CanvasColor(hex: 0xE9E9E9 as UInt32)),
        LevelMark(0, stroke: zero),
        LineMark(x: energies, y: residuals, stroke: line),
      ], height: Self.stripHeight)
  }

  /// The shares of the components in the fitted area in words, and how the residuals lie.
  static func spokenShares(_ curve: Curve) -> String {
    let areas = curve.columns(.component).map { column in
      (name: species(column), area: column.values.filter(\.isFinite).reduce(0, +))
    }
    let total = areas.reduce(0) { $0 + $1.area }
    guard total > 0 else { return "no component above the background" }
    let shares = areas.map { "\($0.name) \(PrintedNumber.significant(100 * $0.area / total)) %" }
    let residuals = (curve.columns(.residual).first?.values ?? []).filter(\.isFinite)
    guard !residuals.isEmpty else { return Spoken.list(shares) }
    let inside = Double(residuals.count { abs($0) <= 2 }) / Double(residuals.count)
    return Spoken.list(shares)
      + ", residuals within 2 standard uncertainties at \(PrintedNumber.significant(100 * inside)) % of points"
  }
}
