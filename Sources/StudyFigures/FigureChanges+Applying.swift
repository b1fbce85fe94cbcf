import AnalysisFindings
import ScientificFigures

extension FigureChanges {
  /// The page that is drawn for: the one asked for or else the usual one, with the sizes that were asked for.
  func theme(for usual: FigureTheme) -> FigureTheme {
    let base = theme ?? usual
    var page = base
    if width != nil || textSize != nil || lineWidth != nil {
      page = FigureTheme(
        name: base.name, millimetres: width ?? base.width / pointsPerMillimetre,
        textSize: textSize ?? base.textSize, smallestText: base.smallestText, letters: base.letterStyle,
        units: base.unitStyle, lineWidth: lineWidth ?? base.lineWidth, rules: base.rules)
    }
    page.colours = colours
    return page
  }
}

extension ScientificFigure {
  /// Changes what every figure has.
  ///
  /// - Throws: an `InputProblem` where an axis cannot show what is asked for, or would show nothing.
  mutating func apply(_ changes: FigureChanges) throws(InputProblem) {
    title = changes.title ?? title
    caption = changes.caption ?? caption
    if let height = changes.panelHeight {
      rowHeights = rowHeights.map { _ in height * pointsPerMillimetre }
      lowestRows = 1
    }
    for index in cells.indices {
      if changes.hasLetters == false { cells[index].panel.hasLetter = false }
      if let legend = changes.legend, cells[index].panel.legend != .none {
        cells[index].panel.legend = legend
      }
      cells[index].panel.x.apply(changes.x)
      cells[index].panel.y.apply(changes.y)
      if let region = cells[index].panel.x.group, let energies = changes.energies[region] {
        cells[index].panel.x.limits = energies
      }
    }
    try changes.checkAxes(of: self)
  }
}

extension FigureAxis {
  /// Changes an axis with numbers; one of names or of arbitrary units stays as it is.
  fileprivate mutating func apply(_ changes: FigureChanges.AxisChanges) {
    guard isOfNumbers else { return }
    if let label = changes.label, !self.label.isEmpty { self.label = FigureText(markup: label) }
    scale = changes.scale ?? scale
    limits = changes.limits ?? limits
    gap = changes.gap ?? gap
  }
}
