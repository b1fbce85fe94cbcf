import Foundation
import RasterCanvas

extension FigureScene {
  /// The scene as a PDF 1.4 document of one page: vector art, and text in embedded subsets of the typeface.
  ///
  /// There is no time stamp, so that the same figure gives the same bytes; the alternative text is the document's
  /// subject. Streams are not compressed.
  public func pdf(typeface: FigureTypeface) -> [UInt8] {
    var content = PDFContent(scene: self, typeface: typeface)
    content.draw()
    return content.document()
  }
}

extension ScientificFigure {
  /// The figure as PDF.
  public func pdf(typeface: FigureTypeface) -> [UInt8] { scene(typeface: typeface).pdf(typeface: typeface) }
}

/// Writes a scene as the content of a page.
private struct PDFContent {
  private let scene: FigureScene
  private let typeface: FigureTypeface
  private var stream = ""
  private var opacities: [UInt8] = []
  private var images: [RasterImage] = []
  private var fonts: [FigureFace: TrueTypeSubset] = [:]
  /// The characters used of each font, by glyph.
  private var used: [FigureFace: [Int: Unicode.Scalar]] = [:]

  init(scene: FigureScene, typeface: FigureTypeface) {
    self.scene = scene
    self.typeface = typeface
  }

  mutating func draw() {
    // Points from the upper left corner, as in the scene.
    stream += "1 0 0 -1 0 \(number(scene.height)) cm\n"
    for item in scene.items { draw(item) }
  }

  private mutating func draw(_ item: SceneItem) {
    switch item {
    case .shape(let shape):
      let outline = shape.fill == nil ? VectorLine.thinned(shape.path) : shape.path
      paint(path(outline, offset: .zero), fill: shape.fill, stroke: shape.stroke)
    case .markers(let markers):
      let outline = markers.shape.path(width: markers.size)
      for centre in markers.centres where centre.isFinite {
        paint(path(outline, offset: centre), fill: markers.fill, stroke: markers.stroke)
      }
    case .text(let text): draw(text)
    case .image(let image):
      let area = image.frame
      stream +=
        "q \(number(area.width)) 0 0 \(number(-area.height)) \(number(area.x)) \(number(area.maxY)) cm /I\(images.count) Do Q\n"
      images.append(image.image)
    case .group(let group):
      if let clip = group.clip {
        stream +=
          "q \(number(clip.x)) \(number(clip.y)) \(number(clip.width)) \(number(clip.height)) re W n\n"
      }
      for item in group.items { draw(item) }
      if group.clip != nil { stream += "Q\n" }
    }
  }

  private mutating func paint(_ data: String, fill: CanvasColor?, stroke: SceneStroke?) {
    guard !data.isEmpty else { return }
    if let fill {
      stream += "q \(state(fill))\(channels(fill)) rg\n\(data)f Q\n"
    }
    if let stroke, stroke.width > 0 {
      let ends = (stroke.isRound ? "1 J" : "0 J") + (stroke.hasRoundJoins ? " 1 j" : " 0 j 4 M")
      let dashes = stroke.dashes.map { number($0 * stroke.width) }.joined(separator: " ")
      stream +=
        "q \(state(stroke.colour))\(channels(stroke.colour)) RG \(number(stroke.width)) w \(ends) [\(dashes)] 0 d\n"
        + "\(data)S Q\n"
    }
  }

  private mutating func state(_ colour: CanvasColor) -> String {
    guard colour.alpha < 255 else { return "" }
    if !opacities.contains(colour.alpha) { opacities.append(colour.alpha) }
    return "/A\(colour.alpha) gs "
  }

  private func channels(_ colour: CanvasColor) -> String {
    [colour.red, colour.green, colour.blue].map { number(Double($0) / 255) }.joined(separator: " ")
  }

  private func number(_ value: Double) -> String { VectorNumber.text(value) }

  private func path(_ path: CanvasPath, offset: CanvasPoint) -> String {
    var data = ""
    var pen = CanvasPoint.zero
    func pair(_ point: CanvasPoint) -> String {
      "\(number(point.x + offset.x)) \(number(point.y + offset.y))"
    }
    for element in path.elements {
      switch element {
      case .move(let point):
        data += "\(pair(point)) m\n"
        pen = point
      case .line(let point):
        data += "\(pair(point)) l\n"
        pen = point
      case .quadratic(let control, let end):
        // A quadratic curve raised to a cubic one.
        let one = pen + (control - pen) * (2.0 / 3)
        let two = end + (control - end) * (2.0 / 3)
        data += "\(pair(one)) \(pair(two)) \(pair(end)) c\n"
        pen = end
      case .cubic(let one, let two, let end):
        data += "\(pair(one)) \(pair(two)) \(pair(end)) c\n"
        pen = end
      case .close: data += "h\n"
      }
    }
    return data
  }

