/// A cut of the typeface of figures.
public enum FigureFace: Sendable, Hashable, CaseIterable {
  /// Upright.
  case regular
  /// Upright, bold.
  case bold
  /// Slanted.
  case italic
  /// Slanted, bold.
  case boldItalic
}

/// What layout must know of a typeface.
public protocol TextMeasuring: Sendable {
  /// The width of a line of text with kerning, in the unit of `size`.
  func advance(of text: String, face: FigureFace, size: Double) -> Double
}

/// The vertical measures of Liberation Sans 2 in em, from its OS/2 and hhea tables.
enum TypefaceMetrics {
  /// The height of capitals: 1409 of 2048 units.
  static let capitalHeight = 0.688
  /// The height of x: 1082 of 2048 units.
  static let lowercaseHeight = 0.528
  /// What stands above the line at most in Latin text (b, d, brackets).
  static let ascent = 0.74
  /// What hangs below the line (g, p, y, brackets).
  static let descent = 0.212
}
