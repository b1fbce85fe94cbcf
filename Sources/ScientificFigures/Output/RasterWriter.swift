import Foundation
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
    let parts = DrawnParts(count: Self.partCount)
    DispatchQueue.concurrentPerform(iterations: Self.partCount) { index in
      parts[index] = Result { () throws(RasterProblem) in
        let surface = try RasterSurface(
          width: columns, height: rows, columns: edges[index]..<edges[index + 1], background: .white)
        // The page fills the pixels to the edge, as it does in any viewer of the vector files.
        var writer = RasterWriter(surface: surface, scale: Double(columns) / width, typeface: typeface)
        for item in items { writer.draw(item) }
        return writer.surface
      }
    }
    return try parts.surfaces()
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

/// The parts of a page as they are drawn, each by a thread of its own.
private final class DrawnParts: @unchecked Sendable {
  private var results: [Result<RasterSurface, RasterProblem>?]
  private let lock = NSLock()

  init(count: Int) { results = Array(repeating: nil, count: count) }

  subscript(index: Int) -> Result<RasterSurface, RasterProblem>? {
    get { lock.withLock { results[index] } }
    set { lock.withLock { results[index] = newValue } }
  }

  /// All parts in order, or the problem of the first that has one.
  func surfaces() throws(RasterProblem) -> [RasterSurface] {
    var surfaces: [RasterSurface] = []
    for case let result? in results { surfaces.append(try result.get()) }
    return surfaces
  }
}

/// Draws a scene on pixels.
private struct RasterWriter {
  var surface: RasterSurface
  let scale: Double
  let typeface: FigureTypeface
  private let toPixels: CanvasTransform

  init(surface: RasterSurface, scale: Double, typeface: FigureTypeface) {
    self.surface = surface
    self.scale = scale
    self.typeface = typeface
    toPixels = .scale(x: scale, y: scale)
  }

  mutating func draw(_ item: SceneItem) {
    switch item {
    case .shape(let shape): draw(shape)
    case .markers(let markers): draw(markers)
    case .text(let text): draw(text)
    case .image(let image):
      surface.draw(image.image, in: snapped(image.frame), resampling: image.resampling)
    case .group(let group):
      if let clip = group.clip { surface.pushClip(.rectangle(snapped(clip))) }
      for item in group.items { draw(item) }
      if group.clip != nil { surface.popClip() }
    }
  }

  private mutating func draw(_ shape: SceneShape) {
    let path = shape.path.transformed(by: toPixels)
    if let fill = shape.fill {
      surface.fill(shape.snaps ? snapped(path, lineWidth: 0) : path, color: fill)
    }
    if let stroke = shape.stroke, stroke.width > 0 {
      var style = style(stroke)
      if shape.snaps { style.width = max((style.width + 0.05).rounded(), 1) }
      surface.stroke(
        shape.snaps ? snapped(path, lineWidth: style.width) : path, style: style, color: stroke.colour)
    }
  }

  private func style(_ stroke: SceneStroke) -> StrokeStyle {
    StrokeStyle(
      width: stroke.width * scale, cap: stroke.isRound ? .round : .butt,
      join: stroke.hasRoundJoins ? .round : .miter,
      dashes: stroke.dashes.map { $0 * stroke.width * scale })
  }

  /// Moves points so that lines of a whole width, or the edges of fills (width 0), cover whole pixels.
  private func snapped(_ path: CanvasPath, lineWidth: Double) -> CanvasPath {
    let isOdd = Int(lineWidth) % 2 == 1
    func snap(_ value: Double) -> Double { isOdd ? value.rounded(.down) + 0.5 : value.rounded() }
    func snap(_ point: CanvasPoint) -> CanvasPoint { CanvasPoint(snap(point.x), snap(point.y)) }
    return CanvasPath(
      path.elements.map { element in
        switch element {
        case .move(let point): .move(snap(point))
        case .line(let point): .line(snap(point))
        default: element
        }
      })
  }

  private func snapped(_ area: CanvasRectangle) -> CanvasRectangle {
    let left = (area.minX * scale).rounded()
    let top = (area.minY * scale).rounded()
    return CanvasRectangle(
      x: left, y: top, width: max((area.maxX * scale).rounded() - left, 1),
      height: max((area.maxY * scale).rounded() - top, 1))
  }

  private mutating func draw(_ markers: SceneMarkers) {
    let shape = markers.shape.path(width: markers.size * scale)
    for centre in markers.centres where centre.isFinite {
      let path = shape.transformed(by: .translation(x: centre.x * scale, y: centre.y * scale))
      if let fill = markers.fill { surface.fill(path, color: fill) }
      if let stroke = markers.stroke, stroke.width > 0 {
        surface.stroke(path, style: style(stroke), color: stroke.colour)
      }
    }
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
