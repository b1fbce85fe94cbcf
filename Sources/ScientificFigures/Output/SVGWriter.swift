import Foundation
import RasterCanvas

extension FigureScene {
  /// The scene as an SVG 1.1 document: shapes as paths, text as text, title and description for screen readers.
  ///
  /// Each run of text has its place and its length, so that it is as wide as in PNG and PDF whatever the viewer does
  /// about kerning. Places of single letters would be exact, but librsvg passes over lists and editors tear the text
  /// apart. Axes, bars and images lie on the pixels of 300 dots per inch, as in the PNG.
  public func svg() -> String {
    var writer = SVGWriter()
    writer.write(self)
    return writer.text
  }
}

/// Writes a scene as SVG.
private struct SVGWriter {
  private(set) var text = ""
  private var clipCount = 0
  private var markerCount = 0
  private let grid = PixelGrid.print

  private var toPoints: CanvasTransform { .scale(x: 1 / grid.scale, y: 1 / grid.scale) }

  mutating func write(_ scene: FigureScene) {
    let (width, height) = (number(scene.width), number(scene.height))
    text += """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" \
      width="\(width)pt" height="\(height)pt" viewBox="0 0 \(width) \(height)" role="img" \
      aria-labelledby="title description" \
      font-family="'Liberation Sans', Arial, Helvetica, sans-serif">
      <title id="title">\(escape(scene.title))</title>
      <desc id="description">\(escape(scene.altText))</desc>
      <rect width="\(width)" height="\(height)" fill="#FFFFFF"/>

      """
    for item in scene.items { write(item) }
    text += "</svg>\n"
  }

  private mutating func write(_ item: SceneItem) {
    switch item {
    case .shape(let shape): write(shape)
    case .markers(let markers): write(markers)
    case .text(let line): write(line)
    case .image(let image): write(image)
    case .group(let group): write(group)
    }
  }

  private mutating func write(_ group: SceneGroup) {
    var clip = ""
    if let area = group.clip {
      clipCount += 1
      text += "<clipPath id=\"clip\(clipCount)\"><rect \(snappedAttributes(area))/></clipPath>\n"
      clip = " clip-path=\"url(#clip\(clipCount))\""
    }
    text += "<g class=\"\(escape(group.name))\"\(clip)>\n"
    for item in group.items { write(item) }
    text += "</g>\n"
  }

  private mutating func write(_ shape: SceneShape) {
    guard !shape.path.isEmpty else { return }
    guard shape.snaps else {
      let outline = shape.fill == nil ? VectorLine.thinned(shape.path) : shape.path
      text += "<path d=\"\(path(outline))\"\(paint(fill: shape.fill, stroke: shape.stroke))/>\n"
      return
    }
    // The edges of a fill and the middle of a line of an odd width lie on different places of the grid.
    if let fill = shape.fill { writeSnapped(shape.path, fill: fill, stroke: nil) }
    if let stroke = shape.stroke, stroke.width > 0 { writeSnapped(shape.path, fill: nil, stroke: stroke) }
  }

  private mutating func writeSnapped(_ outline: CanvasPath, fill: CanvasColor?, stroke: SceneStroke?) {
    let pixels = stroke.map { grid.lineWidth($0.width) } ?? 0
    var stroke = stroke
    stroke?.width = pixels / grid.scale
    let data = path(grid.snapped(outline, lineWidth: pixels).transformed(by: toPoints))
    text += "<path d=\"\(data)\"\(paint(fill: fill, stroke: stroke)) shape-rendering=\"crispEdges\"/>\n"
  }

  private mutating func write(_ markers: SceneMarkers) {
    guard !markers.centres.isEmpty else { return }
    markerCount += 1
    let paint = paint(fill: markers.fill, stroke: markers.stroke)
    text +=
      "<defs><path id=\"marker\(markerCount)\" d=\"\(path(markers.shape.path(width: markers.size)))\"/></defs>\n"
    text += "<g\(paint)>\n"
    for centre in markers.centres where centre.isFinite {
      text +=
        "<use xlink:href=\"#marker\(markerCount)\" x=\"\(number(centre.x))\" y=\"\(number(centre.y))\"/>\n"
    }
    text += "</g>\n"
  }

  private mutating func write(_ line: SceneText) {
    let place = "\(number(line.origin.x)) \(number(line.origin.y))"
    let turn = line.readsUpwards ? " rotate(-90)" : ""
    text +=
      "<text transform=\"translate(\(place))\(turn)\"\(colour("fill", line.colour)) xml:space=\"preserve\">"
    for piece in line.text.pieces {
      let weight = piece.face == .bold || piece.face == .boldItalic ? " font-weight=\"bold\"" : ""
      let style = piece.face == .italic || piece.face == .boldItalic ? " font-style=\"italic\"" : ""
      let length = piece.text.unicodeScalars.count > 1 ? " textLength=\"\(number(piece.width))\"" : ""
      text +=
        "<tspan x=\"\(number(piece.x))\" y=\"\(number(piece.y))\" font-size=\"\(number(piece.size))\""
        + "\(length)\(weight)\(style)>\(escape(piece.text))</tspan>"
    }
    text += "</text>\n"
    let bars = line.text.overbars
    if !bars.isEmpty {
      text +=
        "<path transform=\"translate(\(place))\(turn)\" d=\"\(path(bars))\"\(colour("fill", line.colour))/>\n"
    }
  }

