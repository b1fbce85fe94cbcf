/// A key of a file of changes.
public enum FigureChangeKey: String, Sendable, CaseIterable {
  /// The page and what is shown on every figure.
  case theme, width, textSize, lineWidth, letters, binders, names, colours
  /// The words and the height of one figure.
  case title, caption, panelHeight
  /// Axes, and what of the results is drawn.
  case x, y, legend, samples, regions, level, scaling, energy, ions, abscissa, quantities, species
  /// Bars, scans, verdicts and stacks.
  case measures, whiskers, brackets, edges, traces, techniques, arrangement, over
  /// Images.
  case colourScale, boxes, crop

  /// The keys that stand under `defaults` and under every figure.
  package static let general: [FigureChangeKey] = [
    .theme, .width, .textSize, .lineWidth, .letters, .binders, .names, .colours,
  ]

  /// The keys that stand under every figure.
  package static let ofEveryFigure: [FigureChangeKey] = general + [.title, .caption, .panelHeight]
}
