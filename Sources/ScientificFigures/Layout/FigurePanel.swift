public import RasterCanvas

/// A panel: a frame with two axes and what is drawn in it.
public struct FigurePanel: Sendable {
  /// The title above the frame.
  public var title: FigureText?
  /// The colour of the title.
  public var titleColour: CanvasColor
  /// A bold label right of the frame that reads upwards: the name of a row.
  public var side: FigureText?
  /// A bold label inside of the frame, in a free corner.
  public var corner: FigureText?
  /// The horizontal axis.
  public var x: FigureAxis
  /// The vertical axis.
  public var y: FigureAxis
  /// What is drawn, the first at the bottom.
  public var marks: [any PanelMark]
  /// Small panels that sit on top of the frame and share its x axis, from the top down.
  public var strips: [PanelStrip]
  /// Names of lines right of the frame, where they end; such a panel has no colour bar, and its legend stands inside.
  public var endLabels: [PanelEndLabel]
  /// Coloured bars above the frame.
  public var headBars: [PanelHeadBar]
  /// Where the legend goes.
  public var legend: Legend
  /// The title of the legend.
  public var legendTitle: FigureText?
  /// Lines of small grey text inside of the frame, where there is room.
  public var notes: [FigureText]
  /// Which sides are drawn.
  public var frame: Frame
  /// Whether the panel has a letter.
  public var hasLetter: Bool
  /// A colour bar at the right side.
  public var colourBar: ColourBar?
  /// A smaller panel inside of the frame that enlarges a part of it.
  public var inset: PanelInset?
  /// The height of the frame relative to its width, as images have it, which then sets the height of the row; `nil` for a
  /// frame as high as its row.
  public var aspect: Double?

  /// Where a legend goes.
  public enum Legend: Sendable, Hashable {
    /// There is none.
    case none
    /// Inside of the frame where it covers least; the y axis is extended if it would cover data.
    case inside
    /// Right of the frame, at its top.
    case right
  }

  /// Which sides of a panel are drawn.
  public enum Frame: Sendable, Hashable {
    /// All four.
    case box
    /// Left and bottom.
    case open
    /// None, as around images.
    case none
    /// All four in a colour.
    case coloured(CanvasColor)
  }

  /// Creates a panel.
  public init(
    title: FigureText? = nil, titleColour: CanvasColor = .ink, side: FigureText? = nil,
    corner: FigureText? = nil, x: FigureAxis, y: FigureAxis,
    marks: [any PanelMark] = [], strips: [PanelStrip] = [], headBars: [PanelHeadBar] = [],
    endLabels: [PanelEndLabel] = [],
    legend: Legend = .none, legendTitle: FigureText? = nil, notes: [FigureText] = [], frame: Frame = .box,
    hasLetter: Bool = true, colourBar: ColourBar? = nil, inset: PanelInset? = nil, aspect: Double? = nil
  ) {
    self.title = title
    self.titleColour = titleColour
    self.side = side
    self.corner = corner
    self.x = x
    self.y = y
    self.marks = marks
    self.strips = strips
    self.headBars = headBars
    self.endLabels = endLabels
    self.legend = legend
    self.legendTitle = legendTitle
    self.notes = notes
    self.frame = frame
    self.hasLetter = hasLetter
    self.colourBar = colourBar
    self.inset = inset
    self.aspect = aspect
  }
}

/// A small panel on top of another that shares its x axis, as residuals over a fit.
public struct PanelStrip: Sendable {
  /// The vertical axis.
  public var y: FigureAxis
  /// What is drawn.
  public var marks: [any PanelMark]
  /// The height, in points.
  public var height: Double

  /// Creates a strip.
  public init(y: FigureAxis, marks: [any PanelMark], height: Double) {
    self.y = y
    self.marks = marks
    self.height = height
  }
}

/// A coloured bar above a frame that names a stretch of the x axis.
public struct PanelHeadBar: Sendable {
  /// The name; it stands in the bar if there is room, else above it.
  public var label: FigureText
  /// The stretch of x.
  public var from: Double
  /// The end of the stretch; a bar that ends where it begins, or before, is not drawn.
  public var to: Double
  /// The colour.
  public var colour: CanvasColor
  /// The interval of the end, drawn as a whisker; `nil` for none.
  public var endInterval: AxisLimits?

  /// Creates a bar.
  public init(
    _ label: FigureText, from: Double, to: Double, colour: CanvasColor, endInterval: AxisLimits? = nil
  ) {
    self.label = label
    self.from = from
    self.to = to
    self.colour = colour
    self.endInterval = endInterval
  }
}

/// A colour bar beside a panel.
public struct ColourBar: Sendable {
  /// The colours.
  public var map: ColourMap
  /// The axis of the values; its limits are the ends of the map.
  public var axis: FigureAxis
  /// Whether values above the upper end occur, which draws a pointed end.
  public var extendsAbove: Bool

  /// Creates a colour bar.
  public init(map: ColourMap, axis: FigureAxis, extendsAbove: Bool = false) {
    self.map = map
    self.axis = axis
    self.extendsAbove = extendsAbove
  }
}
