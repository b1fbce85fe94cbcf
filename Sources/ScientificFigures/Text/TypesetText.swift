/// A text whose runs have sizes and places: what all outputs draw, so that they agree.
///
/// Places are relative to the start of the base line, x to the right and y down, in points.
public struct TypesetText: Sendable, Hashable {
  /// A run at its place.
  public struct Piece: Sendable, Hashable {
    /// The characters.
    public var text: String
    /// The cut of the typeface.
    public var face: FigureFace
    /// The size, in points.
    public var size: Double
    /// Where the run starts.
    public var x: Double
    /// Its base line; negative is above that of the text.
    public var y: Double
    /// How wide it is.
    public var width: Double
    /// Whether a bar stands above it.
    public var hasOverbar: Bool
  }

  /// The runs.
  public let pieces: [Piece]
  /// The width of the whole, in points.
  public let width: Double
  /// How far the text reaches above its base line, in points.
  public let ascent: Double
  /// How far it reaches below, in points.
  public let descent: Double
  /// The size of its base letters, in points.
  public let size: Double

  /// The size of sub- and superscripts relative to the text, unless that is smaller than a journal takes.
  public static let scriptScale = 0.72
  /// How far a superscript is raised, in em of the text.
  static let rise = 0.36
  /// How far a subscript is lowered, in em of the text.
  static let drop = 0.18

  /// Sets a text in a face and size; sub- and superscripts are not smaller than `smallest`, nor larger than the text.
  public init(
    _ text: FigureText, size: Double, bold: Bool = false, smallest: Double = 0, measuring: any TextMeasuring
  ) {
    let scriptSize = min(size, max(size * Self.scriptScale, smallest))
    var pieces: [Piece] = []
    var pen = 0.0
    var ascent = TypefaceMetrics.ascent * size
    var descent = TypefaceMetrics.descent * size
    var stackStart: Double?
    for (index, run) in text.runs.enumerated() {
      let face: FigureFace =
        switch (bold, run.isItalic) {
        case (false, false): .regular
        case (true, false): .bold
        case (false, true): .italic
        case (true, true): .boldItalic
        }
      let runSize = run.level == .baseline ? size : scriptSize
      // A superscript directly after a subscript stands above it, as in PO2−.
      let stacks =
        run.level == .superscripted && index > 0 && text.runs[index - 1].level == .subscripted
      let x = stacks ? stackStart ?? pen : pen
      let y: Double =
        switch run.level {
        case .baseline: 0
        case .subscripted: Self.drop * size
        case .superscripted: -(Self.rise + (stacks ? 0.2 : 0)) * size
        }
      let width = measuring.advance(of: run.text, face: face, size: runSize)
      pieces.append(
        Piece(
          text: run.text, face: face, size: runSize, x: x, y: y, width: width, hasOverbar: run.hasOverbar))
      stackStart = run.level == .subscripted ? pen : nil
      pen = max(pen, x + width)
      ascent = max(ascent, -y + TypefaceMetrics.ascent * runSize + (run.hasOverbar ? 0.08 * size : 0))
      descent = max(descent, y + TypefaceMetrics.descent * runSize)
    }
    self.pieces = pieces
    self.size = size
    self.width = pen
    self.ascent = text.isEmpty ? 0 : ascent
    self.descent = text.isEmpty ? 0 : descent
  }

  /// The height from the highest to the lowest point, in points.
  public var height: Double { ascent + descent }

  /// The height of capitals of the text, in points; what a line is centred by.
  public var capitalHeight: Double { TypefaceMetrics.capitalHeight * size }
}
