public import RasterCanvas

/// Thin lines across the frame at values of x, with upright labels at the top that never touch one another.
///
/// Where lines are closer than their labels, the labels move apart and thin leaders connect them.
public struct GuidesMark: PanelMark {
  /// A line and its label.
  public struct Guide: Sendable, Hashable {
    /// The value of x.
    public var x: Double
    /// The label; empty for none.
    public var label: FigureText
    /// The colour of the label.
    public var colour: CanvasColor

    /// Creates a guide.
    public init(_ x: Double, _ label: FigureText, colour: CanvasColor = .ink) {
      self.x = x
      self.label = label
      self.colour = colour
    }
  }

  /// The lines.
  public var guides: [Guide]
  /// How the lines look.
  public var stroke: SceneStroke
  /// Whether labels read upwards; otherwise they stand beside the top of the line.
  public var labelsReadUpwards: Bool

  /// Creates guides.
  public init(_ guides: [Guide], stroke: SceneStroke, labelsReadUpwards: Bool = true) {
    self.guides = guides
    self.stroke = stroke
    self.labelsReadUpwards = labelsReadUpwards
  }

  /// Whether the mark is cut at the frame: lines end there, and a row of labels that is longer is read, not cut.
  public var isClipped: Bool { false }

  private static let inset = 3.0
  private static let leader = 5.0

  private func labelled(in plot: PlotContext) -> [(place: Double, guide: Guide, text: TypesetText)] {
    guides.compactMap { guide in
      guard !guide.label.isEmpty, let place = plot.x.position(guide.x), place >= plot.frame.minX,
        place <= plot.frame.maxX
      else { return nil }
      // A label that would take the panel from the data is cut.
      let size = plot.theme.noteSize
      let room = (labelsReadUpwards ? plot.frame.height : plot.frame.width) * 0.45
      let label = plot.setter.shortened(guide.label, size: size, width: room)
      return (place, Guide(guide.x, label, colour: guide.colour), plot.setter.set(label, size: size))
    }.sorted { $0.place < $1.place }
  }

  /// The height that the labels take under the upper edge of the frame, in points.
  private func bandHeight(in plot: PlotContext) -> Double {
    let labels = labelled(in: plot)
    guard !labels.isEmpty else { return 0 }
    let tallest = labels.map { labelsReadUpwards ? $0.text.width : $0.text.height }.max() ?? 0
    return tallest + Self.inset + Self.leader + 2
  }

  /// How much more room is needed above the data, in points.
  public func overflowAbove(in plot: PlotContext) -> Double {
    bandHeight(in: plot) - (plot.dataTop - plot.frame.minY)
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    var items: [SceneItem] = []
    let labels = labelled(in: plot)
    let bottom = plot.frame.minY + max(bandHeight(in: plot) - Self.leader, 0)
    var lines = CanvasPath()
    for guide in guides {
      guard let place = plot.x.position(guide.x), place >= plot.frame.minX, place <= plot.frame.maxX
      else { continue }
      let top = guide.label.isEmpty || !labelsReadUpwards ? plot.frame.minY : bottom + Self.leader
      lines.append(.segment(from: CanvasPoint(place, plot.frame.maxY), to: CanvasPoint(place, top)))
    }
    items.append(.shape(SceneShape(lines, stroke: stroke, role: .guide)))
    guard labelsReadUpwards else { return items + besideLabels(labels, in: plot) }
    let places = LabelSpreading.spread(
      wanted: labels.map(\.place), extents: labels.map { $0.text.height + 0.8 },
      from: plot.frame.minX + 1.5, to: plot.frame.maxX - 1.5)
    var leaders = CanvasPath()
    for (label, place) in zip(labels, places) {
      leaders.append(
        .polyline([
          CanvasPoint(label.place, bottom + Self.leader), CanvasPoint(place, bottom),
        ]))
      let text = label.text
      // The middle between capitals and base line stands over the line.
      items.append(
        .text(
          SceneText(
            text: text, source: label.guide.label,
            origin: CanvasPoint(place + (text.ascent - text.descent) / 2, bottom - 1),
            readsUpwards: true, colour: label.guide.colour, role: .annotation)))
    }
    items.append(
      .shape(SceneShape(leaders, stroke: SceneStroke(stroke.colour, width: stroke.width), role: .guide)))
    return items
  }

  private func besideLabels(
    _ labels: [(place: Double, guide: Guide, text: TypesetText)], in plot: PlotContext
  ) -> [SceneItem] {
    labels.map { label in
      let isRight = label.place + label.text.width + 4 < plot.frame.maxX
      let x = isRight ? label.place + 2.5 : label.place - 2.5 - label.text.width
      return .text(
        SceneText(
          text: label.text, source: label.guide.label,
          origin: CanvasPoint(x, plot.frame.minY + Self.inset + label.text.ascent), readsUpwards: false,
          colour: label.guide.colour, role: .annotation))
    }
  }
}

/// Moves labels on a line apart as little as possible.
enum LabelSpreading {
  /// The places nearest to the wanted ones (in the sense of least squares) at which labels do not overlap.
  ///
  /// - Parameters:
  ///   - wanted: The wanted centres, ascending.
  ///   - extents: How long each label is along the line.
  ///   - lower: Where the line begins.
  ///   - upper: Where it ends; labels that do not fit at all overrun both ends alike.
  static func spread(wanted: [Double], extents: [Double], from lower: Double, to upper: Double) -> [Double] {
    let count = min(wanted.count, extents.count)
    guard count > 0 else { return [] }
    // Subtracting what lies before each label turns the task into isotonic regression, solved by pooling neighbours.
    var before: [Double] = []
    var sum = 0.0
    for index in 0..<count {
      before.append(sum + extents[index] / 2)
      sum += extents[index]
    }
    var pools: [(total: Double, count: Int)] = []
    for index in 0..<count {
      pools.append((wanted[index] - before[index], 1))
      while pools.count > 1 {
        let last = pools[pools.count - 1]
        let previous = pools[pools.count - 2]
        guard previous.total / Double(previous.count) > last.total / Double(last.count) else { break }
        pools.removeLast(2)
        pools.append((previous.total + last.total, previous.count + last.count))
      }
    }
    // Labels that do not fit at all overrun both ends alike.
    let room = upper - sum < lower ? (lower + upper - sum) / 2 : upper - sum
    let start = min(lower, room)
    var places: [Double] = []
    for pool in pools {
      let shift = min(max(pool.total / Double(pool.count), start), room)
      for _ in 0..<pool.count { places.append(shift + before[places.count]) }
    }
    return places
  }
}
