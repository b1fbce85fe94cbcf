/// Lowers the rows of a figure whose page would be higher than its journal's, as far as its panels stay readable.
struct PageFitting {
  let figure: ScientificFigure
  let measuring: any TextMeasuring

  /// The page, not higher than the journal's; where even the lowest rows would be too high, as the figure asks for it,
  /// since low rows would then win nothing.
  func scene() -> FigureScene {
    let wished = drawn(figure)
    guard let millimetres = figure.theme.rules.largestHeight else { return wished }
    let limit = millimetres * pointsPerMillimetre
    let spare = Self.spare(figure)
    var page = wished
    var share = 0.0
    // Lower rows can need other labels, so that one step may not do.
    for _ in 0..<4 where page.height > limit && share < 1 && spare > 0 {
      share = min(1, share + (page.height - limit) / spare + 0.002)
      page = drawn(Self.lowered(figure, by: share))
    }
    return page.height > limit ? wished : page
  }

  private func drawn(_ figure: ScientificFigure) -> FigureScene {
    figure.blocks.isEmpty
      ? PageLayout(figure: figure, measuring: measuring).scene()
      : PlateLayout(plate: figure, measuring: measuring).scene()
  }

  /// By how many points the page becomes lower with its lowest rows.
  private static func spare(_ figure: ScientificFigure) -> Double {
    let own = figure.rowHeights.reduce(0, +) * (1 - figure.lowestRows)
    return figure.blocks.reduce(own) { $0 + ($1.map { spare($0.figure) }.max() ?? 0) }
  }

  /// The figure with lower rows: 0 for those that it asks for, 1 for the lowest.
  private static func lowered(_ figure: ScientificFigure, by share: Double) -> ScientificFigure {
    var figure = figure
    figure.rowHeights = figure.rowHeights.map { $0 * (1 - share * (1 - figure.lowestRows)) }
    for row in figure.blocks.indices {
      for index in figure.blocks[row].indices {
        figure.blocks[row][index].figure = lowered(figure.blocks[row][index].figure, by: share)
      }
    }
    return figure
  }
}
