import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// All verdicts between two binders in one picture: each measure's ratio with its interval, and what follows from it.
public struct VerdictForestFigure: Sendable {
  /// A line of the picture.
  public struct Line: Sendable {
    /// The technique that it belongs to: `XPS`.
    public var group: String
    /// The measure in markup.
    public var measure: String
    /// What was found.
    public var outcome: Outcome

    /// Creates a line.
    public init(group: String, measure: String, outcome: Outcome) {
      self.group = group
      self.measure = measure
      self.outcome = outcome
    }
  }

  /// What was found for a measure.
  public enum Outcome: Sendable, Hashable {
    /// The ratio with the ends of its interval (an open end is 0 or infinite) and the verdict.
    case ratio(Double, lower: Double, upper: Double, verdict: Verdict)
    /// There is no number, and why.
    case noAnswer(String)
  }

  /// What follows for the first binder against the second.
  public enum Verdict: String, Sendable, Hashable {
    /// The measure is higher.
    case higher
    /// The measure is lower.
    case lower
    /// The data do not tell.
    case notResolved = "not resolved"
  }

  /// The binder in the numerator.
  public var binder: String
  /// The binder in the denominator.
  public var reference: String
  /// The lines, those of a group together.
  public var lines: [Line]
  /// What the intervals are: `95 % intervals, Welch–Satterthwaite on logarithms`.
  public var intervalName: String
  /// How the verdicts are corrected for the number of tests, which the intervals are not; empty for not at all.
  public var correction: String

  /// Creates the figure's input.
  public init(
    binder: String, reference: String, lines: [Line], intervalName: String = "95 % intervals",
    correction: String = "Holm"
  ) {
    self.binder = binder
    self.reference = reference
    self.lines = lines
    self.intervalName = intervalName
    self.correction = correction
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let rows = VerdictRows(lines, theme: theme)
    // On a column the words would leave no room for the data, and the markers say the same.
    let notes = RowNotesMark(
      lines.compactMap { note($0, in: rows, hasVerdict: theme.width > 300) })
    let forest = FigurePanel(
      x: FigureAxis(
        FigureText(markup: "Ratio \(binder) : \(reference)"), scale: .logarithmic, padding: (0.06, 0.06),
        anchor: 1),
      y: rows.axis, marks: marks(in: rows, theme: theme) + [notes], hasLetter: false)
    return ScientificFigure(
      name: "verdicts", title: "\(binder) against \(reference)", caption: caption, altText: spoken,
      theme: theme,
      columnWeights: [1], rowHeights: [rows.height(theme: theme)], lowestRows: VerdictRows.lowest,
      cells: [FigureCell(row: 0, column: 0, panel: forest)],
      legend: Self.legend(of: lines, theme: theme), notes: correctionNote)
  }

  private static func look(_ verdict: Verdict) -> (colour: CanvasColor, shape: MarkerShape) {
    switch verdict {
    case .higher: (SeriesPalette.vermilion, .triangleUp)
    case .lower: (SeriesPalette.blue, .triangleDown)
    case .notResolved: (SeriesPalette.grey, .circle)
    }
  }

  private static func marker(_ verdict: Verdict, theme: FigureTheme) -> MarkerStyle {
    let look = look(verdict)
    return MarkerStyle(
      look.shape, size: theme.markerSize * 1.15, fill: verdict == .notResolved ? .white : look.colour,
      stroke: SceneStroke(look.colour, width: theme.lineWidth * 0.8))
  }

  /// The ratios with their intervals, and the line of no difference.
  func marks(in rows: VerdictRows, theme: FigureTheme) -> [any PanelMark] {
    var marks: [any PanelMark] = [
      GuidesMark(
        [GuidesMark.Guide(1, FigureText(runs: []))],
        stroke: SceneStroke(.noteGrey, width: theme.fineWidth, dashes: [3, 2]))
    ]
    for line in lines {
      guard let level = rows.level(of: line),
        case .ratio(let value, let lower, let upper, let verdict) = line.outcome
      else { continue }
      let look = Self.look(verdict)
      marks.append(
        PointsMark(
          x: [value], y: [level], marker: Self.marker(verdict, theme: theme),
          horizontalBars: [AxisLimits(lower, upper)],
          barStroke: SceneStroke(look.colour, width: theme.lineWidth),
          cap: 3))
    }
    return marks
  }

  /// Why the verdict of a row may be other than its interval suggests.
  var correctionNote: [FigureText] {
    let hasVerdicts = lines.contains { line in
      if case .ratio = line.outcome { return true }
      return false
    }
    guard hasVerdicts, !correction.isEmpty else { return [] }
    return [
      FigureText(
        plain:
          "Bars: \(intervalName), each for itself. Verdicts: \(correction)-adjusted for the number of tests, so "
          + "that a row whose bar misses 1 may be not resolved.")
    ]
  }

  private func note(_ line: Line, in rows: VerdictRows, hasVerdict: Bool) -> RowNotesMark.Note? {
    guard let level = rows.level(of: line) else { return nil }
    switch line.outcome {
    case .ratio(let value, let lower, let upper, let verdict):
      let numbers = PrintedNumber.value(value, from: lower, to: upper)
      return RowNotesMark.Note(
        FigureText(markup: numbers + (hasVerdict ? ", \(verdict.rawValue)" : "")), y: level)
    case .noAnswer(let reason):
      return RowNotesMark.Note(FigureText(plain: reason), y: level, colour: .noteGrey)
    }
  }

  /// What the markers of some lines mean.
  static func legend(of lines: [Line], theme: FigureTheme) -> [LegendEntry] {
    [Verdict.higher, .lower, .notResolved].filter { wanted in
      lines.contains { line in
        if case .ratio(_, _, _, let verdict) = line.outcome { return verdict == wanted }
        return false
      }
    }.map { LegendEntry(FigureText(plain: $0.rawValue), marker: marker($0, theme: theme)) }
  }

  private var caption: String {
    "\(binder) relative to \(reference): ratio of the means over cells, \(intervalName) without correction for the "
      + "number of tests. Triangles up and down: higher or lower after that correction; open circles: not resolved, "
      + "also where a bar misses 1."
  }

  private var spoken: String {
    let sentences = lines.map { line in
      let measure = FigureText(markup: line.measure).plainText
      switch line.outcome {
      case .ratio(let value, let lower, let upper, let verdict):
        return
          "\(measure): \(verdict.rawValue), ratio with interval \(PrintedNumber.value(value, from: lower, to: upper))"
      case .noAnswer(let reason): return "\(measure): \(reason)"
      }
    }
    return
      "Forest plot of \(binder) against \(reference), \(intervalName). \(sentences.joined(separator: ". "))."
  }
}
