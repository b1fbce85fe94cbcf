/// A whole figure as one part of a page: a letter and a heading over its panels.
public struct FigureBlock: Sendable {
  /// What stands beside the letter.
  public var heading: FigureText
  /// The figure; its own width and the letters of its panels do not count.
  public var figure: ScientificFigure
  /// The share of the row's width relative to the other blocks of the row.
  public var weight: Double

  /// Creates a block.
  public init(_ heading: FigureText, _ figure: ScientificFigure, weight: Double = 1) {
    self.heading = heading
    self.figure = figure
    self.weight = weight
  }
}
