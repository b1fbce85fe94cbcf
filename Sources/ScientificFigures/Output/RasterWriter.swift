public import RasterCanvas

extension FigureScene {
  /// The scene as pixels on white.
  ///
  /// - Parameters:
  ///   - typeface: The fonts.
  ///   - resolution: The resolution in dots per inch.
  /// - Throws: `RasterProblem` where the picture would be too large.
  public func surface(typeface: FigureTypeface, resolution: Double = 300) throws(RasterProblem)
    -> RasterSurface
  {
    try RasterSurface(joining: parts(typeface: typeface, resolution: resolution))
  }

  /// The scene as the left and the right part of a page.
  private func parts(typeface: FigureTypeface, resolution: Double) throws(RasterProblem) -> [RasterSurface] {
    let scale = resolution / 72
    guard scale.isFinite, scale > 0, width * scale < 1e6, height * scale < 1e6 else {
      throw RasterProblem(
        .sizeRefused, found: "A figure of \(width) × \(height) pt at \(resolution) dots per inch is refused",
        remedy: "Choose a resolution between 30 and 1200 dots per inch.")
    }
    let columns = Int((width * scale).rounded())
    let rows = Int((height * scale).rounded())
    let edges = (0...Self.partCount).map { columns * $0 / Self.partCount }
    return try ConcurrentResults.collect(count: Self.partCount) { index throws(RasterProblem) in
      let surface = try RasterSurface(
        width: columns, height: rows, columns: edges[index]..<edges[index + 1], background: .white)
      var writer = RasterWriter(
        surface: surface, grid: PixelGrid(resolution: resolution), typeface: typeface)
      for item in items { writer.draw(item) }
      return writer.surface
    }
  }

  /// A page is drawn in parts at the same time; always in as many, so that the machine changes no pixel.
  private static let partCount = 2

  /// The scene as PNG with its resolution, title and description.
  ///
  /// - Throws: `RasterProblem` where the picture would be too large or cannot be encoded.
  public func png(
    typeface: FigureTypeface, resolution: Double = 300, compression: PNGEncoder.Compression = .default
  ) throws(RasterProblem) -> [UInt8] {
    try PNGEncoder.encode(
      joining: parts(typeface: typeface, resolution: resolution), compression: compression,
      dotsPerInch: resolution, title: title, description: altText)
  }
}

/// Draws a scene on pixels.
private struct RasterWriter {
  var surface: RasterSurface
  let grid: PixelGrid
  let typeface: FigureTypeface

  private var scale: Double { grid.scale }
  private var toPixels: CanvasTransform { .scale(x: scale, y: scale) }

  mutating func draw(_ item: SceneItem) {
    switch item {
    case .shape(let shape): draw(shape)
    case .markers(let markers): draw(markers)
    case .text(let text): draw(text)
    case .image(let image):
      surface.draw(image.image, in: grid.snapped(image.frame), resampling: image.resampling)
    case .group(let group):
      if let clip = group.clip { surface.pushClip(.rectangle(grid.snapped(clip))) }
      for item in group.items { draw(item) }
      if group.clip != nil { surface.popClip() }
    }
  }

  private mutating func draw(_ shape: SceneShape) {
    if let fill = shape.fill {
      let path = shape.snaps ? grid.snapped(shape.path, lineWidth: 0) : shape.path.transformed(by: toPixels)
      surface.fill(path, color: fill)
    }
    if let stroke = shape.stroke, stroke.width > 0 {
      var style = style(stroke)
      if shape.snaps {
        style.width = grid.lineWidth(stroke.width)
        surface.stroke(
          grid.snapped(shape.path, lineWidth: style.width), style: style, color: stroke.colour)
      } else {
        surface.stroke(shape.path, mappedBy: toPixels, style: style, color: stroke.colour)
      }
    }
  }

  private func style(_ stroke: SceneStroke) -> StrokeStyle {
    StrokeStyle(
      width: stroke.width * scale, cap: stroke.isRound ? .round : .butt,
      join: stroke.hasRoundJoins ? .round : .miter,
      dashes: stroke.dashes.map { $0 * stroke.width * scale })
  }

  private mutating func draw(_ markers: SceneMarkers) {
    surface.stamp(
      markers.shape.path(width: markers.size * scale),
      at: markers.centres.map { toPixels.apply(to: $0) }, fill: markers.fill,
      stroke: markers.stroke.map { (style($0), $0.colour) })
  }

  private mutating func draw(_ text: SceneText) {
    let turn = CanvasTransform.rotation(degrees: text.readsUpwards ? -90 : 0)
    let place = turn.followed(by: .translation(x: text.origin.x * scale, y: text.origin.y * scale))
    for piece in text.text.pieces {
      let line = typeface.font(piece.face).layout(piece.text, size: piece.size * scale)
      let start = CanvasTransform.translation(x: piece.x * scale, y: piece.y * scale)
      surface.fill(line.path.transformed(by: start.followed(by: place)), color: text.colour)
    }
    let bars = text.text.overbars
    if !bars.isEmpty {
      surface.fill(bars.transformed(by: toPixels.followed(by: place)), color: text.colour)
    }
  }
}
