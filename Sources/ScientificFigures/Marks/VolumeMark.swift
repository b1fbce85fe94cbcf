public import RasterCanvas

/// Values in space as coloured fog in a box of lines, seen without perspective.
///
/// The fog is a picture of 300 dots per inch, and of at most 640 dots a side; the box, whose hidden edges are dashed,
/// and the arrow of depth stay lines in vector files.
public struct VolumeMark: PanelMark {
  /// What is shown in one colour.
  public struct Channel: Sendable, Hashable {
    /// The values.
    public var grid: VoxelGrid
    /// The colour.
    public var colour: CanvasColor
    /// The values at which the fog would begin without a threshold, and at which it is densest.
    public var range: AxisLimits

    /// Creates a channel.
    public init(_ grid: VoxelGrid, colour: CanvasColor, range: AxisLimits) {
      self.grid = grid
      self.colour = colour
      self.range = range
    }
  }

  /// The channels; where they meet their colours mix.
  public var channels: [Channel]
  /// The lengths of the box along y and z (the depth) relative to that along x.
  public var proportions: (y: Double, z: Double)
  /// From where the box is seen.
  public var view: VolumeView
  /// The share of a channel's range below which there is no fog.
  public var threshold: Double
  /// The optical depth of the densest fog over the width of the box.
  public var gain: Double
  /// What stands along the arrow of depth left of the box; `nil` for no arrow.
  public var depthLabel: FigureText?
  /// What stands there where the box is too low for that label; `nil` for the beginning of the label.
  public var shortDepthLabel: FigureText?
  /// What the picture shows, for SVG readers.
  public var name: String

  /// Creates a volume.
  public init(
    _ channels: [Channel], proportions: (y: Double, z: Double) = (1, 1), view: VolumeView = VolumeView(),
    threshold: Double = 0.08, gain: Double = 18, depthLabel: FigureText? = nil,
    shortDepthLabel: FigureText? = nil, name: String
  ) {
    self.channels = channels
    self.proportions = proportions
    self.view = view
    self.threshold = threshold
    self.gain = gain
    self.depthLabel = depthLabel
    self.shortDepthLabel = shortDepthLabel
    self.name = name
  }

  private static let dotsPerPoint = 300.0 / 72
  private static let mostDots = 640.0

  /// The room left of the box that an arrow with its label takes, in points.
  public static func arrowRoom(theme: FigureTheme) -> Double { theme.noteSize * 1.2 + 7 }

  private var box: VolumeBox {
    func length(_ value: Double) -> Double { value.isFinite ? min(max(value, 0.02), 50) : 1 }
    return VolumeBox(view: view, half: SIMD3(1, length(proportions.y), length(proportions.z)) / 2)
  }

  /// The height of the box on the page for a width of 1.
  public var aspect: Double { box.bounds.height / box.bounds.width }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    let box = box
    let bounds = box.bounds
    let room = depthLabel == nil ? 0 : Self.arrowRoom(theme: plot.theme)
    // Half a line on every side, or the frame would cut the outline.
    let free = plot.frame.expanded(by: -plot.theme.axisWidth)
    let scale = min((free.width - room) / bounds.width, free.height / bounds.height)
    guard scale > 0, scale.isFinite else { return [] }
    let area = CanvasRectangle(
      x: free.minX + room + (free.width - room - bounds.width * scale) / 2,
      y: free.minY + (free.height - bounds.height * scale) / 2, width: bounds.width * scale,
      height: bounds.height * scale)
    func place(_ point: CanvasPoint) -> CanvasPoint {
      CanvasPoint(area.minX + (point.x - bounds.minX) * scale, area.minY + (point.y - bounds.minY) * scale)
    }
    var hidden = CanvasPath()
    var seen = CanvasPath()
    for edge in box.edges {
      let line = CanvasPath.segment(from: place(edge.from), to: place(edge.to))
      if edge.isHidden { hidden.append(line) } else { seen.append(line) }
    }
    let dashes = SceneStroke(
      CanvasColor(hex: 0x8A8A8A as UInt32), width: plot.theme.fineWidth, dashes: [2, 2])
    let outline = SceneStroke(.ink, width: plot.theme.axisWidth, isRound: true)
    var items: [SceneItem] = [.shape(SceneShape(hidden, stroke: dashes, role: .axis))]
    // Fog of at most 128 cells has nothing finer to show than this many dots.
    let fineness = min(Self.dotsPerPoint, Self.mostDots / max(area.width, area.height))
    let columns = max(Int((area.width * fineness).rounded()), 1)
    let rows = max(Int((area.height * fineness).rounded()), 1)
    let renderer = VolumeRenderer(channels, threshold: threshold, gain: gain)
    if let image = renderer?.image(of: box, columns: columns, rows: rows) {
      items.append(.image(SceneImage(image, frame: area, resampling: .bicubic, name: name)))
    }
    items.append(.shape(SceneShape(seen, stroke: outline, role: .axis)))
    return items + arrow(box, place: place, in: plot)
  }

  private func arrow(
    _ box: VolumeBox, place: (CanvasPoint) -> CanvasPoint, in plot: PlotContext
  ) -> [SceneItem] {
    guard let depthLabel else { return [] }
    let upright = box.edges.filter { abs($0.from.x - $0.to.x) < 1e-9 }
    guard let edge = upright.min(by: { $0.from.x < $1.from.x }) else { return [] }
    let (top, bottom) = (place(edge.to), place(edge.from))
    let x = top.x - 4
    let start = CanvasPoint(x, min(top.y, bottom.y))
    let tip = CanvasPoint(x, max(top.y, bottom.y))
    let line = CanvasPath.segment(from: start, to: CanvasPoint(x, tip.y - 3))
    let head = CanvasPath.polygon([
      tip, CanvasPoint(x - 1.6, tip.y - 4.5), CanvasPoint(x + 1.6, tip.y - 4.5),
    ])
    let size = plot.theme.noteSize
    let room = max(plot.frame.height, 5)
    let fits = plot.setter.set(depthLabel, size: size).width <= room
    let wanted = fits ? depthLabel : shortDepthLabel ?? depthLabel
    let label = plot.setter.shortened(wanted, size: size, width: room)
    let text = plot.setter.set(label, size: size)
    let middle = (start.y + tip.y + text.width) / 2
    let base = min(max(middle, plot.frame.minY + text.width), plot.frame.maxY)
    return [
      .shape(SceneShape(line, stroke: SceneStroke(.ink, width: plot.theme.axisWidth), role: .guide)),
      .shape(SceneShape(head, fill: .ink, role: .guide)),
      .text(
        SceneText(
          text: text, source: label, origin: CanvasPoint(x - 2.5 - text.descent, base), readsUpwards: true,
          colour: .ink, role: .annotation)),
    ]
  }
}
