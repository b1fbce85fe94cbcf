public import ScientificFigures

extension BinderSummaryFigure {
  /// The figure on as many pages as it needs: one, or where a journal's page is not high enough one with the panels and
  /// further ones with the verdicts, of as many binders on each as it holds.
  public func pages(theme: FigureTheme = .nature183) -> [ScientificFigure] {
    let whole = figure(theme: theme)
    let limit = (theme.rules.largestHeight ?? .infinity) * pointsPerMillimetre
    guard !verdicts.isEmpty, Self.leastHeight(whole) > limit else { return [whole] }
    var panels = self
    panels.verdicts = []
    let evidence = panels.figure(theme: theme)
    return (evidence.blocks.isEmpty ? [] : [evidence])
      + verdictPages(theme, limit).map { $0.figure(theme: theme) }
  }

  /// About how high a page is at least: its rows as low as they may be, each with a heading, a title and an axis, and
  /// legend and notes.
  private static func leastHeight(_ page: ScientificFigure) -> Double {
    page.blocks.reduce(page.theme.textSize * 8) { height, row in
      let lowest = row.map { $0.figure.rowHeights.reduce(0, +) * $0.figure.lowestRows }.max() ?? 0
      return height + lowest + page.theme.textSize * 7
    }
  }

  private func verdictPages(_ theme: FigureTheme, _ limit: Double) -> [BinderSummaryFigure] {
    // Beside their rows verdicts side by side have a heading, a legend, a title and an axis.
    let furniture = theme.textSize * 9
    var pages: [[VerdictForestFigure]] = []
    // The note under all of them.
    let note = theme.textSize * 4
    var height = note
    for sheet in verdictSheets(theme: theme) {
      let rows = sheet.map { VerdictRows($0.lines, theme: theme).height(theme: theme) }.max() ?? 0
      if pages.isEmpty || height + rows + furniture > limit {
        pages.append([])
        height = note
      }
      height += rows + furniture
      pages[pages.count - 1] += sheet
    }
    return pages.map { BinderSummaryFigure(binders: binders, verdicts: $0) }
  }
}
