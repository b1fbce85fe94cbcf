/// A key of a file of changes.
package enum FigureChangeKey: String, CaseIterable {
  case theme, width, textSize, lineWidth, letters, binders, names, colours
  case title, caption, panelHeight
  case x, y, legend, samples, regions, level, scaling, energy, ions, abscissa, quantities, species
  case measures, whiskers, brackets, edges, traces, techniques, arrangement, over
  case colourScale, boxes, crop

  /// The keys that stand under `defaults` and under every figure.
  package static let general: [FigureChangeKey] = [
    .theme, .width, .textSize, .lineWidth, .letters, .binders, .names, .colours,
  ]

  /// The keys that stand under every figure.
  package static let ofEveryFigure: [FigureChangeKey] = general + [.title, .caption, .panelHeight]
}
