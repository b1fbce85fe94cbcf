import RasterCanvas
import ScientificFigures

/// Spectra over one another, each on a base line of its own, the first on top, with their names at the right end.
struct StackedTraces {
  /// A spectrum with its name.
  struct Trace {
    /// The name in markup.
    var label: String
    var positions: [Double]
    var values: [Double]
    /// The height of the base line.
    var base: Double
    var colour: CanvasColor
  }

  let traces: [Trace]
  /// Whether nearer traces hide the feet of those behind them.
  let hidesFeet: Bool
  /// Whether values of the abscissa fall to the right.
  let isReversed: Bool
  let theme: FigureTheme

  /// The traces, and evenly chosen names.
  ///
  /// - Parameter labels: How many names there is room for.
  func marks(labels: Int) -> [any PanelMark] {
    var marks: [any PanelMark] = []
    for trace in traces {
      let shifted = trace.values.map { $0 + trace.base }
      if hidesFeet {
        marks.append(
          BandMark(
            x: trace.positions, lower: trace.positions.map { _ in trace.base - 0.06 }, upper: shifted,
            fill: .white, setsLimits: false, role: .zone))
      }
      marks.append(
        LineMark(
          x: trace.positions, y: shifted,
          stroke: SceneStroke(trace.colour, width: theme.lineWidth * 0.85, isRound: true)))
    }
    let every = max(1, Int((Double(traces.count) / Double(max(labels, 1))).rounded(.up)))
    for (index, trace) in traces.enumerated() where index % every == 0 {
      guard let height = heightAtRight(trace) else { continue }
      marks.append(
        NoteMark(
          FigureText(markup: trace.label), x: nil, y: trace.base + height, alignment: .trailing,
          lift: theme.noteSize * 0.55, colour: trace.colour.darkened(by: 0.28), size: theme.noteSize))
    }
    return marks
  }

  /// The highest part of a trace's right end, over which its name stands.
  private func heightAtRight(_ trace: Trace) -> Double? {
    let ordered = zip(trace.positions, trace.values).sorted { isReversed ? $0.0 > $1.0 : $0.0 < $1.0 }
      .map(\.1)
    return ordered.suffix(max(3, ordered.count / 6)).filter(\.isFinite).max()
      ?? ordered.last(where: \.isFinite)
  }

  /// The colour of a depth: the surface dark, the bulk bright.
  static func depthColour(_ index: Int, of count: Int) -> CanvasColor {
    ColourMap.viridis.colour(0.02 + 0.82 * Double(index) / Double(max(count - 1, 1)))
  }
}
