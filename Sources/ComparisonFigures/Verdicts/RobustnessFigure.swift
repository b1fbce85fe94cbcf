import RasterCanvas
public import ScientificFigures

/// What would turn the verdicts between two binders: a row a measure, a column a choice, a panel a technique.
public struct RobustnessFigure: Sendable {
  /// The verdicts of one technique under its choices.
  public struct Panel: Sendable {
    /// The technique.
    public var title: String
    /// The choices in the order of the columns.
    public var choices: [String]
    /// The measures.
    public var rows: [Row]

    /// Creates a panel.
    public init(title: String, choices: [String], rows: [Row]) {
      self.title = title
      self.choices = choices
      self.rows = rows
    }
  }

  /// One measure.
  public struct Row: Sendable {
    /// The measure in markup, with its verdict: `LiF in F 1s, lower`.
    public var measure: String
    /// What becomes of the verdict under each choice.
    public var states: [State]

    /// Creates a row.
    public init(measure: String, states: [State]) {
      self.measure = measure
      self.states = states
    }
  }

  /// What becomes of a verdict under a choice.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It is the same.
    case holds
    /// It is not resolved any more, or is resolved only so.
    case otherwise
    /// It says the opposite.
    case opposite
    /// There is no comparison any more.
    case noComparison = "no comparison"
  }

  /// The binder that is compared.
  public var binder: String
  /// The binder that it is compared with.
  public var reference: String
  /// The panels.
  public var panels: [Panel]

  /// Creates the figure's input.
  public init(binder: String, reference: String, panels: [Panel]) {
    self.binder = binder
    self.reference = reference
    self.panels = panels
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let states = Set(panels.flatMap(\.rows).flatMap(\.states))
    let places = panels.map { VerdictRows(Self.lines(of: $0), theme: theme) }
    let heights = places.map { $0.height(theme: theme) }
    let isBeside = Self.areBeside(heights, theme: theme)
    let choices = panels.map(\.choices.count).max() ?? 0
    return ScientificFigure(
      name: "robustness", title: "What would turn the verdicts on \(binder) against \(reference)",
      caption: caption, altText: spoken, theme: theme, columnWeights: isBeside ? [1, 1] : [1],
      rowHeights: isBeside ? Self.rows(heights, theme: theme) : heights,
      lowestRows: VerdictRows.lowest,
      cells: zip(panels, places).enumerated().map { index, part in
        let panel = drawn(part.0, at: part.1, columns: isBeside ? choices : max(choices, 6), theme: theme)
        guard isBeside else { return FigureCell(row: index, column: 0, panel: panel) }
        return index == 0
          ? FigureCell(row: 0, column: 0, rowSpan: panels.count - 1, panel: panel)
          : FigureCell(row: index - 1, column: 1, panel: panel)
      },
      legend: State.allCases.filter(states.contains).map {
        LegendEntry(FigureText(plain: Self.word(of: $0)), marker: Self.marker($0, theme: theme))
      }, notes: panels.map { FigureText(markup: "\($0.title): \(Self.key(to: $0))") })
  }

  /// Whether the first panel stands beside the others: where all under one another would be higher than wide, and the page
  /// has room for two columns of names.
  private static func areBeside(_ heights: [Double], theme: FigureTheme) -> Bool {
    heights.count > 2 && theme.width > 300 && heights.reduce(0, +) > theme.width
  }

  /// The heights of the rows beside the first panel, so that both columns have the room they need.
  private static func rows(_ heights: [Double], theme: FigureTheme) -> [Double] {
    let others = Array(heights.dropFirst())
    let growth = max(1, heights[0] / others.reduce(0, +))
    return others.map { $0 * growth }
  }

  /// `(a) Shirley background; (b) SGL lines`.
  private static func key(to panel: Panel) -> String {
    zip(letters, panel.choices).map { "(\($0)) \($1)" }.joined(separator: "; ") + "."
  }

  /// The names of columns; more choices than letters are never declared.
  private static let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)

  /// The measures as lines under the technique's name.
  private static func lines(of panel: Panel) -> [VerdictForestFigure.Line] {
    panel.rows.map {
      VerdictForestFigure.Line(group: panel.title, measure: $0.measure, outcome: .noAnswer(""))
    }
  }

  private func drawn(
    _ panel: Panel, at rows: VerdictRows, columns count: Int, theme: FigureTheme
  ) -> FigurePanel {
    let columns = zip(Self.letters, panel.choices).enumerated().map { index, column in
      AxisTicks.Labelled(Double(index), FigureText(plain: column.0))
    }
    let lines = Self.lines(of: panel)
    let marks = State.allCases.compactMap { state -> (any PanelMark)? in
      let places = zip(panel.rows, lines).flatMap { row, line -> [(x: Double, y: Double)] in
        guard let level = rows.level(of: line) else { return [] }
        return row.states.enumerated().filter { $0.element == state }.map { (Double($0.offset), level) }
      }
      guard !places.isEmpty else { return nil }
      return PointsMark(x: places.map(\.x), y: places.map(\.y), marker: Self.marker(state, theme: theme))
    }
    return FigurePanel(
      x: FigureAxis(
        FigureText(runs: []), limits: AxisLimits(-0.6, max(Double(count), 1) - 0.4), places: columns,
        showsTicks: false, showsLabel: false),
      y: rows.axis, marks: marks, hasLetter: false)
  }

  private static func marker(_ state: State, theme: FigureTheme) -> MarkerStyle {
    let (shape, colour, isFilled): (MarkerShape, CanvasColor, Bool) =
      switch state {
      case .holds: (.circle, SeriesPalette.blue, true)
      case .otherwise: (.circle, SeriesPalette.orange, false)
      case .opposite: (.diamond, SeriesPalette.vermilion, true)
      case .noComparison: (.cross, SeriesPalette.grey, true)
      }
    return MarkerStyle(
      shape, size: theme.markerSize * 1.3, fill: isFilled ? colour : .white,
      stroke: SceneStroke(colour, width: theme.lineWidth * 0.8))
  }

  private static func word(of state: State) -> String {
    state == .otherwise ? "not resolved, or only so" : state.rawValue
  }

  private var caption: String {
    "\(binder) against \(reference): every verdict once more under the choices that a referee would question, one at a "
      + "time. With fewer than five cells of a binder, leaving one out is judged by the sign of the difference."
  }

  private var spoken: String {
    let rows = panels.flatMap { panel in
      panel.rows.map { row in
        let turning = zip(panel.choices, row.states).filter { $0.1 != .holds }.map(\.0)
        let name = FigureText(markup: row.measure).plainText
        return turning.isEmpty
          ? "\(name): holds under all choices" : "\(name): turns with \(turning.joined(separator: ", "))"
      }
    }
    return "Map of choices of \(binder) against \(reference). \(rows.joined(separator: ". "))."
  }
}
