import RasterCanvas

extension FigureScene {
  /// The characters that the typeface does not have and the page shows as boxes, each once, in the order of the page.
  public func missingCharacters(in typeface: FigureTypeface) -> [Unicode.Scalar] {
    var missing: [Unicode.Scalar] = []
    for piece in texts.flatMap(\.text.pieces) {
      let font = typeface.font(piece.face)
      for character in piece.text.unicodeScalars
      where !missing.contains(character) && font.advance(of: character, size: 1) == nil {
        missing.append(character)
      }
    }
    return missing
  }
}
