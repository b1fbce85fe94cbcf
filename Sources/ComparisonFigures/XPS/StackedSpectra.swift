import AnalysisFindings
import RasterCanvas
import ScientificFigures

/// One panel of spectra over one another.
struct StackedSpectra {
  private let stack: StackedSpectraFigure.Stack
  private let input: StackedSpectraFigure
  private let theme: FigureTheme

  init(_ stack: StackedSpectraFigure.Stack, input: StackedSpectraFigure, theme: FigureTheme) {
    self.stack = stack
    self.input = input
    self.theme = theme
  }

  static func etchTime(of curve: Curve) -> Double? {
    curve.coordinates.first { $0.quantity == "etch time" }?.value
  }

  /// An etch time as a spectrum is named after it: `60 s`.
  static func label(ofTime time: Double) -> String {
    NumberText.fixed(time, decimals: time == time.rounded() ? 0 : 1) + " s"
  }

  /// Counts without the background.
  private static func net(_ curve: Curve) -> [Double] {
    let counts = curve.columns(.measured).first?.values ?? []
    guard let background = curve.columns(.background).first?.values, background.count == counts.count else {
      let floor = counts.filter(\.isFinite).min() ?? 0
      return counts.map { $0 - floor }
    }
    return zip(counts, background).map { $0 - $1 }
  }

  /// The binding energy of the highest point, in eV.
  static func peak(of curve: Curve) -> Double? {
    zip(curve.abscissa?.values ?? [], net(curve)).filter { $0.0.isFinite && $0.1.isFinite }
      .max { $0.1 < $1.1 }?.0
  }

  /// - Parameters:
  ///   - isLabelled: Whether the names of the spectra stand right of the frame.
  ///   - group: The name under which panels of a row share their heights; `nil` for none.
  func panel(
    title: FigureText?, side: FigureText?, isFirstColumn: Bool, isLastRow: Bool, isLabelled: Bool,
    group: String?
  ) -> FigurePanel {
    let limits = AxisLimits.of(stack.traces.flatMap { $0.curve.abscissa?.values ?? [] })
    let guide = SceneStroke(CanvasColor(hex: 0x9A9A9A as UInt32), width: theme.hairWidth, dashes: [1.5, 1.5])
    return FigurePanel(
      title: title, side: side,
      x: FigureAxis(
        "Binding energy", unit: "eV", limits: limits, isReversed: true, showsTickLabels: isLastRow,
        showsLabel: isLastRow, group: stack.region),
      y: FigureAxis(
        "Intensity", unit: "arb. units, offset", padding: (0.02, 0.04), showsTicks: false,
        showsTickLabels: false, showsLabel: isFirstColumn, group: group),
      marks: marks(GuidesMark(guides, stroke: guide)), endLabels: isLabelled ? traces.endLabels : [])
  }

  private var traces: StackedTraces {
    let nets = stack.traces.map { Self.net($0.curve) }
    let tops = nets.map { $0.filter(\.isFinite).max() ?? 0 }
    let highest = tops.max() ?? 0
    let step = input.arrangement == .stacked ? 1.12 : 0.42
    let count = stack.traces.count
    let traces = stack.traces.enumerated().map { index, trace in
      let top = max(input.scaling == .shared ? highest : tops[index], .leastNormalMagnitude)
      return StackedTraces.Trace(
        label: trace.label, positions: trace.curve.abscissa?.values ?? [],
        values: nets[index].map { $0 / top }, base: Double(count - 1 - index) * step,
        colour: input.colouring == .depth
          ? StackedTraces.depthColour(index, of: count)
          : BinderAppearance(index: index, colour: theme.colours[trace.label]).colour)
    }
    return StackedTraces(
      traces: traces, hidesFeet: input.arrangement == .waterfall, isReversed: true, theme: theme)
  }

  private func marks(_ guides: GuidesMark) -> [any PanelMark] {
    let marks = traces.marks
    // The white ground of a waterfall would hide guides that lie under it.
    return input.arrangement == .waterfall ? marks + [guides] : [guides] + marks
  }

  /// A guide at the mean position of each component over the spectra in which it is seen.
  private var guides: [GuidesMark.Guide] {
    var names: [String] = []
    for column in stack.traces.flatMap({ $0.curve.columns(.component) })
    where !FittedSpectrumPanel.isSatellite(column) {
      let name = FittedSpectrumPanel.species(column)
      if !names.contains(name) { names.append(name) }
    }
    return names.compactMap { name in
      var moment = 0.0
      var weight = 0.0
      for curve in stack.traces.map(\.curve) {
        guard
          let column = curve.columns(.component).first(where: { FittedSpectrumPanel.species($0) == name }),
          let peak = zip(curve.abscissa?.values ?? [], column.values).filter({ $0.1.isFinite })
            .max(by: { $0.1 < $1.1 }), peak.1 > 0
        else { continue }
        moment += peak.0 * peak.1
        weight += peak.1
      }
      return weight > 0 ? GuidesMark.Guide(moment / weight, SpeciesAppearance(name).label) : nil
    }
  }
}
