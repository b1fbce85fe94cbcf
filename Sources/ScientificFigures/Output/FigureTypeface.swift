public import RasterCanvas

/// The pinned typeface of figures in its four cuts.
public struct FigureTypeface: TextMeasuring {
  private let regular: OutlineFont
  private let bold: OutlineFont
  private let italic: OutlineFont
  private let boldItalic: OutlineFont

  /// Opens Liberation Sans 2.
  ///
  /// - Throws: `RasterProblem` with the package to install where it is missing.
  public init() throws(RasterProblem) {
    let cuts: [PinnedTypeface] = [.regular, .bold, .italic, .boldItalic]
    // The checksum of a file takes longer than all else; four files take turns on the cores.
    let fonts = try ConcurrentResults.collect(count: cuts.count) { index throws(RasterProblem) in
      try OutlineFont(cuts[index])
    }
    (regular, bold, italic, boldItalic) = (fonts[0], fonts[1], fonts[2], fonts[3])
  }

  /// The font of a cut.
  public func font(_ face: FigureFace) -> OutlineFont {
    switch face {
    case .regular: regular
    case .bold: bold
    case .italic: italic
    case .boldItalic: boldItalic
    }
  }

  /// The width of a line of text with kerning, in the unit of `size`.
  public func advance(of text: String, face: FigureFace, size: Double) -> Double {
    font(face).width(of: text, size: size)
  }
}