  private mutating func write(_ image: SceneImage) {
    let showsCells = image.resampling == .nearest || image.resampling == .cells
    // Programs that pass over the style would blur large cells into one another: as squares of many pixels they stay cells.
    let width = grid.snapped(image.frame).width / Double(max(image.image.width, 1))
    let cells =
      showsCells && width > 1.5 && width < 1e4
      ? image.image.enlarged(by: Int(width.rounded(.up))) : image.image
    guard let png = try? PNGEncoder.encode(cells) else { return }
    let rendering = showsCells ? " style=\"image-rendering:pixelated\"" : ""
    text +=
      "<image \(snappedAttributes(image.frame)) preserveAspectRatio=\"none\"\(rendering) "
      + "xlink:href=\"data:image/png;base64,\(Data(png).base64EncodedString())\">"
      + "<title>\(escape(image.name))</title></image>\n"
  }

  private func paint(fill: CanvasColor?, stroke: SceneStroke?) -> String {
    var result = fill.map { colour("fill", $0) } ?? " fill=\"none\""
    guard let stroke, stroke.width > 0 else { return result }
    result += colour("stroke", stroke.colour) + " stroke-width=\"\(number(stroke.width))\""
    if stroke.hasRoundJoins { result += " stroke-linejoin=\"round\"" }
    if stroke.isRound { result += " stroke-linecap=\"round\"" }
    if !stroke.dashes.isEmpty {
      result +=
        " stroke-dasharray=\"\(stroke.dashes.map { number($0 * stroke.width) }.joined(separator: " "))\""
    }
    return result
  }

  private func colour(_ name: String, _ colour: CanvasColor) -> String {
    let opacity = colour.alpha == 255 ? "" : " \(name)-opacity=\"\(number(colour.opacity))\""
    return " \(name)=\"\(colour.hexadecimal)\"\(opacity)"
  }

  private func snappedAttributes(_ area: CanvasRectangle) -> String {
    let pixels = grid.snapped(area)
    let area = CanvasRectangle(
      x: pixels.x / grid.scale, y: pixels.y / grid.scale, width: pixels.width / grid.scale,
      height: pixels.height / grid.scale)
    return "x=\"\(number(area.x))\" y=\"\(number(area.y))\" width=\"\(number(area.width))\" "
      + "height=\"\(number(area.height))\""
  }

  private func path(_ path: CanvasPath) -> String {
    var data = ""
    for element in path.elements {
      switch element {
      case .move(let point): data += "M\(pair(point))"
      case .line(let point): data += "L\(pair(point))"
      case .quadratic(let control, let end): data += "Q\(pair(control)) \(pair(end))"
      case .cubic(let one, let two, let end): data += "C\(pair(one)) \(pair(two)) \(pair(end))"
      case .close: data += "Z"
      }
    }
    return data
  }

  private func pair(_ point: CanvasPoint) -> String { "\(number(point.x)) \(number(point.y))" }

  /// A length with three decimals and no trailing zeros; 0.001 pt is far below what any printer resolves.
  private func number(_ value: Double) -> String { VectorNumber.text(value) }

  private func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar.hasPlaceInLabel ? scalar : " ")
      }
    }
    return result
  }
}

/// Numbers in vector files.
enum VectorNumber {
  /// A number with at most three decimals and without trailing zeros; what is not finite becomes 0.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e9 else { return "0" }
    let thousandths = Int64((value * 1000).rounded())
    let magnitude = thousandths.magnitude
    var result = "\(magnitude / 1000)"
    let rest = magnitude % 1000
    if rest > 0 {
      var digits = "\(rest + 1000)".dropFirst()
      while digits.last == "0" { digits.removeLast() }
      result += ".\(digits)"
    }
    return thousandths < 0 ? "-" + result : result
  }
}

extension TypesetText {
  /// The bars above the runs that have one, relative to the start of the base line.
  var overbars: CanvasPath {
    var path = CanvasPath()
    for piece in pieces where piece.hasOverbar {
      let thickness = max(piece.size * 0.065, 0.4)
      let height = (TypefaceMetrics.capitalHeight + 0.1) * piece.size
      path.append(
        .rectangle(
          CanvasRectangle(
            x: piece.x + piece.width * 0.08, y: piece.y - height - thickness, width: piece.width * 0.84,
            height: thickness)))
    }
    return path
  }
}