  private mutating func draw(_ text: SceneText) {
    // The page is upside down, so letters are turned back by a negative scale.
    let turn = text.readsUpwards ? (0.0, -1.0, 1.0, 0.0) : (1.0, 0.0, 0.0, 1.0)
    stream +=
      "q \(number(turn.0)) \(number(turn.1)) \(number(turn.2)) \(number(turn.3)) \(number(text.origin.x)) "
      + "\(number(text.origin.y)) cm \(state(text.colour))\(channels(text.colour)) rg\n"
    for piece in text.text.pieces { draw(piece) }
    let bars = path(text.text.overbars, offset: .zero)
    if !bars.isEmpty { stream += bars + "f\n" }
    stream += "Q\n"
  }

  private mutating func draw(_ piece: TypesetText.Piece) {
    let line = typeface.font(piece.face).layout(piece.text, size: piece.size)
    guard line.missing.isEmpty, let font = font(piece.face) else {
      stream += path(line.path, offset: CanvasPoint(piece.x, piece.y)) + "f\n"
      return
    }
    var shown = ""
    var pen = 0.0
    for placed in line.glyphs {
      guard let glyph = font.glyph(placed.character) else { continue }
      used[piece.face, default: [:]][glyph] = placed.character
      // Kerning, in thousandths of an em against the reading direction.
      let shift = (pen - placed.x) / piece.size * 1000
      if abs(shift) > 0.5 { shown += "> \(number(shift)) <" }
      shown += Self.hexadecimal(glyph)
      pen = placed.x + Double(font.advance(glyph)) / 1000 * piece.size
    }
    guard !shown.isEmpty else { return }
    stream +=
      "BT /\(Self.name(piece.face)) \(number(piece.size)) Tf 1 0 0 -1 \(number(piece.x)) \(number(piece.y)) Tm "
      + "[<\(shown)>] TJ ET\n"
  }

  private mutating func font(_ face: FigureFace) -> TrueTypeSubset? {
    if let known = fonts[face] { return known }
    guard let data = FileManager.default.contents(atPath: typeface.font(face).path) else { return nil }
    let font = TrueTypeSubset(bytes: [UInt8](data))
    fonts[face] = font
    return font
  }

  private static func hexadecimal(_ value: Int) -> String {
    let digits = Array("0123456789ABCDEF")
    return String([12, 8, 4, 0].map { digits[value >> $0 & 15] })
  }

  private static func name(_ face: FigureFace) -> String {
    switch face {
    case .regular: "LiberationSans"
    case .bold: "LiberationSans-Bold"
    case .italic: "LiberationSans-Italic"
    case .boldItalic: "LiberationSans-BoldItalic"
    }
  }

