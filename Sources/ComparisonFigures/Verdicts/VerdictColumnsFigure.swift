import RasterCanvas
public import ScientificFigures

/// The verdicts of several binders against one reference side by side: a column a binder, a row a measure.
public struct VerdictColumnsFigure: Sendable {
  /// The verdicts of each binder, all against the same reference.
  public var forests: [VerdictForestFigure]

  /// Creates the figure's input.
  public init(forests: [VerdictForestFigure]) { self.forests = forests }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let lines = forests.flatMap(\.lines)
    let rows = VerdictRows(lines, theme: theme)
    let cells = forests.enumerated().map { column, forest in
      var axis = rows.axis
      axis.showsTickLabels = column == 0
      let unanswered = forest.lines.compactMap { line -> NoteMark? in
        guard case .noAnswer = line.outcome, let level = rows.level(of: line) else { return nil }
        return NoteMark(
          "no answer", x: nil, y: level, alignment: .trailing, colour: .noteGrey, size: theme.noteSize)
      }
      return FigureCell(
        row: 0, column: column,
        panel: FigurePanel(
          title: FigureText(markup: forest.binder),
          x: FigureAxis(
            FigureText(markup: "Ratio to \(forest.reference)"), scale: .logarithmic, padding: (0.08, 0.08),
            group: "ratio", anchor: 1),
          y: axis, marks: forest.marks(in: rows, theme: theme) + unanswered, hasLetter: false))
    }
    return ScientificFigure(
      name: "verdict-columns", title: "Verdicts of \(Spoken.list(forests.map(\.binder)))",
      caption: caption, altText: forests.map { $0.figure(theme: theme).altText }.joined(separator: " "),
      theme: theme, columnWeights: forests.map { _ in 1 }, rowHeights: [rows.height(theme: theme)],
      lowestRows: VerdictRows.lowest,
      cells: cells, legend: VerdictForestFigure.legend(of: lines, theme: theme), columnGap: 5)
  }

  private var caption: String {
    let reference = forests.first?.reference ?? ""
    let intervals = forests.first?.intervalName ?? "95 % intervals"
    return
      "Binders relative to \(reference): ratios of the means over cells with \(intervals). Triangles up and down: "
      + "higher or lower after correction for the number of tests; open circles: not resolved."
  }
}
