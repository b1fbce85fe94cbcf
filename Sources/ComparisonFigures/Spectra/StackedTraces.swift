import RasterCanvas
import ScientificFigures

/// Spectra over one another, each on a base line of its own, the first on top.
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

  /// The traces.
  var marks: [any PanelMark] {
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
    return marks
  }

  /// The names of the traces, each at the height at which its trace ends.
  var endLabels: [PanelEndLabel] {
    traces.compactMap { trace in
      endHeight(trace).map {
        PanelEndLabel(
          FigureText(markup: trace.label), y: trace.base + $0, colour: trace.colour.asText)
      }
    }
  }

  /// The mean of the last points at the right, so that noise does not move a name.
  private func endHeight(_ trace: Trace) -> Double? {
    let ordered = zip(trace.positions, trace.values).filter { $0.0.isFinite && $0.1.isFinite }
      .sorted { isReversed ? $0.0 > $1.0 : $0.0 < $1.0 }
    let last = ordered.suffix(max(1, ordered.count / 30)).map(\.1)
    return last.isEmpty ? nil : last.reduce(0, +) / Double(last.count)
  }

  /// The colour of a depth: the surface dark, the bulk bright.
  static func depthColour(_ index: Int, of count: Int) -> CanvasColor {
    ColourMap.viridis.colour(0.02 + 0.82 * Double(index) / Double(max(count - 1, 1)))
  }
}
