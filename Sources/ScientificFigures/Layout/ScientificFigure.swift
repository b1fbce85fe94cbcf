public import RasterCanvas

/// A figure as a value: panels in a grid, a theme, and what it shows in words.
public struct ScientificFigure: Sendable {
  /// The stable name, used for files: `xps-fits`.
  public var name: String
  /// The title for metadata.
  public var title: String
  /// The caption for the page, in markup.
  public var caption: String
  /// What the figure shows in words and numbers.
  public var altText: String
  /// Sizes and habits.
  public var theme: FigureTheme
  /// The relative widths of the columns; their number is the number of columns.
  public var columnWeights: [Double]
  /// The heights of the rows, in points, of the frames alone.
  public var rowHeights: [Double]
  /// The share of their heights that rows keep at least where the page would be higher than the journal's; 1 where they
  /// must not become lower.
  public var lowestRows: Double
  /// The panels at their places.
  public var cells: [FigureCell]
  /// Whole figures that make up the page instead of panels, row by row; a page of panels has none.
  public var blocks: [[FigureBlock]]
  /// A legend above all panels.
  public var legend: [LegendEntry]
  /// Lines of small grey text under all panels.
  public var notes: [FigureText]
  /// The gap between columns beside what labels need, in points.
  public var columnGap: Double
  /// The gap between rows beside what labels need, in points.
  public var rowGap: Double

  /// Creates a figure.
  public init(
    name: String, title: String, caption: String = "", altText: String, theme: FigureTheme = .nature183,
    columnWeights: [Double], rowHeights: [Double], lowestRows: Double = 0.7, cells: [FigureCell],
    blocks: [[FigureBlock]] = [],
    legend: [LegendEntry] = [],
    notes: [FigureText] = [], columnGap: Double = 8, rowGap: Double = 6
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    self.altText = altText
    self.theme = theme
    self.columnWeights = columnWeights
    self.rowHeights = rowHeights
    self.lowestRows = lowestRows
    self.cells = cells
    self.blocks = blocks
    self.legend = legend
    self.notes = notes
    self.columnGap = columnGap
    self.rowGap = rowGap
  }
}

/// A panel at its place in the grid.
public struct FigureCell: Sendable {
  /// The row, from 0 at the top.
  public var row: Int
  /// The column, from 0 at the left.
  public var column: Int
  /// How many rows it takes.
  public var rowSpan: Int
  /// How many columns it takes.
  public var columnSpan: Int
  /// The panel.
  public var panel: FigurePanel

  /// Creates a cell.
  public init(row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, panel: FigurePanel) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.panel = panel
  }
}

/// A line of a legend.
public struct LegendEntry: Sendable {
  /// The name.
  public var text: FigureText
  /// The line of the sample; `nil` for none.
  public var line: SceneStroke?
  /// The marker of the sample; `nil` for none.
  public var marker: MarkerStyle?
  /// The filled patch of the sample; `nil` for none.
  public var fill: CanvasColor?

  /// Creates an entry.
  public init(
    _ text: FigureText, line: SceneStroke? = nil, marker: MarkerStyle? = nil, fill: CanvasColor? = nil
  ) {
    self.text = text
    self.line = line
    self.marker = marker
    self.fill = fill
  }
}
