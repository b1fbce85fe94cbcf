import InterphaseCFreeType

/// The measures of a typeface in font units, y up.
struct TypefaceMeasures: Sendable {
  var unitsPerEm: Int
  var ascender: Int
  var descender: Int
  var lineHeight: Int
  var capHeight: Int
  var xHeight: Int
}

/// One glyph in font units, y up.
struct TypefaceGlyph: Sendable {
  /// FreeType's index; 0 for a character that the typeface does not have.
  var index: UInt32
  var advance: Int
  var outline: CanvasPath

  var isMissing: Bool { index == 0 }
}

/// An open font file with the outlines read so far.
///
/// Used by one thread at a time.
struct Typeface: ~Copyable {
  private let handle: OpaquePointer
  let name: String
  private(set) var measures: TypefaceMeasures
  private let hasKerning: Bool
  private var glyphs: [Unicode.Scalar: TypefaceGlyph] = [:]
  private var kernings: [UInt64: Int] = [:]

  init(bytes: [UInt8], path: String) throws(RasterProblem) {
    var opened: OpaquePointer?
    let error = interphase_typeface_open(bytes, bytes.count, &opened)
    guard error == 0, let opened else {
      throw RasterProblem(
        .fontUnreadable, found: "The font file \(path) is no scalable typeface (FreeType error \(error))",
        remedy: "Name a TrueType or OpenType file.")
    }
    var read = interphase_typeface_measures()
    interphase_typeface_measure(opened, &read)
    guard read.units_per_em > 0 else {
      interphase_typeface_close(opened)
      throw RasterProblem(
        .fontUnreadable, found: "The font file \(path) states no size of its em square",
        remedy: "Name a TrueType or OpenType file.")
    }
    handle = opened
    var characters = [CChar](repeating: 0, count: 256)
    interphase_typeface_name(opened, &characters, characters.count)
    name = String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    hasKerning = read.has_kerning != 0
    measures = TypefaceMeasures(
      unitsPerEm: Int(read.units_per_em), ascender: Int(read.ascender), descender: Int(read.descender),
      lineHeight: Int(read.line_height), capHeight: Int(read.cap_height), xHeight: Int(read.x_height))
    // Old files do not state these two: the letters themselves do.
    if measures.capHeight <= 0 { measures.capHeight = top(of: "H") ?? measures.ascender }
    if measures.xHeight <= 0 { measures.xHeight = top(of: "x") ?? measures.ascender / 2 }
  }

  deinit { interphase_typeface_close(handle) }

  private mutating func top(of character: Unicode.Scalar) -> Int? {
    let glyph = glyph(character)
    return glyph.isMissing ? nil : glyph.outline.controlBounds.map { Int($0.maxY) }
  }

  /// The glyph of a character; a box where the typeface has none.
  mutating func glyph(_ character: Unicode.Scalar) -> TypefaceGlyph {
    if let known = glyphs[character] { return known }
    let index = interphase_typeface_glyph(handle, character.value)
    let glyph = index == 0 ? box() : read(index)
    glyphs[character] = glyph
    return glyph
  }

  /// The kerning between two glyphs.
  mutating func kerning(_ left: TypefaceGlyph, _ right: TypefaceGlyph) -> Int {
    guard hasKerning, !left.isMissing, !right.isMissing else { return 0 }
    let key = UInt64(left.index) << 32 | UInt64(right.index)
    if let known = kernings[key] { return known }
    let kerning = Int(interphase_typeface_kerning(handle, left.index, right.index))
    kernings[key] = kerning
    return kerning
  }

  /// The box that stands for a character that the typeface does not have.
  private func box() -> TypefaceGlyph {
    let em = Double(measures.unitsPerEm)
    let height = Double(measures.capHeight > 0 ? measures.capHeight : measures.ascender)
    let line = em / 20
    var outline = CanvasPath.rectangle(
      CanvasRectangle(x: em * 0.08, y: 0, width: em * 0.5, height: height))
    let inner = CanvasRectangle(
      x: em * 0.08 + line, y: line, width: em * 0.5 - 2 * line, height: height - 2 * line)
    // The other way round, so that the non-zero rule leaves it open.
    outline.append(
      .polygon([
        CanvasPoint(inner.minX, inner.minY), CanvasPoint(inner.minX, inner.maxY),
        CanvasPoint(inner.maxX, inner.maxY), CanvasPoint(inner.maxX, inner.minY),
      ]))
    return TypefaceGlyph(index: 0, advance: Int(em * 0.66), outline: outline)
  }

  private func read(_ index: UInt32) -> TypefaceGlyph {
    var loaded = interphase_glyph_outline()
    defer { interphase_glyph_outline_free(&loaded) }
    guard interphase_typeface_outline(handle, index, &loaded) == 0 else { return box() }
    let verbs = UnsafeBufferPointer(start: loaded.verbs, count: Int(loaded.verb_count))
    let numbers = UnsafeBufferPointer(start: loaded.coordinates, count: Int(loaded.coordinate_count))
    var outline = CanvasPath()
    var next = 0
    func point() -> CanvasPoint {
      defer { next += 2 }
      return CanvasPoint(Double(numbers[next]), Double(numbers[next + 1]))
    }
    for verb in verbs {
      switch verb {
      case 0:
        outline.close()
        outline.move(to: point())
      case 1: outline.line(to: point())
      case 2:
        let control = point()
        outline.curve(to: point(), control: control)
      default:
        let control1 = point()
        let control2 = point()
        outline.curve(to: point(), control1: control1, control2: control2)
      }
    }
    outline.close()
    return TypefaceGlyph(index: index, advance: Int(loaded.advance), outline: outline)
  }
}
