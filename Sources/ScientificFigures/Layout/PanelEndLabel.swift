public import RasterCanvas

/// A label right of a frame at a value of y: the name of a line that ends there.
public struct PanelEndLabel: Sendable, Hashable {
  /// The label.
  public var text: FigureText
  /// The value of y at which it stands.
  public var y: Double
  /// The colour.
  public var colour: CanvasColor

  /// Creates a label.
  public init(_ text: FigureText, y: Double, colour: CanvasColor = .ink) {
    self.text = text
    self.y = y
    self.colour = colour
  }
}

/// The labels right of a frame that are set: outside of it they lie over no line, so each stays beside its own.
struct EndLabels {
  private var placed: [(text: TypesetText, label: PanelEndLabel, middle: Double)] = []
  private let left: Double

  private static let gap = 2.5
  /// The share of the page that a label may take; a longer one is cut.
  private static let widest = 0.18

  init(_ panel: ResolvedPanel, theme: FigureTheme, setter: TextSetter) {
    left = panel.frame.maxX + Self.gap
    let found = panel.panel.endLabels.compactMap { label -> (TypesetText, PanelEndLabel, Double)? in
      guard let place = panel.yMapping.position(label.y), !label.text.isEmpty,
        place >= panel.frame.minY - 0.5, place <= panel.frame.maxY + 0.5
      else { return nil }
      let short = setter.shortened(label.text, size: theme.noteSize, width: Self.widest * theme.width)
      return (
        setter.set(short, size: theme.noteSize), PanelEndLabel(short, y: label.y, colour: label.colour), place
      )
    }.sorted { $0.2 < $1.2 }
    guard let first = found.first, let last = found.last else { return }
    // Where lines end closer than labels are high, every second or third is named instead of moving names away.
    let height = first.0.height
    let room = Int((last.2 - first.2) / height) + 1
    let every = (found.count + room - 1) / room
    let kept = found.indices.filter { $0 % every == 0 }.map { found[$0] }
    let places = LabelSpreading.spread(
      wanted: kept.map(\.2), extents: kept.map { $0.0.height * 0.95 },
      from: panel.frame.minY - height / 2, to: panel.frame.maxY + height / 2)
    placed = zip(kept, places).map { (text: $0.0, label: $0.1, middle: $1) }
  }

  /// The room right of the frame, in points.
  var width: Double { placed.map { $0.text.width + Self.gap }.max() ?? 0 }

  var items: [SceneItem] {
    placed.map { text, label, middle in
      .text(
        SceneText(
          text: text, source: label.text, origin: CanvasPoint(left, middle + text.capitalHeight / 2),
          readsUpwards: false, colour: label.colour, role: .annotation))
    }
  }
}
