public import RasterCanvas

/// A drawn figure as a list of shapes, texts and images at their places: what PNG, SVG and PDF are written from.
///
/// All lengths are in points (1/72 inch), the origin is the upper left corner, y goes down.
public struct FigureScene: Sendable {
  /// The width of the page, in points.
  public var width: Double
  /// The height of the page, in points.
  public var height: Double
  /// The title for the files' metadata.
  public var title: String
  /// What the figure shows in words, for people who cannot see it.
  public var altText: String
  /// The things to draw, the first at the bottom.
  public var items: [SceneItem]

  /// Creates a scene.
  public init(width: Double, height: Double, title: String, altText: String, items: [SceneItem] = []) {
    self.width = width
    self.height = height
    self.title = title
    self.altText = altText
    self.items = items
  }

  /// Every text on the page with the groups it lies in, in drawing order.
  public var texts: [SceneText] {
    var found: [SceneText] = []
    func collect(_ items: [SceneItem]) {
      for item in items {
        switch item {
        case .text(let text): found.append(text)
        case .group(let group): collect(group.items)
        case .shape, .markers, .image: break
        }
      }
    }
    collect(items)
    return found
  }

  /// The group of a name, wherever it lies.
  public func group(named name: String) -> SceneGroup? {
    func find(_ items: [SceneItem]) -> SceneGroup? {
      for case .group(let group) in items {
        if group.name == name { return group }
        if let found = find(group.items) { return found }
      }
      return nil
    }
    return find(items)
  }
}

/// Something on the page.
public enum SceneItem: Sendable {
  /// A filled or stroked path.
  case shape(SceneShape)
  /// One marker at many places.
  case markers(SceneMarkers)
  /// A line of text.
  case text(SceneText)
  /// A raster image.
  case image(SceneImage)
  /// Items that belong together.
  case group(SceneGroup)
}

/// Items that belong together, with a name and perhaps a clip.
public struct SceneGroup: Sendable {
  /// The name: `panel a`, `marks`.
  public var name: String
  /// Nothing is drawn outside of this rectangle.
  public var clip: CanvasRectangle?
  /// The items, the first at the bottom.
  public var items: [SceneItem]

  /// Creates a group.
  public init(name: String, clip: CanvasRectangle? = nil, items: [SceneItem] = []) {
    self.name = name
    self.clip = clip
    self.items = items
  }
}

/// What an item is to the reader.
public enum SceneRole: String, Sendable, Hashable {
  /// A stretch of background, a shaded zone.
  case zone
  /// The frame of a panel and the line of an axis.
  case axis
  /// A tick.
  case tick
  /// What was measured or computed.
  case data
  /// A guide, leader, bracket or arrow.
  case guide
  /// A tick's label.
  case tickLabel
  /// An axis' label.
  case axisLabel
  /// The letter of a panel.
  case panelLetter
  /// The title of a panel or of a figure.
  case title
  /// A part of a legend.
  case legend
  /// A label or note inside a panel.
  case annotation
}

/// A path with its paint.
public struct SceneShape: Sendable {
  /// The path.
  public var path: CanvasPath
  /// The fill; `nil` for none.
  public var fill: CanvasColor?
  /// The line; `nil` for none.
  public var stroke: SceneStroke?
  /// What it is to the reader.
  public var role: SceneRole
  /// Whether horizontal and vertical edges are moved to whole device pixels.
  public var snaps: Bool

  /// Creates a shape.
  public init(
    _ path: CanvasPath, fill: CanvasColor? = nil, stroke: SceneStroke? = nil, role: SceneRole,
    snaps: Bool = false
  ) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
    self.role = role
    self.snaps = snaps
  }
}

/// How a line is drawn.
public struct SceneStroke: Sendable, Hashable {
  /// The colour.
  public var colour: CanvasColor
  /// The width, in points.
  public var width: Double
  /// Lengths of dashes and gaps in line widths; empty for a solid line.
  public var dashes: [Double]
  /// Whether joins and ends are round, as for data; otherwise ends are butt, and joins of solid lines mitred.
  public var isRound: Bool
  /// Dashes end square, but a dashed line's corners are as round as those of data: a mitre would draw spikes.
  public var hasRoundJoins: Bool { isRound || !dashes.isEmpty }

  /// Creates a stroke.
  public init(_ colour: CanvasColor, width: Double, dashes: [Double] = [], isRound: Bool = false) {
    self.colour = colour
    self.width = width
    self.dashes = dashes
    self.isRound = isRound
  }
}

/// One marker at many places.
public struct SceneMarkers: Sendable {
  /// The shape.
  public var shape: MarkerShape
  /// The width of the marker, in points.
  public var size: Double
  /// Where the centres are.
  public var centres: [CanvasPoint]
  /// The fill; `nil` for none.
  public var fill: CanvasColor?
  /// The outline; `nil` for none.
  public var stroke: SceneStroke?
  /// What it is to the reader.
  public var role: SceneRole

  /// Creates markers.
  public init(
    _ shape: MarkerShape, size: Double, centres: [CanvasPoint], fill: CanvasColor? = nil,
    stroke: SceneStroke? = nil, role: SceneRole = .data
  ) {
    self.shape = shape
    self.size = size
    self.centres = centres
    self.fill = fill
    self.stroke = stroke
    self.role = role
  }
}

/// A line of text at its place.
public struct SceneText: Sendable {
  /// The text with sizes and places of its runs.
  public var text: TypesetText
  /// The text as it was given.
  public var source: FigureText
  /// Where its base line starts.
  public var origin: CanvasPoint
  /// Whether it reads upwards (turned by 90° against the clock).
  public var readsUpwards: Bool
  /// The colour.
  public var colour: CanvasColor
  /// What it is to the reader.
  public var role: SceneRole

  /// The rectangle that the text covers on the page.
  public var bounds: CanvasRectangle {
    if readsUpwards {
      return CanvasRectangle(
        x: origin.x - text.ascent, y: origin.y - text.width, width: text.height, height: text.width)
    }
    return CanvasRectangle(
      x: origin.x, y: origin.y - text.ascent, width: text.width, height: text.height)
  }
}

/// A raster image in a rectangle of the page.
public struct SceneImage: Sendable {
  /// The image.
  public var image: RasterImage
  /// Where it goes.
  public var frame: CanvasRectangle
  /// How it is brought to the resolution of the page.
  public var resampling: ImageResampling
  /// What it shows, for SVG readers.
  public var name: String

  /// Creates an image.
  public init(_ image: RasterImage, frame: CanvasRectangle, resampling: ImageResampling, name: String) {
    self.image = image
    self.frame = frame
    self.resampling = resampling
    self.name = name
  }
}