  /// A text string of PDF: UTF-16, big end first, in hexadecimal.
  private static func string(_ text: String) -> String {
    let label = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.hasPlaceInLabel ? $0 : " " }))
    return "<FEFF" + label.utf16.map { hexadecimal(Int($0)) }.joined() + ">"
  }

  func document() -> [UInt8] {
    var objects = PDFObjects()
    let (root, pages, page, content, info) = (
      objects.reserve(), objects.reserve(), objects.reserve(), objects.reserve(), objects.reserve()
    )
    var resources = "/ProcSet [/PDF /Text /ImageC]"
    let faces = FigureFace.allCases.filter { used[$0]?.isEmpty == false }
    let fontNames = faces.map { face in "/\(Self.name(face)) \(write(face, into: &objects)) 0 R" }
    resources += " /Font << \(fontNames.joined(separator: " ")) >>"
    let states = opacities.sorted().map {
      "/A\($0) << /ca \(number(Double($0) / 255)) /CA \(number(Double($0) / 255)) >>"
    }
    resources += " /ExtGState << \(states.joined(separator: " ")) >>"
    let pictures = images.enumerated().map { "/I\($0.offset) \(Self.write($0.element, into: &objects)) 0 R" }
    resources += " /XObject << \(pictures.joined(separator: " ")) >>"
    objects.write(root, "<< /Type /Catalog /Pages \(pages) 0 R /Lang (en) >>")
    objects.write(pages, "<< /Type /Pages /Kids [\(page) 0 R] /Count 1 >>")
    objects.write(
      page,
      "<< /Type /Page /Parent \(pages) 0 R /MediaBox [0 0 \(number(scene.width)) \(number(scene.height))] "
        + "/Contents \(content) 0 R /Resources << \(resources) >> >>")
    objects.write(content, "", stream: Array(stream.utf8))
    objects.write(
      info,
      "<< /Title \(Self.string(scene.title)) /Subject \(Self.string(scene.altText)) /Producer (Interphase) >>"
    )
    return objects.finish(root: root, info: info)
  }

  /// Writes a subset of a font with the way back from glyphs to characters, so that text can be found and copied.
  private func write(_ face: FigureFace, into objects: inout PDFObjects) -> Int {
    guard let font = fonts[face], let characters = used[face] else { return 0 }
    let glyphs = characters.keys.sorted()
    let (number, descendant, descriptor, file, toUnicode) = (
      objects.reserve(), objects.reserve(), objects.reserve(), objects.reserve(), objects.reserve()
    )
    let base = "INTERP+" + Self.name(face)
    let measures = font.measures
    let isItalic = face == .italic || face == .boldItalic
    objects.write(
      number,
      "<< /Type /Font /Subtype /Type0 /BaseFont /\(base) /Encoding /Identity-H /DescendantFonts [\(descendant) 0 R] "
        + "/ToUnicode \(toUnicode) 0 R >>")
    let widths = glyphs.map { "\($0) [\(font.advance($0))]" }.joined(separator: " ")
    objects.write(
      descendant,
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /\(base) /CIDSystemInfo << /Registry (Adobe) "
        + "/Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /FontDescriptor \(descriptor) 0 R "
        + "/W [\(widths)] >>")
    let box = measures.box.map { "\($0)" }.joined(separator: " ")
    objects.write(
      descriptor,
      "<< /Type /FontDescriptor /FontName /\(base) /Flags 4 /FontBBox [\(box)] /ItalicAngle \(isItalic ? -12 : 0) "
        + "/Ascent \(measures.ascent) /Descent \(measures.descent) /CapHeight 688 /StemV 80 /FontFile2 \(file) 0 R >>"
    )
    let subset = font.subset(glyphs)
    objects.write(file, "/Length1 \(subset.count)", stream: subset)
    var map = """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def /CMapType 2 def
      1 begincodespacerange <0000> <FFFF> endcodespacerange

      """
    // At most a hundred entries stand in one block.
    for start in stride(from: 0, to: glyphs.count, by: 100) {
      let block = glyphs[start..<min(start + 100, glyphs.count)]
      map += "\(block.count) beginbfchar\n"
      for glyph in block {
        let units =
          characters[glyph].map { String($0).utf16.map { Self.hexadecimal(Int($0)) }.joined() } ?? "FFFD"
        map += "<\(Self.hexadecimal(glyph))> <\(units)>\n"
      }
      map += "endbfchar\n"
    }
    map += "endcmap CMapName currentdict /CMap defineresource pop end end"
    objects.write(toUnicode, "", stream: Array(map.utf8))
    return number
  }

  private static func write(_ image: RasterImage, into objects: inout PDFObjects) -> Int {
    let number = objects.reserve()
    var colours: [UInt8] = []
    var opacities: [UInt8] = []
    colours.reserveCapacity(3 * image.width * image.height)
    for row in 0..<image.height {
      for column in 0..<image.width {
        let colour = image[column, row] ?? .clear
        colours += [colour.red, colour.green, colour.blue]
        opacities.append(colour.alpha)
      }
    }
    let size =
      "/Type /XObject /Subtype /Image /Width \(image.width) /Height \(image.height) /BitsPerComponent 8"
    var mask = ""
    if opacities.contains(where: { $0 < 255 }) {
      let number = objects.reserve()
      objects.write(number, "\(size) /ColorSpace /DeviceGray", stream: opacities)
      mask = " /SMask \(number) 0 R"
    }
    objects.write(number, "\(size) /ColorSpace /DeviceRGB\(mask)", stream: colours)
    return number
  }
}
