public import RasterCanvas

/// A text at a point of the data, or at an edge of the frame, where it is cut if it is wider than the frame.
public struct NoteMark: PanelMark {
  /// The text.
  public var text: FigureText
  /// The value of x, or `nil` for the frame's edge that the alignment names.
  public var x: Double?
  /// The value of y.
  public var y: Double
  /// Which part of the text is at x.
  public var alignment: PlotContext.Alignment
  /// How far the text's middle is moved up from y, in points.
  public var lift: Double
  /// The colour.
  public var colour: CanvasColor
  /// Whether the text is bold.
  public var isBold: Bool
  /// The size in points; `nil` for that of notes.
  public var size: Double?

  /// Creates a note.
  public init(
    _ text: FigureText, x: Double?, y: Double, alignment: PlotContext.Alignment = .leading, lift: Double = 0,
    colour: CanvasColor = .ink, isBold: Bool = false, size: Double? = nil
  ) {
    self.text = text
    self.x = x
    self.y = y
    self.alignment = alignment
    self.lift = lift
    self.colour = colour
    self.isBold = isBold
    self.size = size
  }

  /// Whether the mark is cut at the frame.
  public var isClipped: Bool { false }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    guard let up = plot.y.position(y) else { return [] }
    let across: Double
    let size = size ?? plot.theme.noteSize
    var text = text
    if let x {
      guard let place = plot.x.position(x) else { return [] }
      across = place
    } else {
      let room = max(plot.frame.width - 6, 5)
      text = plot.setter.shortened(text, size: size, bold: isBold, width: room)
      switch alignment {
      case .leading: across = plot.frame.minX + 3
      case .centre: across = plot.frame.center.x
      case .trailing: across = plot.frame.maxX - 3
      }
    }
    // What lies outside of the values shown has no place on the page.
    guard plot.frame.expanded(by: 0.5).contains(CanvasPoint(across, up)) else { return [] }
    var note = plot.text(
      text, at: CanvasPoint(across, up - lift), alignment, size: size, bold: isBold, colour: colour)
    // A note at the side of the page moves inwards.
    note.origin.x = max(min(note.origin.x, plot.theme.width - 1 - note.text.width), 1)
    return [.text(note)]
  }
}

/// A double arrow between two values of x with a label over it, at the top of the frame.
public struct SpanArrowMark: PanelMark {
  /// Where the arrow begins.
  public var from: Double
  /// Where it ends.
  public var to: Double
  /// What stands over it.
  public var label: FigureText

  /// Creates an arrow.
  public init(from: Double, to: Double, label: FigureText) {
    self.from = from
    self.to = to
    self.label = label
  }

  /// Whether the mark is cut at the frame.
  public var isClipped: Bool { false }

  private func height(in plot: PlotContext) -> Double {
    plot.setter.set(label, size: plot.theme.textSize).height + 6
  }

  /// How much more room is needed above the data, in points.
  public func overflowAbove(in plot: PlotContext) -> Double {
    height(in: plot) + 2 - (plot.dataTop - plot.frame.minY)
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    guard let one = plot.x.position(from), let other = plot.x.position(to) else { return [] }
    let (left, right) = (min(one, other), max(one, other))
    let level = plot.frame.minY + height(in: plot)
    let reach = min(4, (right - left) / 3)
    var heads = CanvasPath()
    for (tip, inward) in [(left, reach), (right, -reach)] {
      heads.append(
        .polygon([
          CanvasPoint(tip, level), CanvasPoint(tip + inward, level - 1.5),
          CanvasPoint(tip + inward, level + 1.5),
        ]))
    }
    let line = CanvasPath.segment(
      from: CanvasPoint(left + reach * 0.8, level), to: CanvasPoint(right - reach * 0.8, level))
    let set = plot.setter.set(label, size: plot.theme.textSize)
    return [
      .shape(SceneShape(line, stroke: SceneStroke(.ink, width: plot.theme.axisWidth), role: .guide)),
      .shape(SceneShape(heads, fill: .ink, role: .guide)),
      .text(
        SceneText(
          text: set, source: label,
          origin: CanvasPoint((left + right - set.width) / 2, level - 2 - set.descent), readsUpwards: false,
          colour: .ink, role: .annotation)),
    ]
  }
}
