/// One glyph of a laid-out text.
public struct PlacedGlyph: Sendable, Hashable {
  /// The character.
  public var character: Unicode.Scalar
  /// The distance from the text's origin to the glyph's origin, in pixels.
  public var x: Double
  /// The glyph's own advance without kerning, in pixels.
  public var advance: Double
  /// The outline relative to the text's origin on the base line, y down, to be filled by the non-zero rule.
  public var path: CanvasPath
}

/// One line of text as outlines; the origin is the left end of the base line, y down.
public struct LaidOutText: Sendable, Hashable {
  /// The advance of the whole line, kerning included, in pixels.
  public var width: Double
  /// The glyphs from left to right.
  public var glyphs: [PlacedGlyph]
  /// The characters that the typeface does not have; each is shown as a box.
  public var missing: [Unicode.Scalar]

  /// All outlines as one path.
  public var path: CanvasPath {
    var path = CanvasPath()
    for glyph in glyphs { path.append(glyph.path) }
    return path
  }

  /// The box around the ink; `nil` where there is none.
  public var inkBounds: CanvasRectangle? { path.controlBounds }
}
