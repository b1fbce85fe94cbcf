public import RasterCanvas

/// A column of texts right of the frame, one at each of some values of y: what the rows of a forest plot say in numbers.
///
/// The layout keeps the width of the widest text free; a text wider than a share of the page goes on in a second line,
/// which is cut where it does not hold the rest.
public struct RowNotesMark: PanelMark {
  /// A text with its row.
  public struct Note: Sendable, Hashable {
    /// The text.
    public var text: FigureText
    /// The value of y.
    public var y: Double
    /// The colour.
    public var colour: CanvasColor

    /// Creates a note.
    public init(_ text: FigureText, y: Double, colour: CanvasColor = .ink) {
      self.text = text
      self.y = y
      self.colour = colour
    }
  }

  /// The texts.
  public var notes: [Note]

  /// Creates a column.
  public init(_ notes: [Note]) { self.notes = notes }

  /// Whether the mark is cut at the frame.
  public var isClipped: Bool { false }

  private static let gap = 4.0
  private static let widest = 0.36

  private func lines(_ note: Note, in plot: PlotContext) -> [(text: TypesetText, source: FigureText)] {
    plot.setter.name(note.text, size: plot.theme.tickSize, width: Self.widest * plot.theme.width)
  }

  /// How far the widest text stands out.
  public func overhangRight(in plot: PlotContext) -> Double {
    let widths = notes.flatMap { lines($0, in: plot) }.map(\.text.width)
    return widths.max().map { $0 + Self.gap } ?? 0
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    notes.flatMap { note -> [SceneItem] in
      guard let middle = plot.y.position(note.y) else { return [] }
      let lines = lines(note, in: plot)
      return lines.centred(at: middle).map { line in
        .text(
          SceneText(
            text: line.text, source: line.source,
            origin: CanvasPoint(plot.frame.maxX + Self.gap, line.baseline), readsUpwards: false,
            colour: note.colour, role: .annotation))
      }
    }
  }
}
