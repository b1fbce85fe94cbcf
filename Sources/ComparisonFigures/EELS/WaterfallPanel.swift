import AnalysisFindings
import Foundation
import RasterCanvas
import ScientificFigures

/// Spectra of one edge, stacked by depth.
struct WaterfallPanel {
  private struct Trace {
    var depth: Double
    var label: String
    var values: [Double]
  }

  private let edge: EdgeWaterfallFigure.Edge
  private let theme: FigureTheme
  private let energies: [Double]
  private let traces: [Trace]

  /// The step between spectra, relative to their largest value.
  private static let step = 0.46

  /// Whether a curve covers most of an edge.
  static func covers(_ curve: Curve, _ edge: EdgeWaterfallFigure.Edge) -> Bool {
    guard let limits = AxisLimits.of(curve.abscissa?.values ?? []) else { return false }
    let overlap = min(limits.upper, edge.to) - max(limits.lower, edge.from)
    return overlap > 0.6 * (edge.to - edge.from)
  }

  init(curve: Curve, edge: EdgeWaterfallFigure.Edge, traceLimit: Int, theme: FigureTheme) {
    self.edge = edge
    self.theme = theme
    let all = curve.abscissa?.values ?? []
    let inside = all.indices.filter { all[$0] >= edge.from && all[$0] <= edge.to }
    energies = inside.map { all[$0] }
    let columns = curve.columns(.measured).enumerated().map { index, column in
      (column: column, depth: Self.depth(column.name) ?? Double(index))
    }.sorted { $0.depth < $1.depth }
    let count = min(max(traceLimit, 2), columns.count)
    let places =
      count == columns.count ? Array(columns.indices) : Self.round(columns.map(\.depth), most: count)
    let chosen = places.map { columns[$0] }
    // All labels have as many decimals as the depths need.
    let decimals = chosen.allSatisfy { abs($0.depth - $0.depth.rounded()) < 0.05 } ? 0 : 1
    traces = chosen.map { column, depth in
      let values = inside.map { $0 < column.values.count ? column.values[$0] : .nan }
      let largest = values.filter(\.isFinite).max() ?? 1
      let smallest = values.filter(\.isFinite).min() ?? 0
      let height = max(largest - min(smallest, 0), .leastNormalMagnitude)
      return Trace(
        depth: depth, label: Self.label(column.name, depth, decimals), values: values.map { $0 / height })
    }
  }

  /// The spectra nearest to round depths, at the finest of the steps 1, 2 and 5 times a power of ten that needs no more
  /// spectra than there is room for.
  private static func round(_ depths: [Double], most: Int) -> [Int] {
    guard let limits = AxisLimits.of(depths), limits.upper > limits.lower else {
      return Array(depths.indices.prefix(most))
    }
    let span = limits.upper - limits.lower
    let power = pow(10, log10(span / Double(most)).rounded(.down))
    let step =
      [1, 2, 5, 10, 20].lazy.map { $0 * power }.first { step in
        (limits.upper / step).rounded(.down) - (limits.lower / step).rounded(.up) < Double(most)
      } ?? span
    let first = (limits.lower / step).rounded(.up)
    var found: [Int] = []
    for index in 0..<most {
      let wanted = (first + Double(index)) * step
      guard wanted <= limits.upper + step * 1e-9,
        let nearest = depths.indices.min(by: { abs(depths[$0] - wanted) < abs(depths[$1] - wanted) }),
        found.last != nearest
      else { continue }
      found.append(nearest)
    }
    return found
  }

  /// The depth in a column's name `depth 3.5 nm`.
  private static func depth(_ name: String) -> Double? {
    name.split(separator: " ").lazy.compactMap { Double($0.replacing("−", with: "-")) }.first
  }

  private static func label(_ name: String, _ depth: Double, _ decimals: Int) -> String {
    guard Self.depth(name) != nil else { return name }
    return NumberText.fixed(depth, decimals: decimals) + " nm"
  }

  /// The names of the spectra.
  var labels: [String] { traces.map(\.label) }

  /// - Parameters:
  ///   - isLabelled: Whether the depths stand right of the frame.
  ///   - group: The name under which panels of a row share their heights; `nil` for none.
  func panel(
    title: FigureText?, corner: FigureText?, isFirstColumn: Bool, isLastRow: Bool, isLabelled: Bool,
    group: String?
  ) -> FigurePanel {
    let stacked = StackedTraces(
      traces: traces.enumerated().map { index, trace in
        StackedTraces.Trace(
          label: trace.label, positions: energies, values: trace.values,
          base: Double(traces.count - 1 - index) * Self.step,
          colour: StackedTraces.depthColour(index, of: traces.count))
      }, hidesFeet: true, isReversed: false, theme: theme)
    let marks = stacked.marks + guides
    return FigurePanel(
      title: title, corner: corner,
      x: FigureAxis(
        "Energy loss", unit: "eV", limits: AxisLimits(edge.from, edge.to), showsTickLabels: isLastRow,
        showsLabel: isLastRow),
      y: FigureAxis(
        "Intensity", unit: "arb. units, offset", padding: (0.02, 0.03), showsTicks: false,
        showsTickLabels: false,
        showsLabel: isFirstColumn, group: group), marks: marks,
      endLabels: isLabelled ? stacked.endLabels : [])
  }

  /// Guides at the peaks of the deepest spectrum, which is nearest to the bulk.
  private var guides: [any PanelMark] {
    guard let deepest = traces.last else { return [] }
    let found = edge.peaks.compactMap { peak -> (energy: Double, name: String)? in
      var best: (energy: Double, value: Double)?
      for (energy, value) in zip(energies, deepest.values)
      where energy >= peak.range.lower && energy <= peak.range.upper && value > best?.value ?? -.infinity {
        best = (energy, value)
      }
      return best.map { ($0.energy, peak.name) }
    }
    let stroke = SceneStroke(CanvasColor(hex: 0x555555 as UInt32), width: theme.fineWidth, dashes: [3, 2])
    var marks: [any PanelMark] = [
      GuidesMark(
        found.map { GuidesMark.Guide($0.energy, FigureText(markup: $0.name)) }, stroke: stroke,
        labelsReadUpwards: false)
    ]
    if edge.marksDistance, found.count == 2 {
      marks.append(
        SpanArrowMark(from: found[0].energy, to: found[1].energy, label: FigureText(markup: "Δ\\it{E}")))
    }
    return marks
  }
}
