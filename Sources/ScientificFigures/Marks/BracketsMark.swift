import RasterCanvas

/// Brackets over pairs of bars with what a test says of them; they stack without touching.
public struct BracketsMark: PanelMark {
  /// A bracket.
  public struct Bracket: Sendable, Hashable {
    /// The x of one bar.
    public var from: Double
    /// The x of the other bar.
    public var to: Double
    /// What stands over the bracket.
    public var label: FigureText

    /// Creates a bracket.
    public init(from: Double, to: Double, label: FigureText) {
      self.from = min(from, to)
      self.to = max(from, to)
      self.label = label
    }
  }

  /// The brackets, the lowest first where they stack.
  public var brackets: [Bracket]
  /// What brackets must stay above: the top of what is drawn at a value of x.
  public var tops: [(x: Double, y: Double)]

  /// Creates brackets over things whose tops are known.
  public init(_ brackets: [Bracket], over tops: [(x: Double, y: Double)]) {
    self.brackets = brackets
    self.tops = tops
  }

  /// Whether the mark is cut at the frame.
  public var isClipped: Bool { false }

  private struct Placed {
    var left: Double
    var right: Double
    var bar: Double
    var label: TypesetText
    var source: FigureText
    /// Where the label begins: over the middle, but inside of the frame.
    var labelStart: Double

    /// What the bracket covers, its label included.
    var extent: (left: Double, right: Double) {
      (min(left, labelStart), max(right, labelStart + label.width))
    }
    var top: Double { bar - label.height - 2 }
  }

  private static let foot = 2.5
  private static let gap = 3.0

  private func place(in plot: PlotContext) -> [Placed] {
    var placed: [Placed] = []
    for bracket in brackets {
      guard let left = plot.x.position(bracket.from), let right = plot.x.position(bracket.to) else {
        continue
      }
      let label = plot.setter.set(bracket.label, size: plot.theme.noteSize)
      let middle = (left + right - label.width) / 2
      var candidate = Placed(
        left: left, right: right, bar: 0, label: label, source: bracket.label,
        labelStart: max(min(middle, plot.frame.maxX - label.width), plot.frame.minX + 2))
      let (start, end) = candidate.extent
      var floor = plot.frame.maxY
      for top in tops {
        guard let x = plot.x.position(top.x), let y = plot.y.position(top.y), x >= start - 1, x <= end + 1
        else { continue }
        // Of what is cut off at the end of the axis only that is seen.
        floor = min(floor, max(y, plot.y.end))
      }
      // Lower brackets that overlap sideways push this one up.
      for other in placed where other.extent.left < end + 2 && other.extent.right > start - 2 {
        floor = min(floor, other.top)
      }
      candidate.bar = floor - Self.gap - Self.foot
      // The gap of a broken axis would hide what lies on it.
      if let gap = plot.y.gap, let from = plot.y.position(gap.lower), let to = plot.y.position(gap.upper),
        candidate.top < max(from, to) + 1, candidate.bar + Self.foot > min(from, to) - 1
      {
        candidate.bar = min(from, to) - 1 - Self.foot
      }
      // Where there is room above the frame, nothing lies on its edge.
      if plot.frame.minY < plot.y.end, candidate.top < plot.y.end + 1,
        candidate.bar + Self.foot > plot.y.end - 1
      {
        candidate.bar = plot.y.end - 1 - Self.foot
      }
      placed.append(candidate)
    }
    return placed
  }

  /// How much more room is needed above the data, in points.
  public func overflowAbove(in plot: PlotContext) -> Double {
    guard let highest = place(in: plot).map(\.top).min() else { return 0 }
    return plot.frame.minY + 2 - highest
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    var lines = CanvasPath()
    var items: [SceneItem] = []
    for bracket in place(in: plot) {
      lines.append(
        .polyline([
          CanvasPoint(bracket.left, bracket.bar + Self.foot), CanvasPoint(bracket.left, bracket.bar),
          CanvasPoint(bracket.right, bracket.bar), CanvasPoint(bracket.right, bracket.bar + Self.foot),
        ]))
      items.append(
        .text(
          SceneText(
            text: bracket.label, source: bracket.source,
            origin: CanvasPoint(
              bracket.labelStart,
              bracket.bar - bracket.label.descent - 1.2),
            readsUpwards: false, colour: .ink, role: .annotation)))
    }
    return [
      .shape(
        SceneShape(lines, stroke: SceneStroke(.ink, width: plot.theme.axisWidth), role: .guide, snaps: true))
    ] + items
  }
}
