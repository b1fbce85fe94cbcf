import RasterCanvas

/// Lines of small grey text under the panels of a page.
struct NoteLines {
  private var lines: [(text: TypesetText, source: FigureText)] = []
  private static let gap = 1.5

  /// No lines.
  init() {}

  /// Breaks notes into lines of a width, in points.
  init(_ notes: [FigureText], theme: FigureTheme, setter: TextSetter, width: Double) {
    lines = notes.flatMap { setter.lines($0, size: theme.noteSize, width: width) }
  }

  /// The height of all lines, in points.
  var height: Double { lines.reduce(0) { $0 + $1.text.height + Self.gap } }

  /// The lines over a bottom edge.
  func items(left: Double, bottom: Double) -> [SceneItem] {
    var y = bottom
    return lines.reversed().map { line in
      defer { y -= line.text.height + Self.gap }
      return .text(
        SceneText(
          text: line.text, source: line.source, origin: CanvasPoint(left, y - line.text.descent),
          readsUpwards: false, colour: .noteGrey, role: .annotation))
    }
  }
}
